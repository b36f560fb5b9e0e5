import Experiment
import Foundation
import Screen
import Testing

@testable import Application
@testable import Lessons

/// What the shipped lessons say, beside what the screen of 80 columns shows at that moment.
struct SpokenNumbersTests {
  private static let demos = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "demos")

  private static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: demos.path)) ?? []
    return names.filter { $0.hasSuffix(".lesson") }.sorted()
  }()

  @Test func thereAreLessons() { #expect(Self.names.count >= 9) }

  /// A number that a sentence speaks of stands on the screen, too, outside of the sentence.
  @Test(arguments: names)
  func everyNumberThatIsSaidIsOnTheScreen(name: String) throws {
    let path = Self.demos.appending(path: name).path
    let frames = try LessonFrames(LoadedLesson(path: path, .standard), size: size(of: name))
    for shown in frames.shown {
      guard case .say(let text) = shown.line.lessonStep else { continue }
      let rows = shown.text.split(separator: "\n", omittingEmptySubsequences: false)
      let caption = try #require(rows.firstIndex { $0.contains("\u{25b8}") }, "\(name)")
      let screen = rows[..<caption].joined(separator: "\n")
      for measurement in text.measurements where measurement.moment == .now {
        let metric = try #require(Metric.named(measurement.metric))
        let number = try #require(metric.text(in: shown.session))
        #expect(
          screen.contains(number), "\(name):\(shown.line.place.line): \(metric.name) \(number)")
      }
    }
  }

  /// The recording of the README is wider.
  private func size(of name: String) -> Size {
    name == "hero.lesson" ? Size(columns: 120, rows: 36) : leastLessonSize
  }
}
