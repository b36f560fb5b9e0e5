import Experiment
import Learning
import Recording
import Screen
import Terminal

/// What the live program begins with.
struct LiveOptions {
  /// The session at its first tick, the options' settings in it.
  var session: Session
  /// What is done at which tick, besides what the keys ask for.
  var script: Script
  /// The lesson that is given.
  var liveLesson: LiveLesson?
  /// What has happened so far: nothing but what the options ask for.
  var recorder: SessionRecorder
  /// Where a recording goes from the first tick on; nil for none.
  var recording: String?
  /// Whether a file that is there already is replaced.
  var replacesFiles: Bool
  /// How the terminal is used.
  var terminal: TerminalSession.Options
  /// What is said first; nil for nothing.
  var notice: String?

  /// What the command line asks for.
  init(_ options: Options, _ console: Console) throws(CommandError) {
    let (session, file) = try options.experiment.open(console)
    self.init(
      session,
      SessionRecorder(session.settings, file: file, presentation: options.experiment.presentation),
      options)
    script = options.experiment.script
    notice = session.dataset.report?.notice
  }

  /// A session and what the command line asks for besides.
  init(
    _ session: Session, _ recorder: SessionRecorder, liveLesson: LiveLesson? = nil,
    _ options: Options
  ) {
    self.session = session
    self.recorder = recorder
    self.liveLesson = liveLesson
    script = Script()
    recording = options.recording
    replacesFiles = options.replacesFiles
    terminal = TerminalSession.Options(options)
  }
}

/// Said where the pictures are poorer than the terminal could show them.
private let localeNotice =
  "The locale has no UTF-8, so the pictures are made of ASCII; LANG=C.UTF-8 or --glyphs braille draws them finer."

/// Trains on the terminal until the user quits.
func runLive(_ options: LiveOptions) throws(CommandError) -> ExitStatus {
  let file = try recordingFile(options.recording, replacing: options.replacesFiles)
  let terminal = try openTerminal(options.terminal)
  defer { terminal.close() }
  var loop = LiveLoop(
    options.session, script: options.script, liveLesson: options.liveLesson,
    recorder: options.recorder, on: terminal)
  if let file { loop.record(to: file) }
  let isSpare = terminal.glyphs == .ascii && options.terminal.glyphs == nil
  if let notice = options.notice ?? (isSpare ? localeNotice : nil) { loop.tell(notice) }
  return try runLoop(&loop, on: terminal)
}

/// Runs until the end, then gives the terminal back.
func runLoop(
  _ loop: inout LiveLoop, on terminal: TerminalSession
) throws(CommandError) -> ExitStatus {
  let status = conclude(try loop.run(), terminal)
  if let failure = loop.recorder.failure { throw .recording(failure.path, failure.error) }
  return status
}

/// Gives the terminal back; a signal ends the program here.
func conclude(_ ending: LiveLoop.Ending, _ terminal: TerminalSession) -> ExitStatus {
  terminal.close()
  switch ending {
  case .quit:
    return .success
  case .signal(let number):
    TerminalSession.die(by: number)
  case .hangup:
    return .failure
  }
}

/// Takes the terminal over.
func openTerminal(_ options: TerminalSession.Options) throws(CommandError) -> TerminalSession {
  do throws(TerminalError) {
    return try TerminalSession(options)
  } catch {
    throw .terminal(error)
  }
}

extension TerminalSession.Options {
  /// What the command line says about the terminal.
  init(_ options: Options) {
    self.init(
      color: ColorChoice(options.depth), glyphs: options.glyphs, mouse: options.usesMouse,
      synchronized: options.synchronizes,
      framesPerSecond: options.export.framesPerSecond == Session.ticksPerSecond
        ? nil : options.export.framesPerSecond)
  }
}

/// Makes the file before the terminal is taken over, so that a refusal is an ordinary error.
///
/// - Parameters:
///   - path: where to record; nil for nowhere.
///   - replacing: whether a file that is there already is replaced.
/// - Returns: the file, to which nothing is written yet; nil for no path.
/// - Throws: `CommandError.recording` where it cannot be written.
func recordingFile(_ path: String?, replacing: Bool) throws(CommandError) -> LogFile? {
  guard let path else { return nil }
  do throws(RecordingError) {
    return try LogFile(path: path, replacing: replacing)
  } catch {
    throw .recording(path, error)
  }
}

extension ColorChoice {
  /// What the user chose, or the terminal's own for nil.
  fileprivate init(_ depth: ColorDepth?) {
    self =
      switch depth {
      case nil: .auto
      case .mono: .never
      case .ansi8, .ansi16: .ansi16
      case .palette256: .palette256
      case .rgb: .rgb
      }
  }
}
