import Experiment
import Learning
import Lessons
import Recording
import Terminal
import Testing
import Text

@testable import Application

/// Errors of every kind name hostile text, and are one short line that no terminal obeys.
@Suite struct HostileErrorsTests {
  private static let bad = HostileTextTests.hostile
  private static let long = bad + String(repeating: "x", count: 100_000)
  private static let column = TableColumn(2, bad)

  static let actions: [ActionError] = [
    .unknown(word: bad, nearest: bad), .missingArgument(verb: bad, form: bad),
    .extraArgument(verb: bad, text: bad), .badArgument(verb: bad, text: long, form: bad),
    .noSuch(verb: bad, name: bad, choices: [bad]), .notInThisLoss(verb: bad, loss: bad),
    .badKey(verb: bad, key: bad, keys: [bad]), .missingKey(verb: bad, key: bad),
  ]
  static let usages: [UsageError] = [
    .unknownVerb(bad, nearest: bad), .unknownTopic(bad, nearest: bad),
    .unknownOption(bad, verb: .live, nearest: bad),
    .foreignOption(bad, verb: .live, takers: [.train]), .missingValue(option: bad, form: bad),
    .unexpectedValue(option: bad, long), .badValue(option: bad, bad, .choice([bad])),
    .badValue(option: bad, long, .line), .action(bad, .unknown(word: bad, nearest: nil)),
    .unexpectedArgument(bad, verb: .live, isVerb: false), .needsTable(option: bad),
    .decidedByFile(option: bad), .sameFile(long), .needsTerminal(option: bad),
    .badSourceDate(bad), .notText(bad), .badAxis(long, .noDial(bad, nearest: bad)),
    .badAxis(bad, .badValue(long, of: bad, form: bad)), .missingOperand(verb: .replay, form: bad),
  ]
  static let tables: [TableError] = [
    .notANumber(line: 1, column, text: long), .markInNumber(line: 1, column, text: bad, .thousands),
    .missing(line: 1, column, text: bad), .missingLabel(line: 1, column, text: bad),
    .textColumns(line: 1, [column, column], text: bad, mayBeHeader: true),
    .noSuchColumn(name: bad, names: [bad, long], columns: 2),
    .ambiguousColumn(name: bad, numbers: [1, 2]), .labelIsData(name: bad, line: 1, column),
    .labelIsSkipped(column), .noCompleteSample(rows: 2, column, missing: 2),
    .classCount(found: 1, allowed: 2...8, column),
    .tooFewSamples(label: bad, found: 1, needed: 2, firstLine: 1),
  ]
  static let faults: [LessonError.Fault] = [
    .unknown(word: bad, nearest: bad), .incomplete(verb: bad, form: bad),
    .extra(verb: bad, text: bad), .bad(verb: bad, text: long, wanted: .number),
    .badKey(verb: bad, key: bad, keys: [bad]), .noMetric(bad, nearest: bad),
    .noPart(bad, nearest: bad), .badPlaces(bad, most: 3), .badName(bad),
    .notRemembered(bad, nearest: bad), .unmeasured(bad), .badRule(bad),
    .noAnswer(bad, answers: [bad]), .undecided(bad), .reserved(key: bad, instead: bad),
    .noRamp(key: bad, .form(bad)), .secondFile(bad), .action(.unknown(word: bad, nearest: bad)),
  ]
  static let logs: [SessionLogError.Fact] = [
    .notJSON(.word(bad)), .notJSON(.encoding(bad)), .notJSON(.unexpected("\u{9b}", .value)),
    .notJSON(.escape("\u{202e}")), .notJSON(.control(0x1B)), .missing(key: bad),
    .wrong(key: long, .text),
  ]
  static let writes: [WriteError] = [
    .exists, .noFolder(bad), .fileInPath(long), .failed(reason: bad), .forbidden,
  ]
  static let terminals: [TerminalError] = [
    .unknownTerminal(long), .noCursorAddressing(bad), .system(call: bad, code: 2),
  ]
  static let others: [CommandError] = [
    .file(bad, .missing), .file(long, .unreadable(reason: bad)),
    .noData(bad, nearest: bad, known: [bad]),
    .document(bad, .noCases(TextPlace(line: 1, column: 1))),
    .document(
      bad, .unknownKey(bad, nearest: bad, TextPlace(line: 1, column: 1))),
    .changedData(bad), .logGap(bad, line: 1, tick: 2), .noLesson(bad, nearest: bad, shipped: 8),
    .otherSweep(bad, line: 1, expected: long), .config(bad, ConfigError(.notText, line: 1)),
    .notALesson(bad, .session), .notALog(long, .lesson),
    .recording(bad, .broken(reason: bad)), .neither(bad, .json), .output(reason: bad),
    .unreached(tick: 1, .teach(.say(bad)), end: 1),
  ]
  static let errors: [CommandError] =
    others + usages.map { .usage($0) } + actions.map { .usage(.setting($0)) }
    + actions.map { .script(tick: 1, $0) }
    + actions.map { .logAction(bad, line: 1, long, $0) } + actions.map { .logSetting(bad, bad, $0) }
    + actions.map { .logStart(bad, $0) } + tables.map { .table(bad, $0) }
    + faults.map { .lesson(bad, LessonError($0, Place(line: 1, column: 1))) }
    + logs.map { .log(bad, SessionLogError(line: 1, $0)) }
    + writes.map { .write(bad, $0) } + writes.map { .recording(bad, .refused($0)) }
    + terminals.map { .terminal($0) }

  @Test(arguments: errors.indices)
  func isOneCleanLine(index: Int) {
    let recorder = ConsoleRecorder()
    _ = report(Self.errors[index], recorder.console)
    let line = recorder.errors
    let raw = line.dropLast().unicodeScalars.filter(\.isUnseen)
    #expect(raw.isEmpty, "\(Self.errors[index])")
    #expect(line.hasPrefix("marginscope: "))
    #expect(line.hasSuffix("\n"))
    #expect(line.unicodeScalars.count < 2000)
  }

  /// The names of the cases that the rows have, for a new case of `CommandError` to be seen here.
  @Test func everyKindOfErrorHasARow() {
    var kinds: Set<String> = []
    for error in Self.errors { kinds.insert(kind(error)) }
    #expect(
      kinds == [
        "usage", "file", "noData", "table", "script", "unreached", "document", "changedData", "log",
        "logAction", "logGap", "logSetting", "logStart", "lesson", "noLesson", "recording",
        "terminal",
        "neither", "notALesson", "notALog", "otherSweep", "config", "write", "output",
      ])
  }

  /// Of those that name something from outside; nil for the others.
  private func kind(_ error: CommandError) -> String {
    switch error {
    case .usage: "usage"
    case .file: "file"
    case .noData: "noData"
    case .table: "table"
    case .script: "script"
    case .unreached: "unreached"
    case .document: "document"
    case .changedData: "changedData"
    case .log: "log"
    case .logAction: "logAction"
    case .logGap: "logGap"
    case .logSetting: "logSetting"
    case .logStart: "logStart"
    case .lesson: "lesson"
    case .noLesson: "noLesson"
    case .recording: "recording"
    case .terminal: "terminal"
    case .neither: "neither"
    case .notALesson: "notALesson"
    case .notALog: "notALog"
    case .otherSweep: "otherSweep"
    case .config: "config"
    case .write: "write"
    case .output: "output"
    case .training, .tooLong, .tooShort, .pausedForGood, .noLessons: "only numbers"
    }
  }
}
