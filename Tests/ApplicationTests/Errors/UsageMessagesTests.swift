import Experiment
import Testing

@testable import Application

struct UsageMessagesTests {
  static let messages: [(UsageError, String)] = [
    (
      .unknownVerb("trai", nearest: "train"),
      #"unknown command "trai" (did you mean "train"?); see marginscope --help"#
    ),
    (
      .unknownTopic("loses", nearest: "losses"),
      #"unknown help topic "loses" (did you mean "losses"?); see marginscope help --help"#
    ),
    (
      .unknownOption("stepz", verb: .train, nearest: "steps"),
      #"unknown option "--stepz" (did you mean "--steps"?); see marginscope train --help"#
    ),
    (
      .unknownOption("x", verb: .live, nearest: nil),
      #"unknown option "--x"; see marginscope help options"#
    ),
    (
      .foreignOption("steps", verb: .live, takers: [.train]),
      "--steps is not an option of the live program, only of train; see marginscope help options"
    ),
    (
      .foreignOption("view", verb: .train, takers: [.live, .frame]),
      "--view is not an option of train, only of the live program and frame; "
        + "see marginscope train --help"
    ),
    (
      .nothingToExport,
      "nothing to export: name at least one file, such as --cast margin.cast; "
        + "see marginscope export --help"
    ),
    (
      .decidedByFile(option: "loss"),
      "--loss cannot be used with a file, which says itself what trains; leave out one of them"
    ),
    (
      .needsTerminal(option: "record"),
      "--record is for a lesson on the terminal, not for --headless; leave out one of them"
    ),
    (.sameFile("a"), #""a" is named twice; give each output its own file"#),
    (.badSourceDate("now"), #"SOURCE_DATE_EPOCH must be whole seconds since 1970 (got "now")"#),
    (.notText("a?"), #"the argument "a?" is not valid UTF-8; rename the file"#),
    (.missingValue(option: "steps", form: "N"), "--steps needs a value: --steps N"),
    (.unexpectedValue(option: "json", "1"), #"--json takes no value (got "1")"#),
    (
      .badValue(option: "skip-columns", "1,,2", .columns),
      #"--skip-columns must be none, or names or numbers of columns such as 1,4,name (got "1,,2")"#
    ),
    (.needsTable(option: "label"), "--label says how a data file is read; name a file with --data"),
    (
      .badValue(option: "steps", "x", .whole(0...9)),
      #"--steps must be a whole number from 0 to 9 (got "x")"#
    ),
    (
      .badValue(option: "format", "png", .choice(["text", "ansi", "svg"])),
      #"--format must be text, ansi or svg (got "png")"#
    ),
    (
      .badValue(option: "question-time", "0", .seconds(most: 600)),
      #"--question-time must be seconds, more than 0 and at most 600 (got 0)"#
    ),
    (
      .badValue(option: "size", "80", .size(most: 1000)),
      #"--size must be columns and rows from 1x1 to 1000x1000, such as 80x24 (got 80)"#
    ),
    (
      .badValue(option: "do", "x", .line),
      """
      --do must be a tick from 0 to 10000000 and an action, such as "160 margin 4" (got "x")
      """
    ),
    (
      .setting(.outOfRange(verb: "margin", value: 9, range: 1...8)),
      "--margin must be between 1 and 8 (got 9)"
    ),
    (
      .action("5", .unknown(word: "", nearest: nil)),
      #"--do "5": the action is missing, such as "margin 4""#
    ),
    (
      .action(#"5 say "Look" now"#, .extraArgument(verb: "say", text: "now")),
      #"--do "5 say \"Look\" now": say: unexpected argument "now""#
    ),
    (
      .unexpectedArgument("train", verb: .live, isVerb: true),
      #"the command "train" must come first, before any option"#
    ),
    (
      .unexpectedArgument("x", verb: .train, isVerb: false),
      #"unexpected argument "x"; see marginscope train --help"#
    ),
    (
      .missingOperand(verb: .evaluate, form: "FILE.json"),
      "evaluate needs a file: marginscope evaluate FILE.json"
    ),
  ]

  @Test(arguments: messages)
  func message(_ error: UsageError, _ message: String) {
    #expect(error.message == message)
    #expect(CommandError.usage(error).message == message)
    #expect(CommandError.usage(error).status == .usage)
  }
}
