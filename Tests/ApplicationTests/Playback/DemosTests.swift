import Experiment
import Foundation
import Lessons
import Testing

@testable import Application

/// The lessons that are shipped.
///
/// That they keep what they claim is checked by `.ci/check-demos`.
struct DemosTests {
  private static let demos = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("demos").path

  static let names: [String] = {
    (try? FileManager.default.contentsOfDirectory(atPath: demos))?
      .filter { $0.hasSuffix(LessonLibrary.suffix) }.sorted() ?? []
  }()

  private func loaded(_ name: String) throws -> LoadedLesson {
    try LoadedLesson(path: "\(Self.demos)/\(name)", ConsoleRecorder(disk: true).console)
  }

  /// Those that are given in a lecture; the other one is what the README shows.
  static let given = names.filter { $0 != "hero.lesson" }

  @Test(arguments: given)
  func eachSaysAsksAndChecksForOneToThreeMinutes(_ name: String) throws {
    let lesson = try loaded(name).lesson
    let seconds = lesson.estimatedTicks / Session.ticksPerSecond
    #expect((60...180).contains(seconds), "\(seconds) s")
    var (said, asked, checked) = (0, 0, 0)
    for line in lesson.lines {
      switch line.lessonStep {
      case .say: said += 1
      case .ask: asked += 1
      case .check: checked += 1
      default: break
      }
    }
    #expect(said >= 3 && asked >= 1 && checked >= 3 && lesson.chapters >= 2)
  }

  @Test func eachHasItsChecksum() throws {
    let sums = try String(contentsOfFile: "\(Self.demos)/checksums", encoding: .utf8)
    let summed = sums.split(separator: "\n").map { $0.prefix { $0 != " " } + LessonLibrary.suffix }
    #expect(!summed.isEmpty && summed.sorted() == Self.names.map { Substring($0) })
  }

  @Test func oneEndsWhereItsChecksumSays() throws {
    let recorder = ConsoleRecorder(disk: true)
    let name = "04-why-the-loss-jumps"
    #expect(
      recorder.perform(["lesson", "\(Self.demos)/\(name).lesson", "--headless"]) == .success)
    let sums = try String(contentsOfFile: "\(Self.demos)/checksums", encoding: .utf8)
    let sum = try #require(recorder.output.split(separator: " ").last)
    #expect(sums.contains("\(name) \(sum)"))
  }
}
