import Angular
import Experiment
import Learning
import Testing

@testable import Lessons

struct OpeningTests {
  private func lesson(_ rest: String) throws -> Lesson {
    try Lesson(Array("lesson \"T\" seed=3\n\(rest)".utf8))
  }

  @Test func whatIsSetBeforeTimePassesIsWhatTheSessionBeginsWith() throws {
    let lesson = try lesson(
      "say \"x\"\ndata overlap classes=5\nloss cosface margin=0.2\nset speed 20\nrun 5\nset batch 32"
    )
    let session = try lesson.start()
    #expect(session.settings.seed == 3 && session.settings.classes == 5)
    #expect(session.settings.data == "overlap" && session.loss.name == "cosface")
    #expect(session.margin.m == 0.2 && session.settings.speed.stepsPerTick == 20)
    #expect(session.settings.batch != 32)
    // Nothing counts as changed, and nothing of it is done again.
    #expect(session.change == nil && session.tick == 0 && !session.canRerun)
    #expect(lesson.remainder.map(\.lessonStep) == [.say("x"), .run(5), .act(.batch(32))])
  }

  /// What is wrong is told before anything runs, wherever it stands.
  static let wrong: [(String, LessonError.Fault)] = [
    ("loss softmaxx", .action(.noSuch(verb: "loss", name: "softmaxx", choices: names))),
    ("set margin 9", .action(.outOfRange(verb: "margin", value: 9, range: 1...8))),
    ("loss softmax\nset margin 2", .action(.notInThisLoss(verb: "margin", loss: "Softmax"))),
    (
      "ramp margin 1 9 over=5", .action(.outOfRange(verb: "margin", value: 9, range: 1...8))
    ),
    (
      "set inspect 100000",
      .action(.outOfRange(verb: "inspect", value: 100_000, range: 0...359))
    ),
    ("data a.csv\ndata b.csv", .secondFile("b.csv")),
  ]
  private static let names = Session.losses.map(\.name)

  @Test(arguments: wrong)
  func theWholeLessonIsRehearsed(_ end: String, _ fault: LessonError.Fault) throws {
    let lesson = try lesson("run 100\n\(end)")
    let line = 2 + end.split(separator: "\n").count
    let found = #expect(throws: LessonError.self) { try lesson.start() }
    #expect(found == LessonError(fault, Place(line: line, column: 1)))
  }

  /// A scene before time passes is what the session begins with; its question and its picture are
  /// shown, and what is set after it stays.
  @Test func aSceneShowsItsQuestionAndItsPicture() throws {
    let lesson = try lesson("set scene no-room\nset margin 0.2\nrun 5")
    var session = try lesson.start()
    #expect(session.settings.loss == "cosface" && session.settings.classes == 8)
    #expect(session.margin.m == 0.2 && session.settings.seed == 7 && session.change == nil)
    #expect(
      lesson.remainder.map(\.lessonStep)
        == [.act(.view(.circle)), .act(.watch("no-room")), .run(5)])
    var player = LessonPlayer(lesson, waits: false)
    try player.play(on: &session)
    #expect(session.presentation.scene == "no-room" && session.presentation.explained == .scene)
    #expect(session.presentation.view == .circle && session.margin.m == 0.2)
    let other = try self.lesson("set scene open-set\nhold 1")
    var shown = try other.start()
    player = LessonPlayer(other, waits: false)
    try player.play(on: &shown)
    #expect(
      shown.presentation.view == .openset && shown.settings == Preset.named("open-set")?.settings)
  }

  @Test func watchBeforeTimePassesIsShown() throws {
    let lesson = try lesson("set watch loss-jumps\nrun 5")
    var session = try lesson.start()
    var player = LessonPlayer(lesson, waits: false)
    try player.play(on: &session)
    #expect(session.presentation.scene == "loss-jumps")
    #expect(
      session.presentation.explained == .scene && player.actions.contains(.watch("loss-jumps")))
  }

  /// Whether there is a way back is known when the lesson comes to it.
  @Test func goingBackIsNotRehearsed() throws {
    _ = try lesson("run 50\nset back\nrun 5").start()
    _ = try lesson("run 50\nset margin 2\nrun 50\nset rerun\nrun 5").start()
  }

  /// Once a lesson has gone back its settings depend on when they were set; names are names still.
  @Test func afterGoingBackOnlyNamesAreRehearsed() throws {
    let back = "run 50\nloss softmax\nrun 50\nset rerun\n"
    _ = try lesson(back + "set margin 2").start()
    #expect(throws: LessonError.self) { try lesson(back + "loss softmaxx").start() }
    #expect(throws: LessonError.self) {
      try lesson(back + "set scene no-room\nset margin 4").start()
    }
    #expect(throws: LessonError.self) { try lesson("run 50\nloss softmax\nset margin 2").start() }
  }

  @Test func aFileIsDataOfItsOwnName() throws {
    let lesson = try lesson("data my.csv\nrun 5")
    #expect(lesson.file == "my.csv")
    let rows = (0..<40).map { "\($0 % 4),\($0 % 7),\($0 % 2 == 0 ? "a" : "b")" }
    let bytes = Array((["x,y,label"] + rows).joined(separator: "\n").utf8)
    let table = try Dataset.table(named: "my.csv", bytes: bytes)
    #expect(try lesson.start(with: table).settings.data == "my.csv")
    #expect(throws: LessonError.self) { try lesson.start() }
  }

  @Test func theLengthIsEstimated() throws {
    let lesson = try lesson(
      "set speed 10\nrun 305\nhold 2\npause \"x\"\nask \"q\" a=x b=y answer=a\nset speed 1\n"
        + "until width < 1 max=60")
    #expect(lesson.estimatedTicks == 31 + 60 + 90 + 180 + 60)
  }
}
