import Angular
import Experiment
import Learning
import Lessons
import Testing

@testable import Application

struct HelpTextTests {
  @Test func theWholeHelpIsComplete() {
    let text = HelpText.everything.text
    for option in Option.all { #expect(text.contains("  --\(option.name) "), "\(option.name)") }
    for option in Request.commonOptions { #expect(text.contains("  --\(option.name) ")) }
    for verb in Verb.all { #expect(text.contains("  marginscope \(verb.name.rawValue)")) }
    for loss in MarginLoss.all { #expect(text.contains("  \(loss.name) ")) }
    for data in Dataset.all { #expect(text.contains("  \(data.name) ")) }
    for action in Action.verbs { #expect(text.contains("  \(action.word) ")) }
    for metric in Metric.all { #expect(text.contains("  \(metric.name) ")) }
  }

  /// It fits on a screen, names every command and where to read more.
  @Test func theShortHelpFitsOnAScreen() {
    let text = HelpText.of(.live)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= 45)
    for verb in Verb.all where verb.name != .live {
      #expect(text.contains("\n  \(verb.name.rawValue) "), "\(verb.name)")
    }
    for option in HelpText.mainOptions { #expect(text.contains("\n  --\(option) "), "\(option)") }
    for option in Request.commonOptions { #expect(text.contains("\n  --\(option.name) ")) }
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "," }
    for topic in HelpTopic.subjects {
      #expect(words.contains { $0 == topic.word }, "\(topic.word)")
    }
    for status in ExitStatus.allCases {
      #expect(text.contains("\n  \(status.rawValue) "), "\(status)")
    }
  }

  @Test func commandsThatNeedMetricsListThem() {
    for verb in Verb.all {
      let isListed = Metric.all.allSatisfy { HelpText.of(verb).contains("\n  \($0.name) ") }
      #expect(isListed == [.train, .sweep, .export, .lesson].contains(verb.name), "\(verb.name)")
    }
  }

  /// Whoever writes a lesson finds every statement, and every action that `set` can do.
  @Test func theHelpOfLessonsIsTheirLanguage() {
    let text = HelpText.of(Verb.all.first { $0.name == .lesson } ?? .live)
    for statement in LessonVerb.all {
      let start = "\n  \(statement.word) \(statement.form)"
      #expect(text.contains(start + " ") || text.contains(start + "\n"), "\(statement.word)")
    }
    for action in Action.verbs { #expect(text.contains("\n  \(action.word) ")) }
  }

  @Test(arguments: Verb.all.filter { $0.name != .live })
  func aVerbsHelpListsItsOptionsAndNoOther(_ verb: Verb) {
    let text = HelpText.of(verb)
    for option in Option.all {
      let isListed =
        text.contains("\n  --\(option.name) ") || text.contains("\n  --\(option.name)\n")
      #expect(isListed == option.verbs.contains(verb.name), "\(option.name)")
    }
  }

  @Test func helpAndVersionAreAnswers() {
    for verb in Verb.all {
      let recorder = ConsoleRecorder()
      let words = [verb.name.rawValue, "--help"].filter { !$0.isEmpty }
      #expect(recorder.perform(words) == .success)
      #expect(recorder.output == HelpText.of(verb))
      #expect(recorder.errors.isEmpty)
    }
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["--version"]) == .success)
    #expect(recorder.output == "marginscope 0.1.0\n")
  }

  @Test(arguments: Verb.all)
  func theExampleIsACommandLine(_ verb: Verb) throws {
    // Words between quotes are one argument.
    let parts = verb.example.split(separator: "\"", omittingEmptySubsequences: false)
    let arguments = parts.enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
    #expect(try Request(parsing: arguments).verb.name == verb.name)
  }
}
