import Angular
import Experiment
import Testing

@testable import Application

/// The manual page and the completions know every row of the tables.
///
/// `.ci/check-release` gives them to the programs that read them.
struct GeneratedFilesTests {
  private func printed(_ topic: String) -> String {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["help", topic]) == .success)
    return recorder.output
  }

  @Test(arguments: HelpTopic.files.map(\.word))
  func theyArePlainText(_ topic: String) {
    let text = printed(topic)
    #expect(text.hasSuffix("\n") && text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  /// Every command, option, choice and name of a table, each as a word.
  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsKnowEveryWord(_ shell: String) {
    let separators: Set<Character> = [" ", "'", "(", ")", "[", "=", ":", "*", "}", "\n"]
    let words = Set(printed(shell).split { separators.contains($0) }.map(String.init))
    for verb in Verb.all where verb.name != .live {
      #expect(words.contains(verb.name.rawValue), "\(verb.name)")
    }
    let dashes = shell == "fish" ? "" : "--"
    for option in Option.all {
      #expect(words.contains(dashes + option.name), "\(option.name)")
      switch option.completedValue {
      case .words(let values), .files(let values):
        for value in values { #expect(words.contains(value), "\(option.name) \(value)") }
      case .lessons, .nothing, nil: break
      }
    }
    for option in Request.commonOptions { #expect(words.contains(dashes + option.name)) }
    for topic in HelpTopic.all { #expect(words.contains(topic.word), "\(topic.word)") }
  }

  /// A NAME that no completion knows would be a row without its names.
  @Test func everyNameAndChoiceIsOffered() {
    for option in Option.all {
      #expect(option.form.split(separator: "|").contains("NAME") == !option.names.isEmpty)
    }
    func value(_ name: String) -> CompletedValue? {
      Option.all.first { $0.name == name }?.completedValue
    }
    #expect(value("scene") == .words(Preset.all.map(\.name)))
    #expect(value("loss") == .words(Session.losses.map(\.name)))
    #expect(value("theme") == .words(["dark", "light"]))
    #expect(value("glide") == .words(["on", "off"]))
    #expect(value("record") == .files(words: []) && value("svg-dir") == .files(words: []))
    #expect(value("margin") == .nothing && value("do") == .nothing && value("json") == nil)
  }

  /// Each option belongs to the commands that take it.
  @Test func bashOffersACommandItsOptions() {
    let lines = printed("bash").split(separator: "\n")
    for verb in Verb.all where verb.name != .live {
      let line = lines.first { $0.contains(" \(verb.name.rawValue)) options='") } ?? ""
      let offered = line.split { $0 == " " || $0 == "'" }.filter { $0.hasPrefix("--") }
      #expect(offered.map { String($0.dropFirst(2)) } == verb.completedOptions.map(\.name))
    }
  }

  @Test func theManualHasEverySection() {
    let page = printed("man")
    let headings = page.split(separator: "\n").filter { $0.hasPrefix(".SH ") }
      .map { $0.dropFirst(5).dropLast() }
    #expect(Set(headings).count == headings.count, "no section twice")
    for heading in [
      "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "SCENES", "LOSSES", "DATA SETS",
      "ACTIONS", "KEYS", "METRICS", "STATEMENTS", "ENVIRONMENT", "EXIT STATUS", "EXAMPLES",
    ] {
      #expect(headings.contains { $0 == heading }, "\(heading)")
    }
    let words = page.split { $0.isWhitespace }.joined(separator: " ")
    for verb in Verb.all { #expect(words.contains(ManualPage.escaped(verb.summary))) }
    for option in Option.all {
      #expect(page.contains("\n\\fB\\-\\-\(ManualPage.escaped(option.name))"), "\(option.name)")
    }
    for metric in Metric.all {
      #expect(page.contains("\n\\fB\(ManualPage.escaped(metric.name))\\fR\n"), "\(metric.name)")
    }
  }

  @Test(arguments: [
    ("--m", "\\-\\-m"), (".nf", "\\&.nf"), ("'x'", "\\(aqx\\(aq"), ("a\\b", "a\\eb"),
    ("one\n.two", "one\n\\&.two"), ("\"x\"", "\\(dqx\\(dq"),
  ])
  func noTextIsARequest(_ text: String, _ escaped: String) {
    #expect(ManualPage.escaped(text) == escaped)
  }
}
