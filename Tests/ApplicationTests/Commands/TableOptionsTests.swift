import Experiment
import Learning
import Recording
import Testing
import Text

@testable import Application

struct TableOptionsTests {
  private static let table =
    (["n;x;y;kind;z"]
    + (0..<12).map { "\($0);\($0 * 5 % 7),5;\($0 * 3 % 11);\($0 % 3);word" })
    .joined(separator: "\n")

  private func options(_ arguments: [String]) throws(UsageError) -> ExperimentOptions {
    try Request(parsing: ["train"] + arguments).options.experiment
  }

  @Test func optionsReachTheFormat() throws {
    let format = try options([
      "--label", "kind", "--separator", "pipe", "--decimal=comma", "--header", "no", "--missing",
      "drop", "--comments", "no", "--skip-columns", "1,my name",
    ]).table
    var expected = TableFormat()
    (expected.label, expected.separator, expected.decimal) = ("kind", .pipe, .comma)
    (expected.header, expected.missing, expected.comments) = (.no, .drop, .no)
    expected.skipped = ["1", "my name"]
    #expect(format == expected)
    #expect(try options(["--skip-columns", "none"]).table.keepsIndex)
    #expect(try options(["--separator", "auto", "--header", "auto"]).table == TableFormat())
  }

  @Test(arguments: [
    ("separator", "dot"), ("decimal", "dot"), ("header", "maybe"), ("missing", ""),
    ("skip-columns", ""), ("skip-columns", "1,,2"), ("skip-columns", "none,x"), ("comments", "#"),
  ])
  func valuesThatCannotBeAreRefused(_ option: String, _ value: String) throws {
    let refusal = error { () throws(UsageError) in try options(["--\(option)", value]) }
    let row = try #require(TableOption.all.first { $0.name == option })
    let choices = row.form.split(separator: "|").map(String.init)
    #expect(
      refusal
        == .badValue(option: option, value, choices.count > 1 ? .choice(choices) : .columns))
  }

  @Test(arguments: TableOption.all.map(\.name))
  func everyOptionNeedsAFile(_ option: String) throws {
    let row = try #require(TableOption.all.first { $0.name == option })
    let value = ["label": "1", "skip-columns": "1", "missing": "drop"][option]
    let word = try #require(value ?? row.form.split(separator: "|").last.map(String.init))
    let options = try options(["--\(option)", word])
    #expect(options.table.firstGiven == option)
    let console = ConsoleRecorder().console
    let refusal = error { () throws(CommandError) in try options.start(console) }
    #expect(refusal == .usage(.needsTable(option: option)))
  }

  /// A recording says what was told and what was found, and is read again in the same way.
  @Test func aRecordingSaysHowItsTableWasRead() throws {
    let console = ConsoleRecorder(files: ["t.csv": Self.table]).console
    let options = try options(["--data", "t.csv", "--label", "kind", "--skip-columns", "z,n"])
    let (session, found) = try options.open(console)
    let file = try #require(found)
    #expect(file.label == "kind")
    #expect(
      file.reading?.map(\.text) == [
        "label #4", "separator semicolon", "decimal comma", "header yes", "missing refuse",
        "skip-columns none,#1,#5",
      ])
    let log = try DecodedLogTests.log(
      session.settings, actions: [(3, .margin(2))], ticks: 25, file: file,
      dataset: session.dataset)
    #expect(
      log.text.contains(
        ##""read":{"label":"#4","separator":"semicolon","decimal":"comma","header":"yes","##
          + ##""missing":"refuse","skip-columns":"none,#1,#5"}"##))
    let recorder = ConsoleRecorder(files: ["t.csv": Self.table, "s.jsonl": log.text])
    #expect(recorder.perform(["verify", "s.jsonl"]) == .success)
    #expect(recorder.errors.isEmpty)
    // What is recorded from a replay says the same.
    let recorded = try DecodedLog(path: "s.jsonl", recorder.console)
    let again = try recorded.experiment.open(recorder.console).file
    #expect(again?.reading.map(Set.init) == file.reading.map(Set.init))
  }

  @Test func aRecordingSaysWhichLinesAreComments() throws {
    let table = (0..<12).map { "#\($0 % 3),\($0 * 5 % 7),\($0 * 3 % 11)\n" }.joined()
    let console = ConsoleRecorder(files: ["t.csv": table]).console
    let options = try options(["--data", "t.csv", "--label", "1", "--comments", "no"])
    let (session, file) = try options.open(console)
    #expect(file?.reading?.contains { $0.text == "comments no" } == true)
    let log = try DecodedLogTests.log(
      session.settings, actions: [], ticks: 25, file: file, dataset: session.dataset)
    let recorder = ConsoleRecorder(files: ["t.csv": table, "s.jsonl": log.text])
    #expect(recorder.perform(["verify", "s.jsonl"]) == .success, "\(recorder.errors)")
  }

  @Test func anOldRecordingIsReadByTheOldRules() throws {
    let table = ([",x,kind"] + (0..<12).map { "\($0),\($0 * 5 % 7),\($0 % 3)" })
      .joined(separator: "\n")
    var format = TableFormat()
    format.rules = .original
    let bytes = Array(table.utf8)
    let dataset = try Dataset.table(named: "t.csv", bytes: bytes, format: format)
    #expect(dataset.inputs == 2)
    let file = SessionLog.DataFile(path: "t.csv", label: nil, sum: fingerprint(of: bytes))
    let log = try DecodedLogTests.log(
      Settings(data: dataset), actions: [], ticks: 25, file: file, dataset: dataset)
    #expect(!log.text.contains("read"))
    let recorder = ConsoleRecorder(files: ["t.csv": table, "s.jsonl": log.text])
    #expect(recorder.perform(["verify", "s.jsonl"]) == .success)
  }

  @Test(arguments: [
    (
      #""header":"yes""#, #""header":"up""#,
      ActionError.badArgument(verb: "header", text: "up", form: "auto|yes|no|comment")
    ),
    (
      #""header":"yes""#, #""heading":"yes""#,
      ActionError.noSuch(
        verb: "file.read", name: "heading", choices: TableOption.all.map(\.name))
    ),
  ])
  func aReadingThatIsUnknownIsRefused(
    _ old: String, _ new: String, _ expected: ActionError
  ) throws {
    let console = ConsoleRecorder(files: ["t.csv": Self.table]).console
    let options = try options(["--data", "t.csv", "--label", "4", "--skip-columns", "5"])
    let (session, file) = try options.open(console)
    let log = try DecodedLogTests.log(
      session.settings, actions: [], ticks: 1, file: file, dataset: session.dataset)
    let text = log.text.replacing(old, with: new)
    let recorder = ConsoleRecorder(files: ["t.csv": Self.table, "s.jsonl": text])
    let refusal = error { () throws(CommandError) in
      try DecodedLog(path: "s.jsonl", recorder.console)
    }
    #expect(refusal == .logStart("s.jsonl", expected))
  }

  @Test(arguments: [["train", "--steps", "2"], ["frame", "--tick", "1"]])
  func howTheTableWasReadIsSaidOnce(_ verb: [String]) {
    let recorder = ConsoleRecorder(files: ["./t.csv": Self.table])
    let arguments = ["--data", "./t.csv", "--label", "kind", "--skip-columns", "z"]
    #expect(recorder.perform(verb + arguments) == .success)
    let lines = recorder.errors.split(separator: "\n")
    #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("./t.csv: ") })
    #expect(recorder.errors.contains("header on line 1, label in column 4 (\"kind\")"))
    #expect(recorder.errors.contains(#"skipped: column 5 ("z")"#))
  }
}
