import Interface
import Screen
import Testing

@testable import Experiment

/// What each scene shows once it shows its point.
struct PresetFramesTests {
  /// A few hundred steps, in few ticks.
  static func session(_ preset: Preset) -> Session {
    Sessions.advanced(Sessions.doing(.speed(50), .scene(preset.name), to: Sessions.fresh), 12)
  }

  @Test(arguments: Preset.all.map(\.name))
  func framesAreAsCommitted(name: String) throws {
    let preset = try #require(Preset.named(name))
    let frame = ScreenRenderer.frame(of: Self.session(preset), size: Size(columns: 100, rows: 30))
    try expectSnapshot(frame.settled(for: .palette256, glyphs: .braille), "scene-\(name)")
  }

  /// Question and hint stand whole in two rows of 80 columns, at the beginning.
  @Test(arguments: Preset.all.map(\.name))
  func theQuestionStandsInFullOnASmallScreen(name: String) throws {
    let preset = try #require(Preset.named(name))
    let session = Sessions.doing(.scene(name), to: Sessions.fresh)
    let text = ScreenRenderer.frame(of: session, size: Size(columns: 80, rows: 24)).text
    let words = text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains("\(preset.question) \(preset.watch)"), "\(words.suffix(400))")
  }

  @Test func whatGoesWrongIsSaidAfterTheQuestion() throws {
    let early = Sessions.doing(.scene("collapse"), .speed(2), to: Sessions.fresh)
    let size = Size(columns: 120, rows: 36)
    #expect(
      ScreenRenderer.frame(of: early, size: size).text.contains(
        "Will the six classes be told apart?"))
    let late = Sessions.advanced(early, Session.explanationTicks)
    #expect(
      !ScreenRenderer.frame(of: late, size: size).text.contains(
        "Will the six classes be told apart?"))
  }

  /// Where no scene was chosen there is still a caption.
  @Test func withoutASceneThereIsNoQuestion() {
    let session = Sessions.doing(.explain(.scene), to: Sessions.fresh)
    #expect(
      ScreenRenderer.frame(of: session, size: Size(columns: 120, rows: 36)).text.contains(
        "No scene is"))
  }
}
