import Experiment
import Recording
import Testing
import Text

@testable import Application

struct RecordingMessagesTests {
  static let facts: [(SessionLogError.Fact, String)] = [
    (.empty, "there is no complete line; the first one must hold the settings"),
    (.tooLong(most: 9), "the line is longer than 9 bytes, the most that a log may have"),
    (.notJSON(.comment), "JSON has no comments; remove it"),
    (.notAnObject, "the line is not a JSON object"),
    (
      .otherFormat,
      #"this is not a session log: the first line lacks "format":"marginscope-session""#
    ),
    (
      .schema(found: 2, known: 1),
      "the log has schema 2, but this version reads schema 1; use the version that wrote it"
    ),
    (
      .math(found: 2, known: 1),
      "the log was recorded with arithmetic 2, but this version has arithmetic 1, which gives "
        + "other numbers; use the version that wrote it"
    ),
    (.missing(key: "tick"), #""tick" is missing"#),
    (.wrong(key: "do", .text), #""do" must be text"#),
    (.wrong(key: "tick", .whole(0...9)), #""tick" must be a whole number from 0 to 9"#),
    (
      .wrong(key: "seed", .seed), #""seed" must be a whole number from 0 to 18446744073709551615"#
    ),
    (
      .wrong(key: "sum", .sum),
      #""sum" must be 16 hexadecimal digits in quotes, 0 to 9 and a to f"#
    ),
    (.wrong(key: "size", .size), #""size" must be columns and rows, such as [120,36]"#),
    (.wrong(key: "settings", .object), #""settings" must be an object"#),
    (.backwards(tick: 1, after: 2), "tick 1 comes after tick 2; ticks must not decrease"),
    (.afterEnd, "there is a line after the end line; remove one of them"),
    (.count(stated: 2, found: 1), "the end line counts 2 actions, but the log has 1"),
  ]

  @Test(arguments: facts)
  func fact(_ fact: SessionLogError.Fact, _ message: String) {
    #expect(fact.message == message)
    let error = SessionLogError(line: 4, column: 7, fact)
    #expect(CommandError.log("a.jsonl", error).message == "a.jsonl:4:7: \(message)")
  }

  static let logs: [(CommandError, String)] = [
    (
      .changedData("a.csv"),
      "a.csv is not the file of the recording, so a replay would differ; restore that file"
    ),
    (
      .logGap("a.jsonl", line: 5, tick: 3301),
      "a.jsonl:5: there is no checksum for 3000 ticks up to tick 3301, although a log has one "
        + "every 300; the log is damaged"
    ),
    (
      .logAction("a.jsonl", line: 3, "margin", .missingArgument(verb: "margin", form: "M")),
      #"a.jsonl:3: "margin": margin needs a number"#
    ),
    (
      .logSetting("a.jsonl", "raet 1", .unknown(word: "raet", nearest: "rate")),
      #"a.jsonl:1: setting "raet 1": unknown action "raet" (did you mean "rate"?); "#
        + "see marginscope help actions"
    ),
    (
      .logStart("a.jsonl", .outOfRange(verb: "margin", value: 9, range: 1...8)),
      "a.jsonl:1: settings: margin must be between 1 and 8 (got 9)"
    ),
  ]

  @Test(arguments: logs)
  func log(_ error: CommandError, _ message: String) {
    #expect(error.message == message)
    #expect(error.status == .failure)
  }

  static let recordings: [(RecordingError, String)] = [
    (.refused(.exists), WriteError.exists.message("a.jsonl")),
    (.refused(.noFolder("a")), WriteError.noFolder("a").message("a.jsonl")),
    (.allNamesTaken, "all names from a.jsonl-1 on are taken; move some of these files away"),
    (
      .broken(reason: "No space left on device"),
      "the recording has stopped: a.jsonl cannot be written: No space left on device"
    ),
    (
      .tooMuch,
      "too much has happened to begin a recording: the start of the session is not kept any more; "
        + "start another session"
    ),
  ]

  @Test(arguments: recordings)
  func recording(_ error: RecordingError, _ message: String) {
    #expect(CommandError.recording("a.jsonl", error).message == message)
  }
}
