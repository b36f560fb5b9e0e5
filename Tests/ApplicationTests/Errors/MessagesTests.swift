import Experiment
import Learning
import Recording
import Terminal
import Testing
import Text

@testable import Application

/// Every error once, with the message that the user reads.
struct SentencesTests {
  static let usages: [(UsageError, String)] = [
    (
      .unknownVerb("trai", nearest: "train"),
      #"there is no verb "trai" (did you mean "train"?); see marginscope --help"#
    ),
    (
      .unknownOption("stepz", verb: .train, nearest: "steps"),
      #"there is no option "--stepz" (did you mean "--steps"?); see marginscope train --help"#
    ),
    (
      .unknownOption("x", verb: .live, nearest: nil),
      #"there is no option "--x"; see marginscope --help"#
    ),
    (
      .foreignOption("steps", verb: .live, takers: [.train]),
      "the live program takes no --steps, but train does; see marginscope --help"
    ),
    (
      .foreignOption("view", verb: .train, takers: [.live, .frame]),
      "train takes no --view, but the live program and frame do; see marginscope train --help"
    ),
    (
      .nothingToExport,
      "export needs at least one file to write, such as --cast margin.cast; "
        + "see marginscope export --help"
    ),
    (
      .decidedByFile(option: "loss"),
      "the file decides what trains, so leave out --loss or the file"
    ),
    (.sameFile("a"), #"two files cannot both be called "a""#),
    (
      .badSourceDate("now"), #"SOURCE_DATE_EPOCH must be whole seconds since 1970, not "now""#
    ),
    (.notText("a?"), #"the argument "a?" is not UTF-8; rename the file"#),
    (.missingValue(option: "steps", form: "N"), "--steps needs a value: --steps N"),
    (.unexpectedValue(option: "json", "1"), #"--json takes no value, so leave out "=1""#),
    (
      .badValue(option: "steps", "x", .whole(0...9)),
      #"--steps takes a whole number from 0 to 9, not "x""#
    ),
    (
      .badValue(option: "format", "png", .choice(["text", "ansi"])),
      #"--format takes text or ansi, not "png""#
    ),
    (
      .badValue(option: "size", "80", .size(most: 1000)),
      #"--size takes columns and rows such as 80x24, from 1x1 to 1000x1000, not "80""#
    ),
    (
      .badValue(option: "skip-columns", "1,,2", .columns),
      #"--skip-columns takes names or numbers of columns, such as 1,4,name, not "1,,2""#
    ),
    (
      .needsTable(option: "label"),
      "--label says how a file of samples is read, so name one with --data"
    ),
    (
      .badValue(option: "do", "x", .line),
      """
      --do takes a tick from 0 to 10000000 and an action, such as "160 margin 4", not "x"
      """
    ),
    (
      .setting(.outOfRange(verb: "margin", value: 9, range: 1...8)),
      "--margin goes from 1 to 8, so not to 9"
    ),
    (
      .action("5", .unknown(word: "", nearest: nil)),
      #"--do "5": an action is missing, such as "margin 4""#
    ),
    (
      .unexpectedArgument("train", verb: .live, isVerb: true),
      #"the verb "train" comes first, before any option"#
    ),
    (
      .unexpectedArgument("x", verb: .train, isVerb: false),
      #"train does not know what to do with "x"; see marginscope train --help"#
    ),
    (
      .missingOperand(verb: .evaluate, form: "FILE.json"),
      "evaluate needs a file: marginscope evaluate FILE.json"
    ),
  ]

  @Test(arguments: usages)
  func usage(_ error: UsageError, _ message: String) {
    #expect(error.message == message)
    #expect(CommandError.usage(error).message == message)
  }

  static let actions: [(ActionError, String)] = [
    (
      .unknown(word: "margn", nearest: "margin"),
      #"there is no action "margn" (did you mean "margin"?); see marginscope --help"#
    ),
    (.missingArgument(verb: "margin", form: "M"), "margin needs a number"),
    (.extraArgument(verb: "reset", text: "now"), #"reset is complete, so leave out "now""#),
    (
      .badArgument(verb: "batch", text: "x", form: "N"),
      #"batch takes a whole number, not "x""#
    ),
    (
      .badArgument(verb: "inspect", text: "x", form: "N|none"),
      #"inspect takes a whole number or none, not "x""#
    ),
    (
      .outOfRange(verb: "noise", value: 0.5, range: 0...0.25),
      "noise goes from 0 to 0.25, so not to 0.5"
    ),
    (.outOfRange(verb: "noise", value: 1, range: 0...0), "noise is always 0 here"),
    (
      .noSuch(verb: "loss", name: "softmaxx", choices: ["softmax", "a-softmax"]),
      #"loss cannot be "softmaxx" (did you mean "softmax"?); the choices are softmax and a-softmax"#
    ),
    (
      .noSuch(verb: "speed", name: "3", choices: ["1", "2", "5"]),
      #"speed cannot be "3"; the choices are 1, 2 and 5"#
    ),
    (
      .notInThisLoss(verb: "margin", loss: "Softmax"),
      "margin has no meaning for Softmax; choose another loss, such as a-softmax"
    ),
    (.nothingToGoBack, "there is no earlier step of this run to go back to"),
    (.nothingToRerun, "there is no change to go back to before yet"),
    (.nothingAsked, "there is no question to answer"),
    (.missingKey(verb: "ask", key: "b"), "ask needs b= too"),
    (
      .badKey(verb: "ask", key: "anwser", keys: ["a", "answer"]),
      #"ask knows no "anwser" (did you mean "answer"?); after its first argument come a= and answer="#
    ),
    (
      .badKey(verb: "ask", key: "a", keys: ["a", "answer"]),
      "ask has a= already, and takes it once"
    ),
    (
      .grammar(.openQuote(column: 5)), "a quote is opened and not closed on this line"
    ),
    (
      .grammar(.badEscape(column: 5)),
      #"a backslash in quotes is followed by ", \ or n; write \\ for one backslash"#
    ),
    (
      .grammar(.strayQuote(column: 5)),
      #"a quote begins a text or follows a "="; within text write \" for one"#
    ),
    (.grammar(.noSpace(column: 5)), "a space is missing after the closing quote"),
    (.missingArgument(verb: "say", form: "\"TEXT\""), "say needs a text in quotes"),
  ]

  static let logFacts: [(SessionLogError.Fact, String)] = [
    (.empty, "there is no complete line; a session log begins with one about its settings"),
    (.tooLong(most: 9), "the line is longer than the 9 bytes that a log's lines may have"),
    (.notText, "the line is not UTF-8 text"),
    (.notJSON, "the line is not valid JSON"),
    (.notAnObject, "the line is JSON, but not an object in braces"),
    (
      .otherFormat,
      #"this is not a session log, whose first line has "format":"marginscope-session""#
    ),
    (
      .schema(found: 2, known: 1),
      "the log has schema 2, this version reads schema 1; use the version that wrote it"
    ),
    (
      .math(found: 2, known: 1),
      "the log was recorded with arithmetic 2, this version computes with 1, which gives other "
        + "numbers; use the version that wrote it"
    ),
    (.missing(key: "tick"), #""tick" is missing"#),
    (.wrong(key: "do", .text), #""do" must be text"#),
    (.wrong(key: "tick", .whole(0...9)), #""tick" must be a whole number from 0 to 9"#),
    (
      .wrong(key: "seed", .seed),
      #""seed" must be a whole number from 0 to 18446744073709551615"#
    ),
    (.wrong(key: "sum", .sum), #""sum" must be text of sixteen digits 0 to 9 or a to f"#),
    (.wrong(key: "size", .size), #""size" must be columns and rows such as [120,36]"#),
    (.wrong(key: "settings", .object), #""settings" must be an object in braces"#),
    (.backwards(tick: 1, after: 2), "tick 1 stands after tick 2; ticks never decrease"),
    (.afterEnd, "there is a line after the end; leave it out, or the end"),
    (.count(stated: 2, found: 1), "the end counts 2 actions, but there is 1"),
  ]

  @Test(arguments: logFacts)
  func logFact(_ fact: SessionLogError.Fact, _ message: String) {
    #expect(fact.message == message)
    let error = SessionLogError(line: 4, fact)
    #expect(CommandError.log("a.jsonl", error).message == "a.jsonl:4: \(message)")
  }

  static let logErrors: [(CommandError, String)] = [
    (
      .changedData("a.csv"),
      "a.csv is not the file that was recorded with, so nothing would be the same; "
        + "put the old one back"
    ),
    (
      .logGap("a.jsonl", line: 5, tick: 3301),
      "a.jsonl:5: the tick is too far away: at tick 3301 no checksum has come for 3000 ticks, "
        + "where each 300 bring one; the log is damaged"
    ),
    (
      .logAction("a.jsonl", line: 3, "margin", .missingArgument(verb: "margin", form: "M")),
      #"a.jsonl:3: "margin": margin needs a number"#
    ),
    (
      .logSetting("a.jsonl", "raet 1", .unknown(word: "raet", nearest: "rate")),
      #"a.jsonl:1: setting "raet 1": there is no action "raet" (did you mean "rate"?); "#
        + "see marginscope --help"
    ),
    (
      .logStart("a.jsonl", .outOfRange(verb: "margin", value: 9, range: 1...8)),
      "a.jsonl:1: the settings: margin goes from 1 to 8, so not to 9"
    ),
  ]

  static let recordings: [(RecordingError, String)] = [
    (.exists, "a.jsonl exists already; choose another name, or replace it with --force"),
    (.noName, "there are files of all names from a.jsonl-1 on; move some away"),
    (.refused(reason: "Is a directory"), "a.jsonl cannot be made: Is a directory"),
    (
      .broken(reason: "No space left on device"),
      "the recording stopped, since a.jsonl cannot be written any more: No space left on device"
    ),
    (
      .tooMuch,
      "so much has been done that its start is forgotten, and a recording needs it; "
        + "begin another session"
    ),
  ]

  @Test(arguments: recordings)
  func recording(_ error: RecordingError, _ message: String) {
    #expect(CommandError.recording("a.jsonl", error).message == message)
  }

  @Test(arguments: logErrors)
  func log(_ error: CommandError, _ message: String) {
    #expect(error.message == message)
  }

  @Test(arguments: actions)
  func action(_ error: ActionError, _ message: String) {
    #expect(error.message == message)
    #expect(CommandError.script(tick: 7, error).message == "at tick 7: \(message)")
  }

  static let commands: [(CommandError, String)] = [
    (.neither("a", .empty), "a is neither a recorded session nor a lesson; it is empty"),
    (
      .neither("a", .asciicast),
      "a is neither a recorded session nor a lesson; it is a terminal recording, which is made "
        + "from one of those"
    ),
    (
      .neither("a", .json),
      "a is neither a recorded session nor a lesson; it looks like other JSON"
    ),
    (
      .neither("a", .markup),
      "a is neither a recorded session nor a lesson; it looks like XML or HTML"
    ),
    (
      .neither("a", .table),
      "a is neither a recorded session nor a lesson; it looks like a table; samples to train on "
        + "are named with --data"
    ),
    (
      .neither("a", .text),
      "a is neither a recorded session nor a lesson; it looks like other text; a lesson begins "
        + "with lesson \"TITLE\""
    ),
    (
      .neither("-", .binary),
      "standard input is neither a recorded session nor a lesson; it is no text"
    ),
    (
      .tooLong(ticks: 2_592_001, most: 2_592_000),
      "there are 2592001 ticks, and files of more than 2592000, a day, are not written unasked; "
        + "say with --tick how far to go"
    ),
    (.tooShort(end: 9, tick: 10), "there is no tick 10: the recording ends at tick 9"),
    (
      .write("a.cast", .exists),
      "a.cast exists already; choose another name, or replace it with --force"
    ),
    (.write("a", .directory), "a is a directory; name a file in it"),
    (.write("a", .notDirectory), "a is a file, not a directory for pictures"),
    (.write("a/b", .noFolder), "a/b cannot be written: there is no such directory; make it first"),
    (.write("a", .forbidden), "a cannot be written: this user may not write there"),
    (.write("a", .failed(reason: "No space")), "a cannot be written: No space"),
    (.file("f", .missing), "f does not exist"),
    (.file("f", .directory), "f is a directory, not a file"),
    (.file("f", .forbidden), "f may not be read by this user"),
    (
      .file("-", .tooLarge(most: 256 << 20)),
      "standard input is larger than the 256 MB that are read"
    ),
    (.file("f", .unreadable(reason: "Input/output error")), "f cannot be read: Input/output error"),
    (
      .noData("rng", nearest: "ring", known: ["ring", "moons"]),
      #"""
      there is neither a data set nor a file "rng" (did you mean "ring"?); the data sets are ring and \#
      moons
      """#
    ),
    (
      .training(.lossNotFinite(step: 3)),
      "the loss of step 3 is not a finite number; a lower --rate may help"
    ),
    (
      .training(.gradientNotFinite(step: 3)),
      "the gradient of step 3 is not a finite number; a lower --rate may help"
    ),
    (
      .pausedForGood(tick: 2, done: 10, of: 50),
      """
      training is paused for good at tick 2, after 10 of 50 steps; go on with --do "2 run"
      """
    ),
    (.document("f", .malformed), "f is not valid JSON; python3 -m json.tool tells where"),
    (.document("-", .notAnObject), #"standard input is JSON but not an object with "cases""#),
    (.document("f", .noCases), #"f has no "cases": a list with at least one"#),
    (
      .terminal(.noTerminalType),
      "TERM is not set: set it to your terminal's name, such as TERM=xterm-256color"
    ),
    (
      .output(reason: "No space left on device"),
      "what was asked for cannot be written: No space left on device"
    ),
  ]

  @Test(arguments: commands)
  func command(_ error: CommandError, _ message: String) {
    #expect(error.message == message)
  }

  static let cases: [(CaseError, String)] = [
    (.missing("x"), "x is missing"),
    (.notAnObject("params"), "params is not an object"),
    (.notAList("x[0]"), "x[0] is not a list"),
    (.notText("id"), "id is not text"),
    (.notANumber("x[0][1]"), "x[0][1] is not a finite number"),
    (.notWhole("labels[1]"), "labels[1] is not a whole number"),
    (
      .unknownLoss("arcface", known: ["softmax", "asoftmax"]),
      #"this version has no loss "arcface"; it has softmax and asoftmax"#
    ),
    (.unknownParameter("s", known: ["m"]), "params.s is not known to this loss, which has m"),
    (.unknownParameter("s", known: []), "params.s is not known to this loss, which has none"),
    (.outOfRange("params.m", 0.5, 1...8), "params.m is 0.5, outside 1 to 8"),
    (
      .outOfRange("params.lambda", -1, 0...Double.greatestFiniteMagnitude),
      "params.lambda is -1, outside 0 to infinity"
    ),
    (.empty("x"), "x is empty"),
    (.tooFewClasses(found: 1, least: 2), "W has 1 row; a loss needs at least 2 classes"),
    (.dimension(of: "W[0]", 1, wanted: "3"), "W[0] has 1 component instead of 3"),
    (
      .count(of: "labels", 1, wanted: 2, like: "x"), "labels has 1 entry, but x has 2"
    ),
    (.notShared(3), "bias has 3 entries, but all classes of this loss share one"),
    (.duplicate, "an earlier case has the same id"),
    (.notFinite, "the numbers are so large that the result is not finite"),
  ]

  @Test(arguments: cases)
  func goldenCase(_ error: CaseError, _ message: String) {
    #expect(error.message == message)
    let remark = Evaluation.Remark(name: "p007", kind: .failed(error))
    #expect(remark.message == "p007: \(message)")
  }

  @Test func theStatusTellsWhoIsToBlame() {
    #expect(CommandError.usage(.missingValue(option: "do", form: "")).status == .usage)
    #expect(CommandError.terminal(.noTerminalType).status == .usage)
    for (error, _) in Self.commands where error != .terminal(.noTerminalType) {
      #expect(error.status == .failure)
    }
  }
}
