import Experiment
import Lessons
import Testing

@testable import Application

struct LessonSentencesTests {
  static let faults: [(LessonError.Fault, String)] = [
    (.notText, "this line is not UTF-8 text; save the file as UTF-8"),
    (.noTitle, #"a lesson begins with its title: lesson "Turn the margin""#),
    (.secondTitle, #"there is one title, at the beginning; mark "..." begins a chapter"#),
    (
      .unknown(word: "rum", nearest: "run"),
      """
      there is no statement "rum" (did you mean "run"?); there are lesson, data, loss, set, ramp, \
      run, until, hold, say, mark, pause, ask, check, snap and view
      """
    ),
    (.incomplete(verb: "run", form: "STEPS"), "run is not complete: run STEPS"),
    (.extra(verb: "run", text: "6"), #"run is complete, so leave out "6""#),
    (
      .bad(verb: "run", text: "x", wanted: .whole(1...9)),
      #"run takes a whole number from 1 to 9, not "x""#
    ),
    (.bad(verb: "check", text: "x", wanted: .number), #"check takes a number, not "x""#),
    (
      .bad(verb: "hold", text: "0", wanted: .seconds(most: 600)),
      #"hold takes seconds, more than 0 and up to 600, not "0""#
    ),
    (
      .bad(verb: "lesson", text: "seed=x", wanted: .seed),
      #"lesson takes a seed, which is a whole number that is not negative, not "seed=x""#
    ),
    (
      .bad(verb: "lesson", text: "size=8", wanted: .size(most: 1000)),
      #"lesson takes columns and rows such as 80x24, up to 1000x1000, not "size=8""#
    ),
    (
      .bad(verb: "check", text: "~", wanted: .comparison),
      #"check takes <, <=, >, >=, = or !=, not "~""#
    ),
    (
      .badKey(verb: "until", key: "mx", keys: ["max"]),
      #"until knows no "mx" (did you mean "max"?), but max="#
    ),
    (
      .badKey(verb: "lesson", key: "seed", keys: ["seed", "size"]),
      "lesson has seed= already, and takes it once"
    ),
    (.reserved(key: "run", instead: "run"), #"run is no dial; write the statement "run" instead"#),
    (
      .reserved(key: "continue", instead: nil),
      "continue is no dial, and a lesson has no use for it here"
    ),
    (
      .noRamp(key: "scene", .form("NAME")),
      "scene cannot be ramped, because it takes a name; margin and lambda can"
    ),
    (
      .noRamp(key: "batch", .form("N")),
      "batch cannot be ramped, because it takes a whole number; margin and lambda can"
    ),
    (
      .noRamp(key: "glide", .form("on|off")),
      "glide cannot be ramped, because it takes on or off; margin and lambda can"
    ),
    (
      .noRamp(key: "reset", .form("")),
      "reset cannot be ramped, because it takes no number; margin and lambda can"
    ),
    (
      .noRamp(key: "speed", .ownStops),
      "speed cannot be ramped, because it takes the numbers of its dial only; margin and lambda can"
    ),
    (.secondFile("b.csv"), #""b.csv" would be a second file of data; a lesson has room for one"#),
    (.action(.nothingAsked), "there is no question to answer"),
    (
      .paused,
      "training is paused here and nothing goes on with it; add --do \"TICK run\" after the pause"
    ),
    (
      .stopped, "training stopped by itself, so the lesson cannot go on; a lower rate may help"
    ),
  ]

  @Test(arguments: faults)
  func everyFault(_ fault: LessonError.Fault, _ message: String) {
    let error = LessonError(fault, Place(line: 12, column: 3))
    #expect(error.message == message)
    #expect(CommandError.lesson("a.lesson", error).message == "a.lesson:12:3: \(message)")
  }

  @Test func anUnknownMetricIsMetWithAllThatThereAre() {
    let error = LessonError(.noMetric("widh", nearest: "width"), Place(line: 1, column: 1))
    #expect(error.message.hasPrefix(#"nothing that is measured is called "widh" (did you mean "#))
    #expect(Metric.all.allSatisfy { error.message.contains($0.name) })
  }
}
