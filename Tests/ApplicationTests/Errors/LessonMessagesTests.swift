import Experiment
import Lessons
import Testing

@testable import Application

struct LessonMessagesTests {
  static let faults: [(LessonError.Fault, String)] = [
    (.notText, "this line is not valid UTF-8; save the file as UTF-8"),
    (.noTitle, #"a lesson must begin with its title, such as lesson "Turn the margin""#),
    (.secondTitle, #"a lesson has one title; begin a chapter with mark "TITLE""#),
    (
      .unknown(word: "rum", nearest: "run"),
      """
      unknown statement "rum" (did you mean "run"?); the statements are lesson, data, loss, set, \
      ramp, run, until, hold, say, mark, pause, ask, reveal, why, remember, check, hide, show, \
      readout, snap and view
      """
    ),
    (.incomplete(verb: "run", form: "STEPS"), "run is incomplete; write run STEPS"),
    (.extra(verb: "run", text: "6"), #"run: unexpected argument "6""#),
    (
      .bad(verb: "run", text: "x", wanted: .whole(1...9)),
      #"run needs a whole number from 1 to 9 (got "x")"#
    ),
    (.bad(verb: "check", text: "x", wanted: .number), #"check needs a number (got "x")"#),
    (
      .bad(verb: "hold", text: "0", wanted: .seconds(most: 600)),
      #"hold needs seconds, more than 0 and at most 600 (got "0")"#
    ),
    (
      .bad(verb: "lesson", text: "seed=x", wanted: .seed),
      #"lesson needs a seed from 0 to 18446744073709551615 (got "seed=x")"#
    ),
    (
      .bad(verb: "lesson", text: "size=8", wanted: .size(most: 1000)),
      #"lesson needs columns and rows from 1x1 to 1000x1000, such as 80x24 (got "size=8")"#
    ),
    (
      .bad(verb: "check", text: "~", wanted: .comparison),
      #"check needs <, <=, >, >=, = or != (got "~")"#
    ),
    (
      .badKey(verb: "until", key: "mx", keys: ["max"]), #"until takes max= here (got "mx")"#
    ),
    (
      .badKey(verb: "lesson", key: "sed", keys: ["seed", "size"]),
      #"lesson takes seed= or size= here (got "sed")"#
    ),
    (.badKey(verb: "lesson", key: "seed", keys: ["seed", "size"]), "lesson has seed= twice"),
    (
      .bad(verb: "check", text: "5%", wanted: .bound),
      """
      check needs a number, or something measured such as before.width or 1.5 * before.width \
      (got "5%")
      """
    ),
    (
      .noPart("scors", nearest: "scores"),
      """
      unknown part "scors" (did you mean "scores"?); the parts are circle, plane, angles, logit, \
      margins, loss, openset, numbers, verdicts, scores, legend, theory and caption
      """
    ),
    (.noWords(verb: "mark"), #"mark needs words: mark "CHAPTER""#),
    (
      .noWords(verb: "ask"),
      #"ask needs words: ask "QUESTION" a="..." b="..." answer=ANSWER"#
    ),
    (
      .nothingToExplain,
      "nothing was said or asked before this line that this could be the reason for; write say, "
        + "pause or ask before why"
    ),
    (
      .noDial(verb: "data", key: "label", nearest: nil),
      #"unknown dial "label"; data takes dials, such as noise=0.3; of a data file the last column "#
        + "is the label"
    ),
    (
      .noDial(verb: "loss", key: "margn", nearest: "margin"),
      #"unknown dial "margn" (did you mean "margin"?); loss takes dials, such as margin=2"#
    ),
    (.openBrace, "a { is never closed; write {{ for a brace"),
    (
      .badPlaces("9", most: 6), #"decimal places are a whole number from 0 to 6 (got "9")"#
    ),
    (
      .badName("ghost"),
      #""ghost" cannot be a name; use lowercase letters, digits and hyphens, not ghost"#
    ),
    (
      .notRemembered("befor", nearest: "before"),
      """
      nothing is remembered as "befor" before this line (did you mean "before"?); write remember \
      befor where it is to be measured
      """
    ),
    (
      .noGhost,
      "no ghost is frozen before this line; write set ghost on where it is to be frozen"
    ),
    (.unmeasured("before.loss"), "before.loss has no value at this point"),
    (
      .badRule("x"),
      #""x" does not decide an answer; write a letter, or cases such as "b if width < 20, else a""#
    ),
    (
      .noAnswer("c", answers: ["a", "b"]), "the question has no answer c; its answers are a and b"
    ),
    (
      .undecided("a if gap > 3"), #"no case of "a if gap > 3" holds here; add else and a letter"#
    ),
    (.nothingToReveal, "no question with answer=later waits to be revealed here"),
    (
      .neverRevealed,
      "this question with answer=later is not revealed before the next question or the end"
    ),
    (.reserved(key: "step", instead: "run"), "step cannot be set; use the statement run"),
    (.reserved(key: "continue", instead: nil), "continue cannot be used here"),
    (
      .noRamp(key: "scene", .form("NAME")),
      "scene cannot be ramped: it takes a name; ramp a number, such as margin or lambda"
    ),
    (
      .noRamp(key: "batch", .form("N")),
      "batch cannot be ramped: it takes a whole number; ramp a number, such as margin or lambda"
    ),
    (
      .noRamp(key: "glide", .form("on|off")),
      "glide cannot be ramped: it takes on or off; ramp a number, such as margin or lambda"
    ),
    (
      .noRamp(key: "reset", .form("")),
      "reset cannot be ramped: it takes no number; ramp a number, such as margin or lambda"
    ),
    (
      .noRamp(key: "speed", .ownStops),
      "speed cannot be ramped: it takes the numbers of its dial only; ramp a number, such as margin or lambda"
    ),
    (.secondFile("b.csv"), #""b.csv" is a second data file; a lesson can use only one"#),
    (.action(.nothingAsked), "there is no question to answer"),
    (
      .paused,
      #"training is paused here and never resumes; add --do "TICK run" after the pause"#
    ),
    (.stopped, "training has failed, so the lesson cannot go on; try a lower rate"),
  ]

  @Test(arguments: faults)
  func everyFault(_ fault: LessonError.Fault, _ message: String) {
    let error = LessonError(fault, Place(line: 12, column: 3))
    #expect(error.message == message)
    #expect(CommandError.lesson("a.lesson", error).message == "a.lesson:12:3: \(message)")
  }

  @Test func anUnknownMetricIsMetWithAllThatThereAre() {
    let error = LessonError(.noMetric("widh", nearest: "width"), Place(line: 1, column: 1))
    #expect(error.message.hasPrefix(#"unknown metric "widh" (did you mean "#))
    #expect(Metric.all.allSatisfy { error.message.contains($0.name) })
  }
}
