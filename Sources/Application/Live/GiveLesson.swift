import Experiment
import Interface
import Learning
import Lessons
import Recording
import Screen
import Text

/// `marginscope lesson`: on the terminal, without a screen, a list of them, or a new one.
func lesson(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  if options.isNew { return try writeTemplate(options, console) }
  let library = LessonLibrary(console)
  guard !options.file.isEmpty else { return try list(library, console) }
  let loaded = try LoadedLesson(path: try library.path(for: options.file, console), console)
  if options.isHeadless {
    guard options.recording == nil else { throw .usage(.needsTerminal(option: "record")) }
    return try rehearse(loaded, console)
  }
  let presentation = options.experiment.presentation
  let recorder = SessionRecorder(
    loaded.session.settings, file: loaded.file, presentation: presentation)
  return try runLive(
    LiveOptions(
      try loaded.session.showing(presentation), recorder,
      liveLesson: LiveLesson(loaded.lesson), options))
}

/// The size of an old terminal, in which everything that a lesson says must have room.
let leastLessonSize = Size(columns: 80, rows: 24)

/// Runs a lesson as fast as it can and tests what it claims, and that there is room for its words.
private func rehearse(_ loaded: LoadedLesson, _ console: Console) throws(CommandError) -> ExitStatus
{
  try console.output.write(line: loaded.lesson.title)
  var complaints: [(place: Place, message: String)] = []
  var (isUnmet, isTooLong) = (false, false)
  var readout: Place?
  let session = try loaded.give { line, session in
    if case .act(.show(.readout)) = line.lessonStep { readout = line.place }
    // Numbers grow while it is shown; one complaint is enough.
    let omitted = ScreenRenderer.omittedMetrics(of: session, size: leastLessonSize)
    if omitted > 0, let place = readout {
      (isTooLong, readout) = (true, nil)
      complaints.append((place, tooManyMetrics(omitted, leastLessonSize)))
    }
    let excess = line.lessonStep.excessLines(in: session, size: leastLessonSize)
    guard excess > 0 else { return }
    isTooLong = true
    complaints.append((line.place, tooLong(excess, leastLessonSize)))
  } atEachTick: { player, session throws(CommandError) in
    let clock = Session.clock(ticks: session.tick)
    for action in player.actions {
      guard case .teach(.mark(let title)) = action else { continue }
      try console.output.write(line: "\(clock)  \(title)")
    }
    for checkResult in player.checkResults {
      if checkResult.holds {
        try console.output.write(line: "\(clock)    \(checkResult.message)")
      } else {
        isUnmet = true
        complaints.append((checkResult.place, checkResult.message))
      }
    }
    for (place, message) in complaints {
      try console.errors.write(
        line: "\(loaded.path):\(place.line):\(place.column): \(message)")
    }
    complaints = []
  }
  try console.output.write(
    "\(Session.clock(ticks: session.tick))  end: step \(session.step), "
      + "checksum \(hexadecimal(session.trainer.checksum))\n")
  return isTooLong ? .failure : isUnmet ? .unmet : .success
}

extension LoadedLesson {
  /// Gives the lesson without an audience, as fast as it can.
  ///
  /// - Parameters:
  ///   - eachStatement: told of every statement after it has begun, and of the session as it then
  ///     stands: what the screen shows of it.
  ///   - atEachTick: told of every tick after all that is done at it.
  /// - Returns: the session at the lesson's end.
  /// - Throws: `CommandError` of a statement that cannot be done.
  func give(
    eachStatement: (Lesson.Line, Session) -> Void,
    atEachTick: (LessonPlayer, Session) throws(CommandError) -> Void = { _, _ in }
  ) throws(CommandError) -> Session {
    var session = session
    var player = LessonPlayer(lesson, waits: false)
    while true {
      do throws(LessonError) {
        try player.play(on: &session, each: eachStatement)
        try player.expectProgress(in: session)
      } catch {
        throw .lesson(path, error)
      }
      try atEachTick(player, session)
      if player.isOver { return session }
      session.advance()
    }
  }
}

extension LessonStep {
  /// How many lines its words are too long for a screen of a size.
  ///
  /// - Parameters:
  ///   - session: after the step has begun.
  ///   - size: of the screen.
  /// - Returns: the lines that there is no room for; 0 where all have room.
  func excessLines(in session: Session, size: Size) -> Int {
    switch self {
    case .say: ScreenRenderer.excessCaptionLines(of: session, size: size)
    case .pause, .ask, .reveal, .why: ScreenRenderer.excessBoxLines(of: session, size: size)
    case .act, .run, .ramp, .until, .hold, .remember, .check: 0
    }
  }
}

extension Session {
  /// The session with what the options say about showing it.
  fileprivate func showing(_ presentation: [Action]) throws(CommandError) -> Session {
    var session = self
    do throws(ActionError) {
      for action in presentation { try session.apply(action) }
    } catch {
      throw .usage(.setting(error))
    }
    return session
  }
}

/// Lists the lessons of the library: number, name, length, title.
private func list(_ library: LessonLibrary, _ console: Console) throws(CommandError) -> ExitStatus {
  guard !library.names.isEmpty else { throw .noLessons }
  let longest = library.names.map(\.count).max() ?? 0
  for (index, name) in library.names.enumerated() {
    let number = "\(index + 1)".paddedLeft(to: 2)
    try console.output.write(
      line: "\(number)  \(name.paddedRight(to: longest))  "
        + description(library.path(name), console))
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
