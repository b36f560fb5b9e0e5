import Experiment
import Foundation
import Recording
import Testing

@testable import Application

/// What version 0.1.0 recorded plays as it was: four random sessions that hold every action that there
/// was, keys pressed at a terminal, a lesson and a scene.
struct RecordingsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Recordings").path

  static let names = [
    "keys", "lesson", "random-1", "random-7", "random-15", "random-16", "scene",
  ]

  private func path(_ name: String) -> String { "\(Self.folder)/\(name).session.jsonl" }

  private func log(_ name: String) throws -> SessionLog {
    try DecodedLog(path: path(name), ConsoleRecorder(disk: true).console).log
  }

  private func texts(_ log: SessionLog) -> [String] {
    log.entries.compactMap { if case .action(let text) = $0.event { text } else { nil } }
  }

  @Test(arguments: names)
  func itIsTheSameSession(name: String) throws {
    let recorder = ConsoleRecorder(disk: true)
    #expect(recorder.perform(["verify", path(name)]) == .success, "\(recorder.errors)")
    let sums = try log(name).entries.count {
      switch $0.event {
      case .sum, .end: true
      case .action, .other: false
      }
    }
    #expect(recorder.output.contains(", \(sums) checksum") && sums > 0, "\(recorder.output)")
  }

  @Test(arguments: names)
  func everyTextIsWrittenAsItWas(name: String) throws {
    let log = try log(name)
    for text in texts(log) + log.header.settings.map(\.text) {
      #expect(try Action(parsing: text).text == text)
    }
  }

  /// A lesson made from it ends where the recording did, even one that went back.
  @Test(arguments: names)
  func itCanBecomeALesson(name: String) {
    let recorder = ConsoleRecorder(disk: true)
    #expect(recorder.perform(["lesson-from", path(name)]) == .success, "\(recorder.errors)")
  }

  @Test func everyActionOfThenIsAmongThem() throws {
    var words: Set<String> = []
    for name in Self.names {
      for text in texts(try log(name)) { words.insert(String(text.prefix { $0 != " " })) }
    }
    #expect(words.count == 49 && words.isSubset(of: Set(Action.verbs.map(\.word))))
  }
}
