import Experiment
import Interface
import Learning
import Lessons
import Recording
import Screen
import Terminal
import Testing

@testable import Application

/// The keys of a lesson at the terminal: going on, chapters, reasons, and what would leave it.
struct LiveLessonKeysTests {
  /// A loop that gives a lesson on a terminal, and leaves at the end.
  private func run(
    _ terminal: ScriptedTerminal, _ lines: String..., until end: Duration
  ) throws -> LiveLoop {
    terminal.at(end, type: "q")
    let text = (["lesson \"Live\"", "set speed 20"] + lines).joined(separator: "\n")
    let loaded = try LoadedLesson(text: text, ConsoleRecorder().console)
    var loop = LiveLoop(
      loaded.session, liveLesson: LiveLesson(loaded.lesson), on: terminal)
    #expect(try loop.run() == .quit)
    return loop
  }

  private func footer(_ terminal: ScriptedTerminal, at time: Duration) -> Substring {
    terminal.screen(at: time).split(separator: "\n").last ?? ""
  }

  /// Time to read is no pause: it is counted, and said to be what it is.
  @Test func aHoldCountsItsSecondsAndNeverSaysPaused() throws {
    let terminal = ScriptedTerminal()
    _ = try run(
      terminal, "mark \"One\"", "say \"Look\"", "hold 5", "run 20", "pause \"Well?\"",
      until: .seconds(20))
    #expect(footer(terminal, at: .milliseconds(100)).contains("reading, 5 s: enter goes on"))
    #expect(footer(terminal, at: .milliseconds(4500)).contains("reading, 1 s: enter goes on"))
    #expect(terminal.header(at: .seconds(2)).contains(" reading"))
    #expect(terminal.header(at: .seconds(10)).contains(" your turn"))
    #expect(!terminal.shown.contains { $0.header.contains("PAUSED") })
  }

  @Test(arguments: [Key.enter, .character(" ")])
  func enterAndSpaceEndAHold(key: Key) throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(2), .key(key))
    let loop = try run(terminal, "hold 60", "run 20", "hold 60", until: .seconds(4))
    #expect(loop.session.step == 20 && loop.actions.contains("continue"))
  }

  /// Space pauses training and goes on with it; enter goes on with it, and says why it does not
  /// pause.
  @Test func spacePausesWhereTheLessonTrains() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), .key(.enter))
    terminal.at(.seconds(2), type: " ")
    terminal.at(.seconds(4), .key(.enter))
    terminal.at(.seconds(5), type: " ")
    terminal.at(.seconds(7), type: " ")
    let loop = try run(terminal, "run 100000", until: .seconds(8))
    #expect(terminal.screen(at: .seconds(1)).contains("space pauses it"))
    #expect(terminal.header(at: .seconds(3)).contains("PAUSED"))
    #expect(terminal.header(at: .milliseconds(4500)).contains("running"))
    #expect(terminal.header(at: .seconds(6)).contains("PAUSED"))
    #expect(
      loop.actions.filter { $0 == "run" || $0 == "pause" } == ["pause", "run", "pause", "run"])
  }

  // MARK: - Chapters

  private static let chapters = [
    "mark \"One\"", "run 100", "pause \"First\"", "mark \"Two\"", "set margin 2", "run 100",
    "remember two", "pause \"Second {two.step}\"", "mark \"Three\"", "run 100", "pause \"Third\"",
  ]

  private func given(_ terminal: ScriptedTerminal, until end: Duration) throws -> LiveLoop {
    terminal.at(end, type: "q")
    let text = (["lesson \"Live\"", "set speed 20"] + Self.chapters).joined(separator: "\n")
    let loaded = try LoadedLesson(text: text, ConsoleRecorder().console)
    var loop = LiveLoop(
      loaded.session, liveLesson: LiveLesson(loaded.lesson), on: terminal)
    #expect(try loop.run() == .quit)
    return loop
  }

  @Test func aChapterCanBeRepeatedAndGoneBackTo() throws {
    let once = ScriptedTerminal()
    once.at(.seconds(5), type: " ")
    let straight = try given(once, until: .seconds(10))
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(5), type: " ")
    terminal.at(.seconds(10), .key(.backspace))
    terminal.at(.seconds(20), type: "[")
    terminal.at(.seconds(30), type: " ")
    let loop = try given(terminal, until: .seconds(40))
    #expect(terminal.screen(at: .seconds(9)).contains("Second 200"))
    // The same again, bit for bit.
    #expect(terminal.screen(at: .seconds(19)).contains("Second 200"))
    #expect(terminal.screen(at: .seconds(29)).contains("First"))
    #expect(terminal.screen(at: .seconds(29)).contains("1/3 One"))
    #expect(terminal.screen(at: .seconds(39)).contains("Second 200"))
    #expect(loop.session.trainer.checksum == straight.session.trainer.checksum)
    #expect(loop.actions.filter { $0.hasPrefix("chapter") } == ["chapter 2", "chapter 1"])
  }

  @Test func aLearnerCanHurryToTheNextChapter() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(50), type: "]")
    terminal.at(.seconds(5), type: "]")
    terminal.at(.seconds(10), type: "]")
    let loop = try given(terminal, until: .seconds(20))
    #expect(terminal.screen(at: .seconds(4)).contains("Second 200"))
    #expect(terminal.screen(at: .seconds(9)).contains("Third"))
    #expect(terminal.screen(at: .seconds(19)).contains("This is the end of"))
    #expect(loop.session.step == 300)
  }

  @Test func beforeTheFirstChapterThereIsNone() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "[")
    _ = try given(terminal, until: .seconds(2))
    #expect(terminal.screen(at: .seconds(1)).contains("no chapter before this one"))
  }

  /// A recording of all that plays to the same state.
  @Test func aRecordingOfItVerifies() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(2), type: "]")
    terminal.at(.seconds(5), .key(.backspace))
    terminal.at(.seconds(9), type: "[")
    terminal.at(.seconds(12), type: "]")
    let loop = try given(terminal, until: .seconds(20))
    var replay = try LoadedLesson(
      text: "lesson \"Live\"\nset speed 20", ConsoleRecorder().console
    ).session
    for entry in loop.recorder.entries {
      while replay.tick < entry.tick { replay.advance() }
      if case .action(let text) = entry.event { try replay.apply(try Action(parsing: text)) }
    }
    #expect(replay.trainer.checksum == loop.session.trainer.checksum)
    #expect(replay.presentation == loop.session.presentation)
  }

  // MARK: - Reasons

  @Test func aReasonIsShownWhileTheLessonWaits() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "w")
    terminal.at(.seconds(2), type: "b")
    terminal.at(.seconds(3), type: "w")
    terminal.at(.seconds(5), .key(.enter))
    terminal.at(.seconds(7), .key(.enter))
    let loop = try run(
      terminal, "mark \"One\"", "ask \"Which?\" a=this b=that answer=b", "why \"Because it is.\"",
      "run 20", until: .seconds(9))
    #expect(terminal.screen(at: .seconds(1)).contains("once it is answered"))
    #expect(terminal.screen(at: .milliseconds(2500)).contains("w says why"))
    #expect(terminal.screen(at: .seconds(4)).contains("Because it is."))
    #expect(!terminal.screen(at: .seconds(6)).contains("Because it is."))
    #expect(terminal.screen(at: .seconds(6)).contains("Which?"))
    #expect(loop.session.step == 20)
  }

  /// A hold that ends while somebody reads why does not carry the reason away.
  @Test func nothingGoesOnWhileAReasonIsRead() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "w")
    terminal.at(.seconds(30), type: "w")
    let loop = try run(
      terminal, "say \"So\"", "why \"Because it is.\"", "hold 3", "run 20", "hold 60",
      until: .seconds(32))
    #expect(terminal.screen(at: .seconds(29)).contains("Because it is."))
    #expect(terminal.screen(at: .seconds(29)).contains("step 0 "))
    #expect(loop.session.step == 20)
  }

  // MARK: - Leaving

  static let leaving: [Key] = [
    .character("n"), .character("N"), .tab, .backTab, .character("d"), .character("r"),
    .character("R"), .character("b"), .character("."), .character(","), .right, .left,
    .character("4"), .character("p"), .character("g"), .character("m"),
  ]

  @Test(arguments: leaving)
  func whatWouldLeaveTheLessonIsAskedBack(key: Key) throws {
    let terminal = ScriptedTerminal()
    terminal.at(.milliseconds(500), .key(key))
    terminal.at(.milliseconds(600), .key(.escape))
    let loop = try run(
      terminal, "loss a-softmax margin=2", "run 20", "set margin 3", "hold 1", "run 20",
      "pause \"Well?\"", until: .seconds(2))
    #expect(terminal.screen(at: .milliseconds(550)).contains("leave the lesson?"))
    #expect(!terminal.screen(at: .milliseconds(650)).contains("leave the lesson?"))
    // The lesson goes on where it was.
    #expect(terminal.screen(at: .seconds(2)).contains("Well?") && loop.session.step == 40)
    #expect(loop.session.settings.margin == 3)
  }

  @Test func theTimeOfTheLessonStandsStillMeanwhile() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "n")
    terminal.at(.seconds(60), type: "x")
    terminal.at(.seconds(61), .key(.escape))
    let loop = try run(terminal, "run 100000", until: .seconds(62))
    #expect((59...61).contains(loop.session.tick) && loop.session.step == 20 * loop.session.tick)
  }

  @Test func whoeverLeavesGetsWhatWasAskedFor() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "n")
    terminal.at(.seconds(2), .key(.enter))
    let loop = try run(
      terminal, "mark \"One\"", "hide theory", "run 20", "ask q a=x b=y answer=a",
      until: .seconds(10))
    #expect(loop.session.presentation.lecture == nil && loop.session.presentation.quiz == nil)
    #expect(loop.session.presentation.scene != nil && !loop.session.presentation.hides(.theory))
    #expect(loop.actions.contains("lesson \"\" chapters=0"))
  }

  /// What only shows something else does not leave it.
  @Test func lookingAroundStaysInTheLesson() throws {
    let terminal = ScriptedTerminal()
    for (second, key) in ["v", "z", "t", "i", "?", "?", "<"].enumerated() {
      terminal.at(.seconds(1 + second), type: key)
    }
    _ = try run(terminal, "hold 60", until: .seconds(20))
    #expect(!terminal.shown.contains { $0.text.contains("leave the lesson?") })
  }

  @Test func nothingHiddenComesBackByAKey() throws {
    let terminal = ScriptedTerminal()
    let keys = KeyMap.bindings.flatMap(\.keys) + LessonKeys.bindings.flatMap(\.keys)
    for (index, key) in keys.filter({ $0 != .character("q") }).enumerated() {
      terminal.at(.milliseconds(100 + 80 * index), .key(key))
      terminal.at(.milliseconds(120 + 80 * index), .key(.escape))
    }
    let loop = try run(
      terminal, "mark \"One\"", "hide margins scores theory",
      "ask q a=x b=y answer=later", "run 100000", "reveal a", until: .seconds(6))
    #expect(
      loop.session.presentation.hides(.picture(.margins))
        && loop.session.presentation.hides(.theory))
  }

  /// A slow terminal skips frames while training goes on, but not the question, after which nothing
  /// would show it.
  @Test func aSlowTerminalIsAskedToo() throws {
    let terminal = ScriptedTerminal()
    terminal.delay = { _ in .milliseconds(200) }
    terminal.at(.milliseconds(1990), type: "n")
    terminal.at(.seconds(4), .key(.escape))
    _ = try run(terminal, "run 5000", until: .seconds(6))
    #expect(terminal.screen(at: .milliseconds(3900)).contains("leave the lesson?"))
  }

  @Test func qQuitsWhereItAsks() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: "n")
    terminal.at(.seconds(2), type: "q")
    _ = try run(terminal, "pause \"Well?\"", until: .seconds(30))
    #expect(terminal.shown.last.map { $0.time < .seconds(3) } ?? false)
  }

  /// Nobody leaves a lesson for what cannot be done.
  @Test func whatCannotBeDoneIsRefusedBeforeItLeaves() throws {
    let terminal = ScriptedTerminal()
    terminal.at(.seconds(1), type: ",")
    let loop = try run(terminal, "pause \"Well?\"", until: .seconds(3))
    #expect(!terminal.screen(at: .seconds(2)).contains("leave the lesson?"))
    #expect(loop.session.presentation.lecture != nil)
  }
}
