import Experiment
import Testing

@testable import Application

struct ActionMessagesTests {
  static let messages: [(ActionError, String)] = [
    (
      .unknown(word: "margn", nearest: "margin"),
      #"unknown action "margn" (did you mean "margin"?); see marginscope help actions"#
    ),
    (.missingArgument(verb: "margin", form: "M"), "margin needs a number"),
    (.missingArgument(verb: "scale", form: "S"), "scale needs a number"),
    (.missingArgument(verb: "say", form: "\"TEXT\""), "say needs text in quotes"),
    (.extraArgument(verb: "reset", text: "now"), #"reset: unexpected argument "now""#),
    (
      .badArgument(verb: "margin", text: "x", form: "M"), #"margin must be a number (got "x")"#
    ),
    (
      .badArgument(verb: "batch", text: "1.5", form: "N"),
      "batch must be a whole number from 1 to 4096 (got 1.5)"
    ),
    (
      .badArgument(verb: "classes", text: "99999999999999999999", form: "K"),
      "classes must be a whole number from 2 to 12 (got 99999999999999999999)"
    ),
    (
      .badArgument(verb: "seed", text: "-1", form: "N"),
      "seed must be a whole number from 0 to 18446744073709551615 (got -1)"
    ),
    (
      .badArgument(verb: "seed", text: "-", form: "N"),
      #"seed must be a whole number from 0 to 18446744073709551615 (got "-")"#
    ),
    (
      .badArgument(verb: "steps", text: "0", form: "N"),
      "steps must be a whole number from 1 to 1000 (got 0)"
    ),
    (
      .badArgument(verb: "lambda", text: "", form: "L"),
      #"lambda must be a number from 0 to 1000000 (got "")"#
    ),
    (
      .badArgument(verb: "speed", text: "fast", form: "X"),
      "speed must be 0.125, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500 or 1000 "
        + #"(got "fast")"#
    ),
    (.badArgument(verb: "glide", text: "1", form: "on|off"), "glide must be on or off (got 1)"),
    (
      .badArgument(verb: "inspect", text: "x", form: "N|none"),
      #"inspect must be a whole number of at least 0 or none (got "x")"#
    ),
    (
      .badArgument(verb: "inspect", text: "-7", form: "N|none"),
      "inspect must be a whole number of at least 0 or none (got -7)"
    ),
    (
      .outOfRange(verb: "noise", value: 0.5, range: 0...0.25),
      "noise must be between 0 and 0.25 (got 0.5)"
    ),
    (.outOfRange(verb: "noise", value: 1, range: 0...0), "noise is fixed at 0 here (got 1)"),
    (
      .noSuch(verb: "loss", name: "softmaxx", choices: ["softmax", "a-softmax"]),
      #"loss cannot be "softmaxx" (did you mean "softmax"?); choose softmax or a-softmax"#
    ),
    (
      .noSuch(verb: "speed", name: "3", choices: ["1", "2", "5"]),
      #"speed cannot be "3"; choose 1, 2 or 5"#
    ),
    (
      .notInThisLoss(verb: "margin", loss: "Softmax"),
      "margin does not apply to Softmax; choose a loss that has it"
    ),
    (.nothingToGoBack, "there is no earlier step to go back to"),
    (.nothingToRerun, "there is no earlier change to go back to"),
    (.nothingAsked, "there is no question to answer"),
    (.noChapter(3), "there is no chapter 3 to go back to"),
    (.noReason, "no reason is offered here"),
    (.missingKey(verb: "ask", key: "b"), "ask needs b="),
    (
      .badKey(verb: "ask", key: "anwser", keys: ["a", "answer"]),
      #"ask has no "anwser" (did you mean "answer"?), only a= and answer="#
    ),
    (.badKey(verb: "ask", key: "a", keys: ["a", "answer"]), "ask has a= twice"),
    (.grammar(.openQuote(column: 5)), "a quote is not closed on this line"),
    (
      .grammar(.badEscape(column: 5)),
      #"a backslash in quotes must be followed by ", \, n or u{1b}; write \\ for one"#
    ),
    (
      .grammar(.strayQuote(column: 5)),
      #"a quote must begin a word or follow "="; within quotes write \" for one"#
    ),
    (.grammar(.noSpace(column: 5)), "a space is missing after the closing quote"),
  ]

  @Test(arguments: messages)
  func message(_ error: ActionError, _ message: String) {
    #expect(error.message == message)
    #expect(CommandError.script(tick: 7, error).message == "at tick 7: \(message)")
  }

  /// Whoever gives a wrong number is told which ones are right, where the loss and data do not decide.
  @Test(
    arguments: Action.verbs.filter { $0.numbers != nil },
    ["-1", "x", "1e99", "9999999999999999999999"])
  func aRefusedNumberNamesTheRightOnes(verb: Action.Verb, text: String) throws {
    let error = error { () throws(ActionError) in try Action(parsing: "\(verb.word) \(text)") }
    guard let error else {
      #expect(Double(text) != nil, "\(verb.word) takes \(text)")
      return
    }
    let allowed = error.message.prefix { $0 != "(" }
    #expect(allowed.contains("must be") && allowed.contains(where: \.isNumber))
  }

  /// No whole number may be refused without its range, since it is one.
  @Test func everyWholeNumberHasARange() {
    for verb in Action.verbs where ["K", "N", "N|none"].contains(verb.form) && verb.word != "page" {
      #expect(verb.numbers != nil, "\(verb.word)")
    }
  }
}
