import Experiment
import Interface
import Learning
import Lessons
import Screen
import Terminal

/// The live program: a tick thirty times a second, a frame after each tick and after each key.
///
/// All that happens arrives as a message and goes one way: wait, receive, show. Time decides only
/// when a tick passes. What happens to the session is keyed by its tick, so the same actions at the
/// same ticks give the same session.
struct LiveLoop {
  /// How the loop ended.
  enum Ending: Equatable {
    /// The user left.
    case quit
    /// A signal asked for the end.
    case signal(Int32)
    /// The terminal went away.
    case hangup
  }

  /// What the loop can receive.
  private enum Message {
    /// An event of the terminal.
    case event(Event)
    /// A tick is due.
    case tick
    /// So many ticks passed while nothing had to be done.
    case rest(ticks: Int)
  }

  private(set) var session: Session
  var recording: LiveRecording
  private let script: Script
  private var liveLesson: LiveLesson?
  private var prediction: Prediction?
  /// What the user asked for and would leave the lesson for; nil while nothing is asked back.
  var leaving: Command?
  let terminal: any InteractiveTerminal
  let clock: LoopClock
  private let folder: String
  private var unread: [Event]
  private var hold = PointerHold()
  private var schedule: TickSchedule
  var pace = Pace()
  var notice = Notice()
  /// Where to record once the session has begun; nothing is written to it before.
  private var file: LogFile?

  /// A loop that has not begun.
  ///
  /// - Parameters:
  ///   - session: what to begin with.
  ///   - script: what is done at which tick.
  ///   - liveLesson: the lesson that is given meanwhile.
  ///   - recorder: what has happened so far.
  ///   - terminal: where frames go and events come from.
  ///   - clock: what ticks and notices go by.
  ///   - folder: where recordings and pictures are written, with its slash; empty for the current
  ///     directory.
  ///   - unread: what came from the terminal already.
  init(
    _ session: Session, script: Script = Script(), liveLesson: LiveLesson? = nil,
    recorder: SessionRecorder, on terminal: any InteractiveTerminal, clock: LoopClock = .system,
    folder: String = "", unread: [Event] = []
  ) {
    self.session = session
    self.liveLesson = liveLesson
    self.script = script
    self.terminal = terminal
    self.clock = clock
    self.folder = folder
    self.unread = unread
    recording = LiveRecording(recorder, folder: folder)
    schedule = TickSchedule(at: clock.now)
  }

  /// What has happened so far, and what became of the recording.
  var recorder: SessionRecorder { recording.recorder }

  /// Runs until the user, a signal or the terminal ends it.
  ///
  /// - Returns: how it ended.
  /// - Throws: `CommandError` of a scripted action that cannot be done.
  mutating func run() throws(CommandError) -> Ending {
    defer { recording.finish(session) }
    schedule = TickSchedule(at: clock.now)
    try applyDueActions()
    if let file {
      let words = recording.begin(file, session, terminal.size)
      if notice.text == nil { tell(words) }
    }
    file = nil
    show()
    while true {
      for message in wait() {
        if let ending = try receive(message) { return ending }
      }
      show()
    }
  }

  /// Records to a file from the beginning of `run` on, what has happened until then included.
  mutating func record(to file: LogFile) { self.file = file }
}

// MARK: - Messages

extension LiveLoop {
  /// Waits for messages; empty where a frame is due though nothing has happened.
  private mutating func wait() -> [Message] {
    let isResting = isResting
    let deadline = isResting ? nextChange : schedule.next
    let arrived = unread.isEmpty ? terminal.events(within: deadline.map { $0 - clock.now }) : unread
    unread = []
    let events = arrived.map(Message.event)
    let now = clock.now
    if isResting {
      // Time passes in ticks even while nothing trains, so that a recording keeps its pauses.
      return [.rest(ticks: schedule.rested(until: now))] + events
    }
    return schedule.isDue(at: now) ? events + [.tick] : events
  }

  /// Whether no tick has anything to do until somebody acts.
  var isResting: Bool {
    leaving != nil
      || !session.needsTicks && session.tick >= script.end
        && liveLesson?.hasPlans(session) != true && prediction?.hasPlans(session) != true
  }

  /// When the picture changes by itself while the loop rests; nil for never.
  private var nextChange: Duration? {
    let recordedSecond = recorder.isRecording ? clock.now + .seconds(1) : nil
    let explanation = session.explanationTicksLeft.map {
      schedule.next + TickSchedule.tickLength * max(0, $0 - 1)
    }
    // The footer counts the seconds that are left to read.
    let reading = session.restTicksLeft.map {
      schedule.next + TickSchedule.tickLength * ($0 % Session.ticksPerSecond)
    }
    let motion = session.movesByItself && leaving == nil ? schedule.next : nil
    return [notice.ends, recordedSecond, explanation, reading, motion].compactMap(\.self).min()
  }

  private mutating func receive(_ message: Message) throws(CommandError) -> Ending? {
    switch message {
    case .tick:
      try tick()
    case .rest(let ticks):
      pace.rested()
      // While the user is asked the time of the lesson stands still.
      guard leaving == nil else { break }
      session.rest(ticks: ticks)
      recording.passed(session)
    case .event(.key(let key)):
      return leaving == nil ? perform(KeyMap.command(for: key, in: session)) : answer(key)
    case .event(.pointer(let pointer)):
      guard leaving == nil else { break }
      let command = PointerMap.command(
        for: pointer, in: session, size: terminal.size, display: display, hold: &hold)
      return command.flatMap { perform($0) }
    case .event(.resize):
      break
    case .event(.resumed):
      // A stop is no sign of a slow machine.
      pace.rested()
    case .event(.signal(let number)):
      return .signal(number)
    case .event(.hangup):
      return .hangup
    }
    return nil
  }

  /// The part of a tick's time in which a lesson that hurries may do more of them.
  private static let slice = Duration.milliseconds(25)

  private mutating func tick() throws(CommandError) {
    let deadline = clock.now + Self.slice
    repeat {
      let (isDone, arrived) = session.advance(watching: terminal, by: clock)
      unread += arrived
      guard isDone else { return }
      recording.passed(session)
      try applyDueActions()
    } while liveLesson?.isHurrying == true && clock.now < deadline
    let now = clock.now
    schedule.ticked(at: now)
    if session.isRunning { pace.ticked(at: now) } else { pace.rested() }
  }

  /// Applies what the script, the prediction and the lesson have to do at this tick.
  private mutating func applyDueActions() throws(CommandError) {
    for action in try script.apply(to: &session) { recording.did(action, in: session) }
    for action in prediction?.due(in: session) ?? [] { apply(action) }
    teach()
  }

  /// Does what the lesson says for this tick.
  private mutating func teach() {
    guard let (actions, announcement) = liveLesson?.teach(&session) else { return }
    for action in actions { recording.did(action, in: session) }
    if let announcement { apply(.teach(.say(announcement))) }
  }
}

// MARK: - Commands

extension LiveLoop {
  private mutating func perform(_ command: Command) -> Ending? {
    if command.leavesLesson, liveLesson?.isGiven == true {
      // Nobody leaves a lesson for what cannot be done.
      if case .act(let action) = command, let refusal = session.refusal(of: action) {
        notice.tell(refusal: refusal, at: clock.now)
      } else {
        leaving = command
      }
      return nil
    }
    switch command {
    case .quit: return .quit
    case .record: tell(recording.toggle(session, terminal.size))
    case .still: writeStill()
    case .predict: predict()
    case .refuse(let refusal): tell(refusal.message(in: session))
    case .nextChapter: goToNextChapter()
    case .act(let action):
      guard apply(action), case .teach(.chapter(let number)) = action else { break }
      liveLesson?.goBack(toChapter: number)
      // What the chapter begins with comes before the next tick.
      teach()
    }
    return nil
  }

  /// Enter leaves the lesson and does what was asked for, Esc stays, q quits, and every other key
  /// waits.
  private mutating func answer(_ key: Key) -> Ending? {
    if KeyMap.command(for: key, in: session) == .quit { return .quit }
    guard key == .enter || key == .escape, let command = leaving else { return nil }
    leaving = nil
    guard key == .enter else { return nil }
    for action in session.presentation.leavingLesson { apply(action) }
    liveLesson = nil
    return perform(command)
  }

  private mutating func goToNextChapter() {
    guard liveLesson?.isGiven == true else {
      return tell(Refusal.noLesson.message(in: session))
    }
    liveLesson?.goToNextChapter(session)
  }

  /// Does an action; a refusal changes nothing and is told.
  ///
  /// - Returns: whether it was done.
  @discardableResult
  private mutating func apply(_ action: Action) -> Bool {
    do throws(ActionError) {
      try session.apply(action)
      recording.did(action, in: session)
      return true
    } catch {
      notice.tell(refusal: error.message, at: clock.now)
      return false
    }
  }

  private mutating func predict() {
    // What one that was left unanswered has still to do.
    for action in prediction?.due(in: session) ?? [] { apply(action) }
    do throws(PredictionError) {
      let next = try Prediction(session)
      prediction = next
      for action in next.asking { apply(action) }
    } catch {
      notice.tell(refusal: error.message, at: clock.now)
    }
  }

  private mutating func writeStill() {
    do throws(CommandError) {
      let path = try Application.writeStill(of: session, size: terminal.size, in: folder)
      tell("Picture written: \(path)")
    } catch {
      tell("No picture: \(error.message).")
    }
  }

  /// Says something in the caption's place for as long as it takes to read.
  mutating func tell(_ words: String) { notice.tell(words, at: clock.now) }
}
