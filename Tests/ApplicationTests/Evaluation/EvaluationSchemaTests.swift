import Angular
import Foundation
import Testing
import Text

@testable import Application

struct EvaluationSchemaTests {
  private static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
  }

  /// A section as the manual has it.
  private func table(_ section: EvaluationSchema.Section) -> String {
    section.items.reduce("## \(section.heading)\n\n| | |\n|---|---|\n") { text, item in
      text + "| `\(item.word)` | \(item.summary) |\n"
    }
  }

  @Test func theManualSaysTheSame() throws {
    let file = Self.folder.appendingPathComponent(".github/EVALUATE.md")
    let manual = try String(contentsOf: file, encoding: .utf8)
    for section in EvaluationSchema.sections {
      #expect(manual.contains(table(section)), "should be:\n\(table(section))")
    }
  }

  @Test func everyKeyAndLossIsExplained() {
    #expect(EvaluationSchema.document.map(\.0) == Evaluation.keys)
    #expect(Set(EvaluationSchema.cases.map(\.0)) == Set(GoldenCase.keys))
    #expect(
      EvaluationSchema.losses.map(\.word) == GoldenCaseTests.words,
      "every word of golden documents, once")
    let losses = Dictionary(
      uniqueKeysWithValues: EvaluationSchema.losses.map { ($0.word, $0.summary) })
    #expect(losses["asoftmax"] == "m 1 to 10; lambda at least 0, 0 by default.")
    #expect(
      losses["sphereface_r"]
        == "version v0, v1 or v2, v0 by default; cgd true or false, false by default; "
        + "s 0.001 to 10000; m 0.01 to 100.")
    #expect(losses["softmax"] == "No params.")
  }

  /// The example runs, says everything, and agrees with both engines.
  @Test(arguments: EvaluationEngine.allCases)
  func theExampleAgrees(_ engine: EvaluationEngine) throws {
    let file = Self.folder.appendingPathComponent("demos/evaluate.json")
    let outcome = try EvaluationTests.Outcome(
      try String(contentsOf: file, encoding: .utf8), engine: engine)
    #expect(outcome.tally == Evaluation.Tally(agree: 6) && outcome.notes.isEmpty)
  }
}
