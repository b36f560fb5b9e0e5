import Experiment
import Learning
import Recording

/// What has happened since the first tick; a recording that begins late is complete all the same.
struct SessionRecorder {
  /// The most entries kept: an hour of a key held down, or weeks of sums.
  ///
  /// A recording that runs goes on beyond them, but none can begin.
  static let mostEntries = 1 << 17

  /// What the first line of a recording says; the size is that of the terminal when it begins.
  private(set) var header: SessionLog.Header
  /// All that happened, in order; emptied when there is too much.
  private(set) var entries: [SessionLog.Entry] = []
  /// The file that is written now.
  private(set) var file: LogFile?
  /// The tick at which the recording began.
  private(set) var beganAt = 0
  /// The recording that failed last.
  private(set) var failure: (path: String, tick: Int, error: RecordingError)?
  private var actions = 0
  private var isFull = false
  /// The tick of the last sum.
  private var summed = 0

  /// The recorder of a session at its first tick.
  ///
  /// - Parameters:
  ///   - settings: what it begins with.
  ///   - file: where its samples come from, if not from the table.
  ///   - presentation: what was done to show it, before the first tick.
  init(_ settings: Settings, file: SessionLog.DataFile? = nil, presentation: [Action] = []) {
    header = SessionLog.Header(
      tool: version, math: mathematics, seed: settings.seed, columns: 1, rows: 1,
      settings: settings.actions.map { SessionLog.Setting($0.text) }, file: file)
    for action in presentation { did(action, at: 0) }
  }

  /// The recorder of a replay that is taken over after the actions of a tick.
  init(continuing recorded: DecodedLog, at tick: Int) {
    header = recorded.log.header
    header.tool = version
    header.parent = SessionLog.Parent(path: recorded.path, tick: tick)
    for entry in recorded.log.entries where entry.tick <= tick {
      switch entry.event {
      case .end: continue
      case .action: actions += 1
      case .sum: summed = entry.tick
      case .other: break
      }
      add(entry)
    }
  }

  /// Whether a file is being written.
  var isRecording: Bool { file != nil }

  /// An action was done.
  mutating func did(_ action: Action, at tick: Int) {
    actions += 1
    add(SessionLog.Entry(tick: tick, .action(action.text)))
  }

  /// Ticks have passed; every so many a sum is taken, before the actions of its tick.
  mutating func passed(_ session: Session) {
    guard session.tick / SessionLog.sumInterval > summed / SessionLog.sumInterval else { return }
    summed = session.tick
    add(
      SessionLog.Entry(
        tick: session.tick, .sum(session.trainer.checksum, step: session.step)))
  }

  /// Begins a recording: all that has happened is written at once, then each entry as it comes.
  mutating func begin(
    _ file: LogFile, at tick: Int, columns: Int, rows: Int
  ) throws(RecordingError) {
    guard !isFull else { throw .tooMuch }
    header.columns = columns
    header.rows = rows
    self.file = file
    beganAt = tick
    failure = nil
    write(SessionLog(header, entries).text, at: tick)
  }

  /// Ends the recording, if there is one.
  mutating func finish(_ session: Session) {
    guard isRecording else { return }
    let sum = session.trainer.checksum
    write(
      SessionLog.Entry(tick: session.tick, .end(actions: actions, sum: sum)).text, at: session.tick)
    file = nil
  }

  private mutating func add(_ entry: SessionLog.Entry) {
    if isRecording { write(entry.text, at: entry.tick) }
    guard !isFull else { return }
    entries.append(entry)
    guard entries.count > Self.mostEntries else { return }
    entries = []
    isFull = true
  }

  /// A file that cannot be written is given up; the session goes on.
  private mutating func write(_ text: String, at tick: Int) {
    guard let file else { return }
    do throws(RecordingError) {
      try file.write(text)
    } catch {
      failure = (file.path, tick, error)
      self.file = nil
    }
  }
}
