import Experiment
import Interface
import Lessons
import Recording
import Screen
import Terminal

/// `marginscope export`: writes a scripted session to files, all in one pass.
///
/// The same input gives the same bytes; what fails leaves no file behind.
func export(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  guard !options.export.paths.isEmpty else { throw .usage(.nothingToExport) }
  let subject = try ExportSource(options, console)
  // Beyond it nobody meant it: a night's pause, or a tick with a digit too many.
  guard options.tick != nil || subject.ticks <= ExportOptions.mostTicks else {
    throw .tooLong(ticks: subject.ticks, most: ExportOptions.mostTicks)
  }
  let page = options.export.path(.html)
  let player = page == nil ? nil : try WebPage.Player.find(in: options.export.player, console)
  let watch = InterruptWatch()
  var exporter = try Exporter(
    subject, options, timestamp: try sourceDate(console), player: player)
  var progress = Progress("tick", of: subject.ticks, on: console.errors)
  var scripted = subject.scripted
  func isOver() -> Bool {
    scripted.isOver || options.tick.map { scripted.session.tick >= $0 } ?? false
  }
  do throws(CommandError) {
    try exporter.take(scripted, isLast: isOver())
    while !isOver(), watch.arrived == nil {
      try scripted.advance()
      try exporter.take(scripted, isLast: isOver())
      try progress.show(scripted.session.tick)
    }
    try progress.clear()
    if watch.arrived == nil {
      try options.experiment.script.checkDone(at: scripted.session.tick)
      try exporter.publish()
      if let page, player == nil { try console.errors.write(missingPlayer(page)) }
    }
  } catch {
    exporter.discard()
    // A reader that went away is a signal, and no error of its own.
    if let signal = watch.arrived { TerminalSession.die(by: signal) }
    throw error
  }
  if let signal = watch.arrived {
    exporter.discard()
    TerminalSession.die(by: signal)
  }
  return .success
}

/// The moment that the recording names: SOURCE_DATE_EPOCH, else none in particular.
///
/// Source: https://reproducible-builds.org/specs/source-date-epoch/
private func sourceDate(_ console: Console) throws(CommandError) -> Int {
  guard let text = console.environment("SOURCE_DATE_EPOCH") else { return 0 }
  guard let seconds = Int(text), seconds >= 0 else { throw .usage(.badSourceDate(text)) }
  return seconds
}

/// What a page still needs.
private func missingPlayer(_ page: String) -> String {
  "marginscope: \(page) needs the player: put \(WebPage.Player.styleName) and "
    + "\(WebPage.Player.scriptName) of asciinema-player beside it, or export it with --player DIR\n"
}
