import Experiment
import Learning
import Lessons
import Recording
import Testing
import Text

@testable import Application

struct LessonFromTests {
  /// The log of a session, and where the session ends.
  private func log(
    _ script: [(tick: Int, action: Action)], ticks: Int
  ) throws -> (text: String, sum: UInt64) {
    var session = Session()
    var lines = [
      #"{"format":"marginscope-session","schema":1,"tool":"0.1.0","math":\#(mathematics),"#
        + #""seed":7,"size":[120,36],"settings":{"#
        + session.settings.actions.map {
          let parts = $0.text.split(separator: " ", maxSplits: 1)
          return "\"\(parts[0])\":\"\(parts[1])\""
        }.joined(separator: ",") + "}}"
    ]
    for tick in 0...ticks {
      for step in script where step.tick == tick {
        try session.apply(step.action)
        lines.append(JSON.object(["tick": JSON(Double(tick)), "do": .text(step.action.text)]).line)
      }
      if tick < ticks { session.advance() }
    }
    let sum = session.trainer.checksum
    lines.append("{\"tick\":\(ticks),\"end\":\(script.count),\"sum\":\"\(hexadecimal(sum))\"}")
    return (lines.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(), sum)
  }

  @Test func theLessonEndsWhereTheSessionDid() throws {
    let log = try log(
      [
        (0, .speed(10)), (7, .margin(3)), (20, .pause), (50, .margin(2)), (50, .view(.plane)),
        (60, .run), (70, .say("look \"here\"")), (75, .loss("cosface")), (90, .step), (95, .run),
        (97, .reset), (99, .mark("again")),
      ], ticks: 120)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .success, "\(recorder.errors)")
    let lesson = ConsoleRecorder(files: ["a.lesson": recorder.output])
    #expect(lesson.perform(["lesson", "a.lesson", "--headless"]) == .success)
    #expect(lesson.lines.last?.hasSuffix(hexadecimal(log.sum)) == true)
    for line in [
      "data identities\nloss a-softmax", "run 70", "set margin 3", "hold 1.00", "view plane",
      #"say "look \"here\"""#, "loss cosface",
      "set reset", #"mark "again""#,
    ] { #expect(recorder.output.contains("\n\(line)\n"), "\(line)") }
  }

  /// A comma goes back by a step and pauses; b goes back to before a change.
  @Test func goingBackIsPartOfTheLesson() throws {
    let log = try log(
      [
        (10, .back), (15, .back), (20, .run), (30, .margin(3)), (45, .rerun), (60, .step),
        (70, .back), (80, .loss("cosface")), (81, .run),
      ], ticks: 100)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .success, "\(recorder.errors)")
    #expect(recorder.output.contains("\nrun 50\nset back\nhold 0.17\nset back\n"))
    #expect(recorder.output.contains("\nset rerun\n"))
    let lesson = ConsoleRecorder(files: ["a.lesson": recorder.output])
    #expect(lesson.perform(["lesson", "a.lesson", "--headless"]) == .success)
    #expect(lesson.lines.last?.hasSuffix(hexadecimal(log.sum)) == true)
  }

  /// What a session begins with cannot be gone back from; what is turned at its first tick can.
  @Test(arguments: [
    [(0, Action.margin(3))], [(0, .margin(3)), (10, .rerun)],
    [(0, .speed(20)), (0, .margin(2)), (0, .loss("cosface")), (15, .rerun)],
    [(0, .pause), (0, .margin(3)), (4, .run), (30, .rerun)],
    [(0, .scene("thin-petals")), (0, .margin(2)), (10, .rerun), (20, .back)],
    [(0, .margin(4)), (0, .data("overlap")), (10, .margin(1)), (30, .rerun)],
  ])
  func changesAtTheFirstTickArePartOfTheLesson(_ script: [(tick: Int, action: Action)]) throws {
    let log = try log(script, ticks: 60)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .success, "\(recorder.errors)")
    let lesson = ConsoleRecorder(files: ["a.lesson": recorder.output])
    #expect(lesson.perform(["lesson", "a.lesson", "--headless"]) == .success)
    #expect(lesson.lines.last?.hasSuffix(hexadecimal(log.sum)) == true)
  }

  /// What was said with its numbers is text, and a brace is a brace.
  @Test func whatALessonSaidIsWritten() throws {
    let log = try log(
      [
        (5, .say("{gap} was 44\u{b0}")), (6, .why("so")), (7, .hide(.numbers)), (8, .rest(60)),
        (9, .unhide(.numbers)),
      ], ticks: 20)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .success, "\(recorder.errors)")
    for line in [
      #"say "{{gap} was 44\#u{b0}""#, #"why "so""#, "hide numbers", "show numbers",
    ] { #expect(recorder.output.contains("\n\(line)\n"), "\(line)") }
    #expect(!recorder.output.contains("rest"))
  }

  /// A session may begin chapters without a name and give reasons for nothing; a lesson may not.
  @Test func whatHasNoWordsGetsSome() throws {
    let log = try log(
      [
        (5, .why("so")), (6, .mark("")), (7, .snap("")), (8, .prompt("")), (9, .proceed),
        (10, .why("")),
      ], ticks: 20)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .success, "\(recorder.errors)")
    #expect(recorder.output.contains("\nmark \"chapter 1\"\n"))
    #expect(!recorder.output.contains("why") && !recorder.output.contains("snap"))
  }

  /// A learner went back a chapter.
  @Test func goingBackAChapterIsPartOfTheLesson() throws {
    let log = try log(
      [
        (5, .mark("one")), (15, .margin(3)), (20, .mark("two")), (30, .loss("cosface")),
        (40, .chapter(2)), (50, .chapter(1)), (60, .margin(2)),
      ], ticks: 80)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .success, "\(recorder.errors)")
    #expect(recorder.output.contains("\nset chapter 2\n"))
    let verified = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(verified.perform(["verify", "a.jsonl"]) == .success, "\(verified.errors)")
  }

  @Test func whatALessonCannotDoIsSaid() throws {
    let log = try log([(10, .pause), (20, .run), (20, .margin(4))], ticks: 30)
    let recorder = ConsoleRecorder(files: ["a.jsonl": log.text])
    #expect(recorder.perform(["lesson-from", "a.jsonl"]) == .differs)
    #expect(recorder.errors.contains("ends in another state than the session"))
  }
}
