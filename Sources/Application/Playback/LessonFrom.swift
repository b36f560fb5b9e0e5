import Experiment
import Learning
import Lessons
import Recording
import Text

/// `marginscope lesson-from`: a recorded session as a lesson, to be edited.
///
/// What was trained becomes `run`, what was waited becomes `hold`, every other action its
/// statement. The lesson is then given once, to see whether it ends where the session did.
func lessonFrom(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let recorded = try DecodedLog(path: options.file, console)
  var session = try recorded.experiment.start(console)
  var playback = Playback(recorded)
  var writer = LessonWriter(recorded)
  while true {
    for action in try playback.apply(to: &session) { writer.did(action) }
    if session.tick >= playback.end { break }
    let before = session.step
    session.advance()
    writer.passed(steps: session.step - before)
  }
  let text = writer.finished()
  try console.output.write(text)
  let loaded = try LoadedLesson(
    text: text, name: "the lesson from \(Path.name(recorded.path))", console)
  var scripted = try ScriptedSession(loaded)
  while !scripted.isOver { try scripted.advance() }
  guard scripted.session.trainer.checksum == session.trainer.checksum else {
    try console.errors.write(
      "marginscope: this lesson ends in another state than the session, which did something that "
        + "a lesson cannot do, such as turning m while paused and going on at once\n")
    return .differs
  }
  return .success
}

/// Writes a session down as statements.
private struct LessonWriter {
  private var lines: [String]
  private let file: String?
  /// Trained since the last statement.
  private var steps = 0
  /// Ticks of rest since the last statement.
  private var rest = 0
  private var isRunning = true
  /// Whether the session was running when each of its chapters began.
  private var chapters: [Bool] = []
  /// Whether the lesson that is written rests here, as the session does.
  private var rests = false
  /// Whether the speaker is waited for, which the statement does by itself.
  private var waits = false
  /// Whether something is said or asked for which there can be a reason.
  private var speaks = false
  /// Whether settings are what the lesson begins with: no time has passed in it.
  private var opens = true

  init(_ recorded: DecodedLog) {
    let header = recorded.log.header
    file = header.file?.path
    let title = Statement.quoted("From \(Path.name(recorded.path))")
    lines = [
      "# marginscope lesson-from \(printable(Path.name(recorded.path)))",
      "lesson \(title) seed=\(header.seed) size=\(header.columns)x\(header.rows)",
    ]
    for setting in header.settings where setting.word != Control.seed.word {
      if let action = try? Action(parsing: setting.text) { write(action) }
    }
  }

  /// A tick passed in which so many steps were trained.
  mutating func passed(steps count: Int) {
    opens = false
    if count > 0 {
      writeRest()
      steps += count
    } else if !isRunning, !waits {
      writeSteps()
      rest += 1
    }
  }

  mutating func did(_ action: Action) {
    switch action {
    case .train(let training):
      switch training {
      case .run: isRunning = true
      case .pause, .step, .steps: isRunning = false
      case .back:
        begin(action)
        isRunning = false
      case .reset, .rerun, .scene: begin(action)
      }
    case .show(let view):
      switch view {
      case .help, .page, .explain: break
      case .ghost, .dial, .view, .zoom, .theme, .inspect, .turn, .orbit, .projection, .watch,
        .readout, .hide, .unhide:
        begin(action)
      }
    case .teach(let teaching):
      switch teaching {
      case .proceed: waits = false
      case .mark:
        begin(action)
        chapters.append(isRunning)
      case .chapter(let number):
        begin(action)
        if chapters.indices.contains(number - 1) { isRunning = chapters[number - 1] }
        chapters.removeSubrange(min(chapters.count, max(0, number))...)
      case .answer, .reveal, .lesson, .rest, .reason: break
      case .say, .prompt, .ask, .snap, .why: begin(action)
      }
    case .set:
      // Else the lesson would begin with it, and m would not glide there.
      if opens, isRunning, action.isChange { write(.act(.train(.reset))) }
      begin(action)
    }
  }

  /// Writes an action where it was done, after what was trained and waited before it.
  private mutating func begin(_ action: Action) {
    writeSteps()
    writeRest()
    // Paused and turned within one tick: m would glide if the lesson went on training.
    if !isRunning, !rests { rest = 1 }
    writeRest()
    write(action)
    if action.isChange { opens = false }
  }

  mutating func finished() -> String {
    writeSteps()
    writeRest()
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ action: Action) {
    switch action {
    case .set(.data, .name(let name)) where Dataset.named(name) == nil:
      write(.act(.set(.data, .name(file ?? name))))
    case .teach(.ask(let question)):
      // Only what happened could tell the answer.
      guard let answer = question.answer else { return }
      (waits, rests, speaks) = (true, true, true)
      write(
        .ask(
          Inquiry(
            LessonText(question.text), choices: question.choices.map { LessonText($0) },
            key: .rule(AnswerRule([], otherwise: answer)))))
    case .teach(.prompt(let text)):
      (waits, rests, speaks) = (true, true, true)
      write(.pause(LessonText(text.isEmpty ? "\u{2026}" : text)))
    case .teach(.say(let text)):
      speaks = !text.isEmpty
      write(.say(LessonText(text)))
    case .teach(.why(let text)):
      // A lesson refuses a reason for nothing.
      if speaks, !text.isEmpty { write(.why(LessonText(text))) }
    case .teach(.mark("")): write(.act(.teach(.mark("chapter \(chapters.count + 1)"))))
    case .teach(.snap("")): break
    case .set, .train, .show, .teach: write(.act(action))
    }
  }

  private mutating func write(_ step: LessonStep) {
    if let text = step.text { lines.append(text) }
  }

  private mutating func writeSteps() {
    guard steps > 0 else { return }
    write(.run(steps))
    (steps, rests) = (0, false)
  }

  private mutating func writeRest() {
    guard rest > 0 else { return }
    write(.hold(ticks: min(rest, 600 * Session.ticksPerSecond)))
    (rest, rests) = (0, true)
  }
}

extension Action {
  /// Whether it sets something of a run that goes on, so that it can be gone back from.
  fileprivate var isChange: Bool {
    switch self {
    case .set(let control, _):
      switch control.effect {
      case .keepsWeights: true
      case .changesPace, .startsAfresh: false
      }
    case .train, .show, .teach: false
    }
  }
}
