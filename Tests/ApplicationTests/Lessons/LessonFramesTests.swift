import Experiment
import Interface
import Lessons
import Screen
import Testing

@testable import Application

struct LessonFramesTests {
  private func frames(_ lines: String...) throws -> LessonFrames {
    let text = (["lesson \"Frames\"", "set speed 20"] + lines).joined(separator: "\n")
    return try LessonFrames(try LoadedLesson(text: text, ConsoleRecorder().console))
  }

  @Test func eachStatementHasItsFrame() throws {
    let frames = try frames(
      "run 100", "say \"Step {step}: {gap} between them\"", "run 100", "say \"Step {step}\"",
      "ask \"Which?\" a=\"this\" b=\"that\" answer=a", "check step = 200")
    #expect(frames.shown.map(\.line.place.line) == [3, 4, 5, 6, 7, 8])
    let said = frames.all { if case .say = $0 { true } else { false } }
    #expect(said[0].text.contains("Step 100: ") && said[0].text.contains("step 100 "))
    #expect(said[1].words.contains("Step 200"))
    let asked = frames.all { if case .ask = $0 { true } else { false } }
    #expect(asked[0].text.contains("Which?") && asked[0].text.contains("b  that"))
    #expect(frames.checkResults.map(\.holds) == [true])
  }

  /// The numbers of a sentence are those of the panels, to the last character.
  @Test func aSentenceAndThePanelsAgree() throws {
    let frames = try frames(
      "run 400",
      "say \"widest {max-intra}, smallest gap {min-inter}, gaps {gap}, accuracy {accuracy}\"",
      "view openset", "say \"AUC {open-auc}, EER {open-eer}, TPR {open-tpr}\"")
    let said = frames.all { if case .say = $0 { true } else { false } }.map(\.session)
    for session in said {
      let text = ScreenRenderer.frame(of: session, size: Size(columns: 200, rows: 60)).text
      let words = try #require(session.presentation.said)
      let values = words.split(separator: ",").compactMap { $0.split(separator: " ").last }
      for value in values where value != "%" {
        #expect(text.ranges(of: value).count > 1, "\(value) of \(words)")
      }
    }
  }

  @Test func whatIsHiddenIsOnNoFrame() throws {
    let frames = try frames(
      "run 400", "view openset", "hide scores legend theory caption", "hold 0.1",
      "show scores", "hold 0.1", "hide openset", "hold 0.1")
    let held = frames.all { if case .hold = $0 { true } else { false } }.map(\.text)
    #expect(!held[0].contains("AUC") && !held[0].contains("EER") && !held[0].contains("TPR"))
    #expect(!held[0].contains("genuine") && !held[0].contains("smallest gap"))
    #expect(held[1].contains("AUC") && held[1].contains("EER"))
    #expect(held[2].contains("hidden until the lesson shows it") && !held[2].contains("AUC"))
    #expect(!held[2].contains("angle between two features"))
  }

  /// A question stands below what it is about: no picture loses a row to it, all keep their borders.
  @Test func aQuestionCoversNoPicture() throws {
    let frames = try frames(
      "run 100", "hold 0.1",
      "ask \"Which of these four is it, after all that was said?\" a=one b=two c=three d=four answer=a"
    )
    for shown in frames.shown.dropFirst() {
      let corners = shown.text.unicodeScalars.count {
        "\u{2514}\u{2570}".unicodeScalars.contains($0)
      }
      let tops = shown.text.unicodeScalars.count { "\u{250c}\u{256d}".unicodeScalars.contains($0) }
      #expect(tops > 1 && tops == corners, "line \(shown.line.place.line)")
    }
  }
}
