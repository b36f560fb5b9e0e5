import Experiment
import Interface
import Lessons
import Recording
import Screen
import Text

/// Writes the files of an export tick by tick, and gives them their names at the end.
struct Exporter {
  private let size: Size
  private let display: DisplayOptions
  private let ticksPerFrame: Int
  private let replaces: Bool
  private let title: String
  private let firstTick: Int
  private var transcript: Transcript
  private var cast: Asciicast?
  private var films: (cast: Int?, page: Int?) = (nil, nil)
  private var tables: (csv: Int?, jsonl: Int?) = (nil, nil)
  private var words: (transcript: Int?, captions: Int?) = (nil, nil)
  private var stills: StillFolder?
  private var files: [PendingFile] = []
  private var lastTick: Int

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - subject: what is exported.
  ///   - options: which files, and how frames are drawn.
  ///   - timestamp: of a terminal recording, in seconds since 1970.
  ///   - player: what a page plays it with; nil for files beside the page.
  /// - Throws: `CommandError.write` for a file that cannot be written.
  init(
    _ subject: ExportSource, _ options: Options, timestamp: Int, player: WebPage.Player?
  ) throws(CommandError) {
    let session = subject.scripted.session
    size = options.size ?? subject.size
    display = DisplayOptions(
      depth: options.depth ?? .palette256, glyphs: options.glyphs ?? .braille)
    ticksPerFrame = Session.ticksPerSecond / options.export.framesPerSecond
    replaces = options.replacesFiles
    title = printable(subject.title)
    firstTick = session.tick
    lastTick = session.tick
    transcript = Transcript(title: printable(subject.title))
    do throws(CommandError) {
      try open(
        options.export, timestamp: timestamp, theme: session.presentation.theme, player: player)
    } catch {
      discard()
      throw error
    }
  }

  private mutating func open(
    _ options: ExportOptions, timestamp: Int, theme: Theme, player: WebPage.Player?
  ) throws(CommandError) {
    if let path = options.path(.cast) { films.cast = try add(path) }
    if let path = options.path(.html) {
      films.page = try add(path)
      try files[files.count - 1].write(WebPage(title: title, player: player).opening)
    }
    if films.cast != nil || films.page != nil {
      let writer = Asciicast(
        .init(size: size, title: title, timestamp: timestamp, colors: .init(theme)))
      cast = writer
      try record(writer.firstLine)
    }
    if let path = options.path(.csv) {
      tables.csv = try add(path)
      try files[files.count - 1].write(Array(MetricRow.title.utf8))
    }
    if let path = options.path(.jsonl) { tables.jsonl = try add(path) }
    if let path = options.path(.transcript) { words.transcript = try add(path) }
    if let path = options.path(.captions) { words.captions = try add(path) }
    if let path = options.path(.svgDir) { stills = try StillFolder(path) }
  }

  private mutating func add(_ path: String) throws(CommandError) -> Int {
    guard !files.contains(where: { $0.path == path }) else { throw .usage(.sameFile(path)) }
    files.append(try PendingFile(path, replaces: replaces))
    return files.count - 1
  }

  /// Takes what the session shows and what has just been done.
  ///
  /// - Parameters:
  ///   - scripted: after the actions of a tick.
  ///   - isLast: whether no other tick follows.
  /// - Throws: `CommandError.write` where it cannot be written.
  mutating func take(_ scripted: ScriptedSession, isLast: Bool) throws(CommandError) {
    let session = scripted.session
    let cues = scripted.actions.map { ExportCue($0, session.presentation) }
    lastTick = session.tick
    for entry in cues.flatMap(\.entries) {
      transcript.add(.init(at: milliseconds, entry.kind, entry.text))
    }
    try film(session, markers: cues.compactMap(\.marker).map(printable), isLast: isLast)
    try tabulate(session, scripted.actions)
    for name in cues.compactMap(\.still) { try draw(session, name) }
  }

  /// Lines of the terminal recording, for each file that holds it.
  private mutating func record(_ lines: [UInt8]) throws(CommandError) {
    if let file = films.cast { try files[file].write(lines) }
    if let file = films.page { try files[file].write(WebPage.embedded(lines)) }
  }

  private mutating func film(
    _ session: Session, markers: [String], isLast: Bool
  ) throws(CommandError) {
    guard var writer = cast else { return }
    let isDue = (lastTick - firstTick) % ticksPerFrame == 0
    guard isDue || isLast || !markers.isEmpty else { return }
    let frame = ScreenRenderer.frame(of: session, size: size, display: display)
      .settled(for: display.depth, glyphs: display.glyphs)
    let lines =
      markers.isEmpty
      ? writer.show(frame, at: microseconds)
      : writer.mark(markers, frame, at: microseconds)
    cast = writer
    try record(lines)
  }

  private mutating func tabulate(_ session: Session, _ actions: [Action]) throws(CommandError) {
    guard tables.csv != nil || tables.jsonl != nil else { return }
    let row = MetricRow(session, actions)
    if let csv = tables.csv { try files[csv].write(Array(row.csv.utf8)) }
    if let jsonl = tables.jsonl { try files[jsonl].write(Array(row.json.utf8)) }
  }

  private mutating func draw(_ session: Session, _ name: String) throws(CommandError) {
    guard let path = stills?.path(for: name) else { return }
    let image = StillImage(session, size: size, glyphs: display.glyphs, title: "\(title): \(name)")
    let file = try add(path)
    try files[file].write(Array(image.svg.utf8))
    try files[file].close()
  }

  /// Ends all files and gives them their names.
  mutating func publish() throws(CommandError) {
    if let cast { try record(cast.end(at: microseconds)) }
    // In the middle there is something to see.
    if let file = films.page {
      try files[file].write(WebPage.closing(posterAt: milliseconds / 2))
    }
    if let file = words.transcript { try files[file].write(Array(transcript.markdown.utf8)) }
    if let file = words.captions {
      try files[file].write(Array(transcript.captions(until: milliseconds).utf8))
    }
    for index in files.indices where files[index].isOpen { try files[index].close() }
    for index in files.indices { try files[index].publish() }
  }

  /// Leaves nothing behind.
  mutating func discard() {
    for index in files.indices { files[index].discard() }
    stills?.discard()
  }

  private var microseconds: Int {
    (lastTick - firstTick) * 1_000_000 / Session.ticksPerSecond
  }

  private var milliseconds: Int {
    (lastTick - firstTick) * 1000 / Session.ticksPerSecond
  }
}

extension TerminalColors {
  /// The theme's own.
  init(_ theme: Theme) {
    let colors = ScreenRenderer.colors(of: theme)
    self.init(foreground: colors.text, background: colors.background)
  }
}
