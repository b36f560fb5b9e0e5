import Experiment
import Interface
import Learning
import Lessons
import Screen
import Terminal

/// The live program: a tick thirty times a second, a frame after each tick and after each key.
///
/// Time decides only when a tick passes. Everything that happens to the session is keyed by its tick,
/// so the same actions at the same ticks give the same session.
struct LiveLoop {
  /// How it ended.
  enum Ending {
    /// The user left.
    case quit
    /// A signal asked for the end.
    case signal(Int32)
    /// The terminal went away.
    case hangup
  }

  /// The time of a tick.
  static let tickLength = Duration.nanoseconds(1_000_000_000 / Session.ticksPerSecond)

  private(set) var session: Session
  private(set) var recorder: SessionRecorder
  private let script: Script
  private var liveLesson: LiveLesson?
  private var prediction: Prediction?
  private var display: DisplayOptions
  private let clock = ContinuousClock()
  private var pace = Pace()
  /// When the notice has been there long enough.
  private var noticeEnds: ContinuousClock.Instant?
  /// The tick of the failure that was told of.
  private var toldFailure: Int?

  /// A loop.
  ///
  /// - Parameters:
  ///   - session: what to begin with.
  ///   - script: what is done at which tick.
  ///   - liveLesson: who gives a lesson meanwhile.
  ///   - recorder: what has happened so far.
  ///   - display: what the terminal can show.
  init(
    _ session: Session, script: Script, liveLesson: LiveLesson? = nil, recorder: SessionRecorder,
    display: DisplayOptions
  ) {
    self.session = session
    self.liveLesson = liveLesson
    self.script = script
    self.recorder = recorder
    self.display = display
  }

  /// Runs until the user, a signal or the terminal ends it.
  ///
  /// - Parameter terminal: where frames go and events come from.
  /// - Returns: how it ended.
  /// - Throws: `CommandError` of a scripted action that cannot be done.
  mutating func run(on terminal: TerminalSession) throws(CommandError) -> Ending {
    defer { recorder.finish(session) }
    try act()
    show(on: terminal)
    var next = clock.now + LiveLoop.tickLength
    while true {
      let isResting =
        !session.needsTicks && session.tick >= script.end && liveLesson?.hasPlans(session) != true
        && prediction?.hasPlans(session) != true
      // A recording's time is shown while it rests, too.
      let wake = recorder.isRecording || noticeEnds != nil ? clock.now + .seconds(1) : nil
      let events = terminal.events(until: isResting ? wake : next)
      if isResting {
        // Time passes in ticks even while nothing trains, so that a recording keeps its pauses.
        let ticks = max(0, Int((clock.now - next) / LiveLoop.tickLength + 1))
        session.rest(ticks: ticks)
        recorder.passed(session)
        next += LiveLoop.tickLength * ticks
        if events.isEmpty { show(on: terminal) }
      }
      for event in events {
        if let ending = handle(event, size: terminal.size) { return ending }
      }
      if clock.now >= next {
        session.advance()
        recorder.passed(session)
        try act()
        let now = clock.now
        display.laggingTicks = pace.tick(at: now, isTraining: session.isRunning)
        next += LiveLoop.tickLength
        if next < now { next = now }
        show(on: terminal)
      } else if !events.isEmpty {
        show(on: terminal)
      }
    }
  }

  /// Does what script and lesson say for this tick.
  private mutating func act() throws(CommandError) {
    for action in try script.apply(to: &session) { recorder.did(action, at: session.tick) }
    for action in prediction?.due(in: session) ?? [] { done(action) }
    for action in liveLesson?.teach(&session) ?? [] { recorder.did(action, at: session.tick) }
  }

  /// Records to a file from now on, what has happened until now included.
  mutating func record(to file: LogFile, size: Size) {
    do throws(RecordingError) {
      try recorder.begin(file, at: session.tick, columns: size.columns, rows: size.rows)
      tell("Recording to \(file.path), from the session's first tick on.")
    } catch {
      tell("\(error.message(file.path)).")
    }
  }

  /// Likewise, to a file that is made now.
  mutating func record(to path: String, replacing: Bool, size: Size) {
    do throws(RecordingError) {
      record(to: try LogFile(path: path, replacing: replacing), size: size)
    } catch {
      tell("\(error.message(path)).")
    }
  }

  private mutating func toggleRecording(size: Size) {
    if let file = recorder.file {
      recorder.finish(session)
      guard recorder.failure == nil else { return }
      tell("Recorded to \(file.path): marginscope replay \(file.path)")
      return
    }
    let prefix = "marginscope-\(session.settings.seed)"
    do throws(RecordingError) {
      record(to: try LogFile(prefix: prefix), size: size)
    } catch {
      tell("\(error.message(prefix)).")
    }
  }

  private mutating func writeStill(size: Size) {
    do throws(CommandError) {
      tell("Picture written: \(try Application.writeStill(of: session, size: size))")
    } catch {
      tell("No picture: \(error.message).")
    }
  }

  /// Says something in the caption's place for a while.
  private mutating func tell(_ notice: String) {
    display.notice = notice
    noticeEnds = clock.now + .seconds(5)
  }

  private mutating func handle(_ event: Event, size: Size) -> Ending? {
    switch event {
    case .key(let key):
      return perform(KeyMap.command(for: key, in: session), size)
    case .pointer(let pointer):
      let command = PointerMap.command(for: pointer, in: session, size: size, display: display)
      return perform(command, size)
    case .resize, .resumed:
      return nil
    case .signal(let number):
      return .signal(number)
    case .hangup:
      return .hangup
    }
  }

  private mutating func perform(_ command: Command?, _ size: Size) -> Ending? {
    switch command {
    case .quit:
      return .quit
    case .record:
      toggleRecording(size: size)
      return nil
    case .still:
      writeStill(size: size)
      return nil
    case .predict:
      predict()
      return nil
    case .act(let action):
      done(action)
      return nil
    case nil:
      return nil
    }
  }

  /// Does an action; the key table only names what the session can do, and a refusal changes
  /// nothing.
  private mutating func done(_ action: Action) {
    guard (try? session.apply(action)) != nil else { return }
    recorder.did(action, at: session.tick)
  }

  private mutating func predict() {
    guard prediction?.isOver(in: session) ?? true else { return }
    prediction = Prediction(session)
    if let prediction {
      for action in prediction.asking { done(action) }
    } else {
      tell("There is nothing to predict yet: let a loss with a margin train a little first.")
    }
  }

  /// Skips a frame that a slow terminal would only queue: none within twice the last one's time.
  private mutating func show(on terminal: TerminalSession) {
    let start = clock.now
    if let failure = recorder.failure, failure.tick != toldFailure {
      toldFailure = failure.tick
      tell("\(failure.error.message(failure.path)).")
    }
    if let ends = noticeEnds, start >= ends {
      display.notice = nil
      noticeEnds = nil
    }
    display.recordedSeconds =
      recorder.isRecording ? (session.tick - recorder.beganAt) / Session.ticksPerSecond : nil
    guard pace.mayShow(at: start) || !session.needsTicks else { return }
    terminal.present(ScreenRenderer.frame(of: session, size: terminal.size, display: display))
    pace.shown(from: start, to: clock.now)
  }
}

/// Whether the machine keeps up with thirty ticks a second, and the terminal with the frames.
private struct Pace {
  private var began: ContinuousClock.Instant?
  private var ticks = 0
  private var lagging: Int?
  private var freeAgain: ContinuousClock.Instant?

  /// Counts a tick; says how many the last second had where they were too few.
  mutating func tick(at now: ContinuousClock.Instant, isTraining: Bool) -> Int? {
    guard isTraining, let start = began else {
      began = now
      ticks = 0
      lagging = nil
      return nil
    }
    ticks += 1
    let passed = now - start
    guard passed >= .seconds(1) else { return lagging }
    let rate = Int(Double(ticks) / (passed / .seconds(1)) + 0.5)
    lagging = rate < 27 ? rate : nil
    began = now
    ticks = 0
    return lagging
  }

  func mayShow(at now: ContinuousClock.Instant) -> Bool { freeAgain.map { now >= $0 } ?? true }

  mutating func shown(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) {
    let length = end - start
    // Only a terminal that makes us wait is given a rest.
    freeAgain = length > LiveLoop.tickLength / 2 ? end + length : nil
  }
}
