import Angular
import Experiment
import Interface
import Learning
import Lessons
import Screen
import Testing

@testable import Application

struct HelpTopicTests {
  private func printed(_ topic: String) throws -> String {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["help", topic]) == .success, "\(topic)")
    #expect(recorder.errors.isEmpty)
    return recorder.output
  }

  @Test func withoutATopicItIsTheShortHelp() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["help"]) == .success)
    #expect(recorder.output == HelpText.of(.live))
  }

  @Test func wordsAreUniqueAndExplained() {
    let words = HelpTopic.all.map(\.word)
    #expect(Set(words).count == words.count)
    #expect(HelpTopic.all.allSatisfy { !$0.summary.isEmpty })
    let list = HelpText.of(Verb.all.first { $0.name == .help } ?? .live)
    for topic in HelpTopic.all { #expect(list.contains("\n  \(topic.word) "), "\(topic.word)") }
  }

  @Test(
    arguments: HelpTopic.all.map(\.word).filter { word in
      !HelpTopic.files.contains { $0.word == word }
    })
  func aTopicFitsAnOldTerminal(_ word: String) throws {
    let text = try printed(word)
    #expect(!text.isEmpty && text.hasSuffix("\n") && !text.contains("\n\n\n"))
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: Verb.all.filter { $0.name != .live })
  func aCommandIsATopic(_ verb: Verb) throws {
    #expect(try printed(verb.name.rawValue) == HelpText.of(verb))
  }

  /// The rows of its table, and of no other, each at the start of a line.
  static let tables: [(String, [String])] = [
    ("losses", Session.losses.map(\.name)), ("scenes", Preset.all.map(\.name)),
    ("data", Dataset.all.map(\.name) + Option.tables.map { "--\($0.name)" }),
    ("annealing", Annealing.all.map(\.name)), ("actions", Action.verbs.map(\.word)),
    ("metrics", Metric.all.map(\.name)),
    (
      "options",
      Option.all.map { "--\($0.name)" } + Request.commonOptions.map { "--\($0.name)" }
    ),
    ("config", ["theme", "color", "glyphs", "no-mouse", "no-sync"]),
    ("exit", ExitStatus.allCases.map { "\($0.rawValue)" }),
    ("environment", ["NO_COLOR", "XDG_CONFIG_HOME", "MARGINSCOPE_LESSONS", "SOURCE_DATE_EPOCH"]),
  ]

  @Test(arguments: tables)
  func aTopicListsItsTable(_ topic: String, _ words: [String]) throws {
    let lines = try printed(topic).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    #expect(rows.compactMap { $0.split(separator: " ").first.map(String.init) } == words)
  }

  @Test func lossesSayTheirOtherNames() throws {
    let text = try printed("losses").split { $0.isWhitespace }.joined(separator: " ")
    for loss in Session.losses where !loss.aliases.isEmpty {
      #expect(text.contains("Also: \(loss.aliases.joined(separator: ", "))."), "\(loss.name)")
    }
  }

  @Test func evaluateExplainsItsDocuments() throws {
    let text = try printed("evaluate")
    for section in EvaluationSchema.sections {
      #expect(text.contains("\n\(section.heading)\n"), "\(section.heading)")
      for item in section.items { #expect(text.contains("\n  \(item.word) "), "\(item.word)") }
    }
  }

  @Test func keysAreThoseOfTheTables() throws {
    let text = try printed("keys")
    let keys =
      KeyMap.bindings.map { $0.keysText(.ascii) } + LessonKeys.bindings.map { $0.keysText(.ascii) }
      + ReplayKeys.bindings.map { $0.keysText(.ascii) }
    for word in keys {
      #expect(text.contains("\n  \(word) ") || text.contains("\n  \(word)\n"), "\(word)")
    }
  }

  @Test(arguments: [
    ("loses", UsageError.unknownTopic("loses", nearest: "losses")),
    ("trai", .unknownTopic("trai", nearest: "train")),
    ("quux", .unknownTopic("quux", nearest: nil)),
  ])
  func anUnknownTopicIsRefused(_ word: String, _ error: UsageError) {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["help", word]) == .usage)
    #expect(recorder.errors == "marginscope: \(error.message)\n" && recorder.output.isEmpty)
  }

  /// Who asks for a topic as if it were a command is told the command.
  @Test func aTopicIsNoCommand() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["losses"]) == .usage)
    #expect(
      recorder.errors == "marginscope: "
        + #"unknown command "losses" (did you mean "help losses"?); see marginscope --help"# + "\n")
  }
}
