import Experiment
import Learning
import Lessons
import Recording
import Text

/// `marginscope lesson`: on the terminal, without a screen, a list of them, or a new one.
func lesson(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  if options.isNew { return try writeTemplate(options, console) }
  let library = LessonLibrary(console)
  guard !options.file.isEmpty else { return try list(library, console) }
  let loaded = try LoadedLesson(path: try library.path(for: options.file), console)
  guard options.isHeadless else {
    let recorder = SessionRecorder(loaded.session.settings, file: loaded.file, presentation: [])
    return try runLive(
      LiveOptions(loaded.session, recorder, liveLesson: LiveLesson(loaded.lesson), options))
  }
  return try rehearse(loaded, console)
}

/// Runs a lesson as fast as it can and tests what it claims.
private func rehearse(_ loaded: LoadedLesson, _ console: Console) throws(CommandError) -> ExitStatus
{
  try console.output.write("\(loaded.lesson.title)\n")
  var scripted = try ScriptedSession(loaded)
  var status = ExitStatus.success
  while true {
    let session = scripted.session
    for action in scripted.actions {
      guard case .teach(.mark(let title)) = action else { continue }
      try console.output.write("\(Session.clock(ticks: session.tick))  \(title)\n")
    }
    for checkResult in scripted.checkResults {
      if checkResult.holds {
        try console.output.write(
          "\(Session.clock(ticks: session.tick))    \(checkResult.message)\n")
      } else {
        try console.errors.write(
          "\(loaded.path):\(checkResult.place.line):\(checkResult.place.column): \(checkResult.message)\n"
        )
        status = .unmet
      }
    }
    if scripted.isOver { break }
    try scripted.advance()
  }
  let session = scripted.session
  try console.output.write(
    "\(Session.clock(ticks: session.tick))  end: step \(session.step), "
      + "checksum \(hexadecimal(session.trainer.checksum))\n")
  return status
}

/// Lists the lessons of the library: number, name, length, title.
private func list(_ library: LessonLibrary, _ console: Console) throws(CommandError) -> ExitStatus {
  guard !library.names.isEmpty else { throw .noLessons }
  let longest = library.names.map(\.count).max() ?? 0
  for (index, name) in library.names.enumerated() {
    let number = "\(index + 1)".paddedLeft(to: 2)
    try console.output.write(
      "\(number)  \(name.paddedRight(to: longest))  "
        + "\(description(library.path(name), console))\n")
  }
  try console.output.write("\nmarginscope lesson 1 gives the first of them.\n")
  return .success
}

private func description(_ path: String, _ console: Console) -> String {
  do throws(CommandError) {
    let lesson = try LoadedLesson.read(path, console)
    return "\(Session.clock(ticks: lesson.estimatedTicks))  \(lesson.title)"
  } catch {
    return error.message
  }
}
