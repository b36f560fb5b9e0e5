import Foundation
import Recording
import Testing
import Text

@testable import Application

struct EvaluationTests {
  private func golden() throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../AngularTests/Golden/public.json")
    return try String(contentsOf: file, encoding: .utf8)
  }

  private func evaluation(
    _ cases: String..., engine: EvaluationEngine = .reference
  ) throws -> Evaluation {
    let text = "{\"cases\": [\(cases.joined(separator: ","))]}"
    return try Evaluation(try #require(JSON(bytes: Array(text.utf8))), engine: engine)
  }

  private func cases(_ document: JSON) -> [JSON] {
    guard case .list(let cases) = document["cases"] else { return [] }
    return cases
  }

  @Test func theReferenceAgreesWithTheGoldenDocument() throws {
    let recorder = ConsoleRecorder(files: ["golden.json": try golden()])
    #expect(recorder.perform(["evaluate", "golden.json"]) == .success)
    #expect(
      recorder.errors == """
        63 of 63 cases agree (reference engine, tolerance 1e-8 absolute plus 1e-8 relative)

        """)
  }

  @Test func trainingAgreesWithWhatItCanBeJudgedBy() throws {
    let document = try #require(JSON(bytes: Array(try golden().utf8)))
    let evaluation = try Evaluation(document, engine: .training)
    #expect(evaluation.tally == Evaluation.Tally(agree: 56, differ: 0, unjudged: 7))
    #expect(cases(evaluation.document).allSatisfy { $0["computed"] != nil })
  }

  /// A loss that a version lacks fails by itself.
  @Test func anUnknownLossIsCounted() throws {
    let strange = GoldenCaseTests.sound.replacing("asoftmax", with: "magface")
    let evaluation = try evaluation(strange)
    #expect(evaluation.tally == Evaluation.Tally(unknownLoss: 1) && !evaluation.isFlawless)
    #expect(evaluation.verdict.hasSuffix("1 of losses that this version does not have"))
  }

  @Test func nothingIsLostOrChanged() throws {
    let document = try #require(JSON(bytes: Array(try golden().utf8)))
    let evaluation = try Evaluation(document, engine: .reference)
    guard case .object(var fields) = evaluation.document else {
      Issue.record("no object")
      return
    }
    fields["cases"] = .list(
      cases(evaluation.document).map { item in
        guard case .object(var fields) = item else { return item }
        fields["computed"] = nil
        return .object(fields)
      })
    #expect(JSON.object(fields) == document)
  }

  @Test func whatIsPrintedReadsBack() throws {
    let recorder = ConsoleRecorder(files: [
      "-": "{\"cases\":[\(GoldenCaseTests.sound)],\"my\":[1.5]}"
    ])
    #expect(recorder.perform(["evaluate", "-"]) == .success)
    let document = try #require(JSON(bytes: Array(recorder.output.utf8)))
    #expect(document["my"] == .list([.number(1.5)]))
    guard case .object(let computed) = cases(document).first?["computed"] else {
      Issue.record("nothing computed")
      return
    }
    #expect(computed.keys.sorted() == ["gradW", "gradX", "logits", "loss", "theta_y"])
    #expect(
      recorder.errors == """
        0 of 0 cases agree (reference engine, tolerance 1e-8 absolute plus 1e-8 relative); 1 \
        without expected values

        """)
  }

  @Test func aLossWithABiasHasItsGradient() throws {
    let sound = GoldenCaseTests.sound.replacing("asoftmax", with: "softmax-bias")
      .replacing("{\"m\": 3, \"lambda\": 0.5}", with: "{}")
    let item = try #require(cases(try evaluation(sound).document).first)
    guard case .list(let gradB) = item["computed"]?["gradB"] else {
      Issue.record("no gradB")
      return
    }
    #expect(gradB.count == 3)
  }

  @Test func anAngleWithoutDirectionIsNull() throws {
    let zero = GoldenCaseTests.sound.replacing("[1, 0.5]", with: "[0, 0]")
    for engine in EvaluationEngine.allCases {
      let item = try #require(cases(try evaluation(zero, engine: engine).document).first)
      guard case .list(let angles) = item["computed"]?["theta_y"] else {
        Issue.record("no angles")
        return
      }
      #expect(angles.first == .null && angles.last != .null)
    }
  }

  @Test func aMisspeltExpectationIsNoAgreement() throws {
    let misspelled = try evaluation(
      GoldenCaseTests.sound.replacing(
        "\"dim\": 2", with: "\"dim\": 2, \"expected\": {\"gradx\": [[9, 9]]}"))
    #expect(misspelled.tally == Evaluation.Tally(failed: 1) && !misspelled.isFlawless)
    let empty = try evaluation(
      GoldenCaseTests.sound.replacing("\"dim\": 2", with: "\"dim\": 2, \"expected\": {}"))
    #expect(empty.tally == Evaluation.Tally(unexpected: 1))
  }

  @Test func aDifferenceIsNamed() throws {
    let evaluation = try evaluation(
      GoldenCaseTests.sound.replacing(
        "\"dim\": 2", with: "\"expected\": {\"loss\": -1, \"logits\": [[0]]}"))
    #expect(evaluation.tally == Evaluation.Tally(differ: 1))
    #expect(!evaluation.isFlawless)
    let remark = try #require(evaluation.remarks.first)
    #expect(remark.name == "a")
    guard case .differs(let difference, let others) = remark.kind else {
      Issue.record("\(remark)")
      return
    }
    #expect(difference.path == "logits" && others == 1)
    #expect(
      remark.message
        == "a: logits should be a list of 1, but a list of 2 is computed (and 1 more value)"
    )
  }

  @Test func aToleranceIsATolerance() throws {
    let loss = try #require(
      cases(try evaluation(GoldenCaseTests.sound).document).first?["computed"]?["loss"])
    guard case .number(let value) = loss else {
      Issue.record("no number")
      return
    }
    for (factor, agrees) in [(0.9, true), (-0.9, true), (1.1, false), (-1.1, false)] {
      let expected = value + factor * 1e-8 * (1 + value)
      let evaluation = try evaluation(
        GoldenCaseTests.sound.replacing("\"dim\": 2", with: "\"expected\": {\"loss\": \(expected)}")
      )
      #expect((evaluation.tally.agree == 1) == agrees, "\(factor)")
    }
  }

  @Test func oneBadCaseSparesTheOthers() throws {
    let other = GoldenCaseTests.sound.replacing("\"id\": \"a\"", with: "\"id\": \"b\"")
    let evaluation = try evaluation(
      GoldenCaseTests.sound, GoldenCaseTests.sound, "3", "{}", "{\"id\": 7}",
      other.replacing("\"dim\": 2", with: "\"expected\": 3"))
    #expect(evaluation.tally == Evaluation.Tally(failed: 5, unexpected: 1))
    #expect(
      evaluation.remarks == [
        Evaluation.Remark(name: "a", kind: .failed(.duplicate)),
        Evaluation.Remark(name: "cases[2]", kind: .failed(.notAnObject("cases[2]"))),
        Evaluation.Remark(name: "cases[3]", kind: .failed(.missing("id"))),
        Evaluation.Remark(name: "cases[4]", kind: .failed(.notText("id"))),
        Evaluation.Remark(name: "b", kind: .failed(.notAnObject("expected"))),
      ])
  }

  @Test func whatIsTooLargeIsSaid() throws {
    let large = GoldenCaseTests.sound.replacing("[1, 0.5]", with: "[1e200, 1e200]")
    for engine in EvaluationEngine.allCases {
      let evaluation = try evaluation(large, engine: engine)
      #expect(evaluation.remarks == [Evaluation.Remark(name: "a", kind: .failed(.notFinite))])
      #expect(cases(evaluation.document).first?["computed"] == nil)
    }
  }

  @Test func trainingHasTwoOrThreeDimensions() throws {
    let wide = """
      {"id": "a", "loss": "modified", "x": [[1, 2, 3, 4]], "W": [[1, 0, 0, 0], [0, 1, 0, 0]],
       "labels": [0]}
      """
    #expect(try evaluation(wide).isFlawless)
    #expect(
      try evaluation(wide, engine: .training).remarks == [
        Evaluation.Remark(
          name: "a",
          kind: .failed(.dimension(of: "x[0]", 4, wanted: "2 or 3 for the training engine")))
      ])
  }

  @Test func anOldAnswerIsReplaced() throws {
    let stale = GoldenCaseTests.sound.replacing("\"dim\": 2", with: "\"computed\": 3")
    guard case .object = cases(try evaluation(stale).document).first?["computed"] else {
      Issue.record("kept")
      return
    }
    let broken = stale.replacing("[0, 2]", with: "[0, 9]")
    #expect(cases(try evaluation(broken).document).first?["computed"] == nil)
  }

  static let documents: [(String, DocumentError)] = [
    ("", .malformed), ("{\"cases\": [", .malformed), ("not json", .malformed),
    ("[]", .notAnObject), ("3", .notAnObject), ("{}", .noCases), ("{\"cases\": []}", .noCases),
    ("{\"cases\": {\"id\": 3}}", .noCases),
  ]

  @Test(arguments: documents)
  func aDocumentWithoutCasesIsAnError(_ text: String, _ expected: DocumentError) {
    let recorder = ConsoleRecorder(files: ["f.json": text])
    #expect(recorder.perform(["evaluate", "f.json"]) == .failure)
    #expect(
      recorder.errors == "marginscope: \(CommandError.document("f.json", expected).message)\n")
    #expect(recorder.output.isEmpty)
  }
}
