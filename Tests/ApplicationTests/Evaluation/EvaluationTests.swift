import Foundation
import Recording
import Testing
import Text

@testable import Application

struct EvaluationTests {
  static func golden() throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../../AngularTests/Golden/public.json")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// What becomes of a document: what is said of it, and the document with what was computed.
  struct Outcome {
    let evaluation: Evaluation
    let text: String
    let document: JSONValue

    init(_ text: String, engine: EvaluationEngine = .reference) throws {
      let json = try JSONValue(parsing: Array(text.utf8), acceptsNonFinite: true)
      var evaluation = try Evaluation(json, engine: engine)
      var pieces: [String] = []
      try evaluation.run { pieces.append($0) }
      self.evaluation = evaluation
      self.text = pieces.joined()
      // What is written is JSON to the letter, whatever was read.
      document = try JSONValue(parsing: Array(self.text.utf8))
    }

    init(cases: String..., engine: EvaluationEngine = .reference) throws {
      try self.init("{\"cases\": [\(cases.joined(separator: ","))]}", engine: engine)
    }

    var cases: [JSONValue] { document["cases"]?.list.map { Array($0) } ?? [] }
    var tally: Evaluation.Tally { evaluation.tally }
    var remarks: [String] { evaluation.messages("f").filter { $0.hasPrefix("f:") } }
    var notes: [String] { evaluation.notes.map(\.message) }
  }

  @Test func theReferenceAgreesWithTheGoldenDocument() throws {
    let recorder = ConsoleRecorder(files: ["golden.json": try Self.golden()])
    #expect(recorder.perform(["evaluate", "golden.json"]) == .success)
    #expect(
      recorder.errors == """
        note: a feature of length 0 has no direction: at a fixed scale it is at a right angle to \
        every weight and its gradient is 0, else its gradient is that of the loss without margin \
        (2 cases, first p008)
        note: sphereface2: params.cgd is not given, so false is used (case p056)
        63 of 63 cases agree (reference engine, tolerance 1e-8 absolute plus 1e-8 relative)

        """)
  }

  @Test func trainingAgreesWithWhatItCanBeJudgedBy() throws {
    let outcome = try Outcome(try Self.golden(), engine: .training)
    #expect(outcome.tally == Evaluation.Tally(agree: 56, differ: 0, unjudged: 7))
    #expect(outcome.cases.count == 63 && outcome.cases.allSatisfy { $0["computed"] != nil })
  }

  /// A loss that a version lacks fails by itself.
  @Test func anUnknownLossIsCounted() throws {
    let outcome = try Outcome(cases: GoldenCaseTests.sound.replacing("asoftmax", with: "magface"))
    #expect(outcome.tally == Evaluation.Tally(unknownLoss: 1) && !outcome.evaluation.isFlawless)
    #expect(outcome.evaluation.verdict.hasSuffix("1 of losses that this version does not have"))
  }

  /// All that a document holds comes out as it was spelled, in its order.
  @Test func nothingIsLostOrChanged() throws {
    let text = try Self.golden()
    var plain = JSONWriter()
    plain.append(try JSONValue(parsing: Array(text.utf8)))
    let outcome = try Outcome(text)
    let ending = #"(,"variant":\{.*?)?,"computed":\{.*?\]\]?\}(?=\}[,\]])"#
    let regex = try Regex(ending)
    #expect(outcome.text.replacing(regex, with: "") == plain.text + "\n")
  }

  @Test func whatIsPrintedReadsBack() throws {
    let recorder = ConsoleRecorder(files: [
      "-": "{\"cases\":[\(GoldenCaseTests.sound)],\"meta\":[1.50]}"
    ])
    #expect(recorder.perform(["evaluate", "-"]) == .success)
    let document = try JSONValue(parsing: Array(recorder.output.utf8))
    #expect(document["meta"]?.line == "[1.50]")
    let item = try #require(document["cases"]?.list?.first { _ in true })
    #expect(
      item["computed"]?.members?.map(\.key) == ["loss", "logits", "theta_y", "gradX", "gradW"])
    #expect(
      recorder.errors == """
        0 of 0 cases agree (reference engine, tolerance 1e-8 absolute plus 1e-8 relative); 1 \
        without expected values

        """)
    // The output is a document whose answers are computed again.
    let again = ConsoleRecorder(files: ["-": recorder.output])
    #expect(again.perform(["evaluate", "-"]) == .success && again.output == recorder.output)
  }

  @Test func theVariantIsWritten() throws {
    let questions = GoldenCaseTests.other(
      "sphereface2", #"{"r": 30, "m": 0.4, "t": 3, "lambda": 0.7}"#)
    let outcome = try Outcome(
      cases: GoldenCaseTests.sound, questions.replacing("\"id\": \"a\"", with: "\"id\": \"b\""))
    #expect(
      outcome.cases.map { $0["variant"]?.line } == [
        #"{"loss":"a-softmax","params":{"m":3,"lambda":0.5},"bias":"none"}"#,
        #"{"loss":"sphereface2-exact","params":{"cgd":false,"r":30,"m":0.4,"t":3,"lambda":0.7},"#
          + #""bias":"zeros"}"#,
      ])
    #expect(
      outcome.notes == [
        "note: sphereface2: params.cgd is not given, so false is used (case b)",
        "note: sphereface2: bias is not given, so zeros is used (case b)",
      ])
  }

  @Test func aLossWithABiasHasItsGradient() throws {
    let sound = GoldenCaseTests.other("softmax-bias", "{}")
    let item = try #require(try Outcome(cases: sound).cases.first)
    #expect(item["computed"]?["gradB"]?.list?.count == 3)
  }

  @Test func anAngleWithoutDirectionIsNull() throws {
    let zero = GoldenCaseTests.sound.replacing("[1, 0.5]", with: "[0, 0]")
    for engine in EvaluationEngine.allCases {
      let outcome = try Outcome(cases: zero, engine: engine)
      let angles = try #require(outcome.cases.first?["computed"]?["theta_y"]?.list)
      #expect(angles.map(\.isNull) == [true, false])
      #expect(outcome.cases[0]["variant"]?["zeroFeatures"]?.line == "[0]")
      #expect(outcome.notes.count == 1 && outcome.notes[0].contains("a feature of length 0"))
    }
  }

  @Test func anExpectedAngleMustBeNullWhereThereIsNone() throws {
    func tally(_ angles: String) throws -> Evaluation.Tally {
      try Outcome(
        cases: GoldenCaseTests.sound.replacing("[1, 0.5]", with: "[0, 0]")
          .replacing("\"dim\": 2", with: "\"expected\": {\"theta_y\": \(angles)}")
      ).tally
    }
    let angle = 1.892546881191539
    #expect(try tally("[null, \(angle)]") == Evaluation.Tally(agree: 1))
    #expect(try tally("[0, \(angle)]") == Evaluation.Tally(differ: 1))
    #expect(try tally("[null, null]") == Evaluation.Tally(differ: 1))
    #expect(try tally("[\"x\", true]") == Evaluation.Tally(differ: 1))
  }

  @Test func aMisspelledExpectationIsNoAgreement() throws {
    let misspelled = try Outcome(
      cases: GoldenCaseTests.sound.replacing(
        "\"dim\": 2", with: "\"dim\": 2, \"expected\": {\"gradx\": [[9, 9]]}"))
    #expect(misspelled.tally == Evaluation.Tally(failed: 1) && !misspelled.evaluation.isFlawless)
    for none in ["{}", "null"] {
      let empty = try Outcome(
        cases: GoldenCaseTests.sound.replacing("\"dim\": 2", with: "\"expected\": \(none)"))
      #expect(empty.tally == Evaluation.Tally(unexpected: 1))
    }
  }

  @Test func aDifferenceIsNamed() throws {
    let outcome = try Outcome(
      cases: GoldenCaseTests.sound.replacing(
        "\"dim\": 2", with: "\"expected\": {\"logits\": [[0]], \"loss\": -1}"))
    #expect(outcome.tally == Evaluation.Tally(differ: 1) && !outcome.evaluation.isFlawless)
    #expect(
      outcome.remarks == [
        "f:1:102: a: logits is a list of 2, expected a list of 1 (1 more value differs)"
      ])
  }

  /// Infinities and NaN agree with nothing, not even where any tolerance would be infinite.
  @Test(arguments: ["Infinity", "-Infinity", "NaN", "1e999", "\"Infinity\"", "null", "true", "[]"])
  func whatIsNoFiniteNumberDiffers(_ value: String) throws {
    let outcome = try Outcome(
      cases: GoldenCaseTests.sound.replacing(
        "\"dim\": 2", with: "\"expected\": {\"loss\": \(value)}"))
    #expect(outcome.tally == Evaluation.Tally(differ: 1))
  }

  @Test func aToleranceIsATolerance() throws {
    let computed = try Outcome(cases: GoldenCaseTests.sound).cases.first?["computed"]
    let value = try #require(computed?["loss"]?.number)
    for (factor, agrees) in [(0.9, true), (-0.9, true), (1.1, false), (-1.1, false)] {
      let expected = value + factor * 1e-8 * (1 + value)
      let outcome = try Outcome(
        cases: GoldenCaseTests.sound.replacing(
          "\"dim\": 2", with: "\"expected\": {\"loss\": \(expected)}"))
      #expect((outcome.tally.agree == 1) == agrees, "\(factor)")
    }
  }

  @Test func oneBadCaseSparesTheOthers() throws {
    let other = GoldenCaseTests.sound.replacing("\"id\": \"a\"", with: "\"id\": \"b\"")
    let outcome = try Outcome(
      "{\"cases\": [\n"
        + [
          GoldenCaseTests.sound, GoldenCaseTests.sound, "3", "{}", "{\"id\": 7}",
          other.replacing("\"dim\": 2", with: "\"expected\": 3"),
        ].joined(separator: ",\n") + "]}")
    #expect(outcome.tally == Evaluation.Tally(failed: 5, unexpected: 1))
    #expect(
      outcome.remarks == [
        "f:4:8: a: an earlier case has the same id", "f:6:1: cases[2]: the case must be an object",
        "f:7:1: cases[3]: id is missing", "f:8:8: cases[4]: id must be text",
        "f:9:80: b: expected must be an object",
      ])
    #expect(outcome.cases.count == 6 && outcome.cases[2].number == 3)
  }

  @Test func beyondAThousandCasesAreCounted() throws {
    let bad = Array(repeating: "{}", count: 1500).joined(separator: ",")
    let outcome = try Outcome("{\"cases\": [\(bad)]}")
    #expect(outcome.tally == Evaluation.Tally(failed: 1500, unremarked: 500))
    #expect(outcome.remarks.count == 1000)
    #expect(
      outcome.evaluation.verdict.hasSuffix("1500 not computed; 500 of these are not listed above"))
  }

  @Test func anOldAnswerIsReplaced() throws {
    let stale = GoldenCaseTests.sound.replacing(
      "\"dim\": 2", with: "\"computed\": 3, \"variant\": 4")
    let fresh = try Outcome(cases: stale).cases[0]
    #expect(fresh["computed"]?.kind == .object && fresh["variant"]?.kind == .object)
    let broken = try Outcome(cases: stale.replacing("[0, 2]", with: "[0, 9]")).cases[0]
    #expect(broken["computed"] == nil && broken["variant"] == nil)
  }

  static let documents: [(String, String)] = [
    ("", "1:1: there is no JSON value; the text is empty"),
    ("{\"cases\": [", "1:12: the text ends inside the list that begins at 1:11"),
    ("not json", "1:1: not is not a JSON value; text must be in double quotes"),
    ("[]", "1:1: the document must be an object with \"cases\""),
    ("\n 3", "2:2: the document must be an object with \"cases\""),
    ("{}", "1:1: \"cases\" must be a list of at least one case"),
    ("{\"cases\": []}", "1:11: \"cases\" must be a list of at least one case"),
    ("{\"cases\": {\"id\": 3}}", "1:11: \"cases\" must be a list of at least one case"),
    (
      "{\"cases\": [{}],\n\"case\": 1}",
      "2:1: unknown key \"case\" (did you mean \"cases\"?); beside \"cases\" a document may have "
        + "\"meta\" and \"note\""
    ),
    (
      "{\"cases\": [], \"cases\": []}",
      "1:15: the object already has the key \"cases\", at 1:2; remove one of them"
    ),
  ]

  @Test(arguments: documents)
  func aDocumentWithoutCasesIsAnError(_ text: String, _ message: String) {
    let recorder = ConsoleRecorder(files: ["f.json": text])
    #expect(recorder.perform(["evaluate", "f.json"]) == .failure)
    #expect(recorder.errors == "marginscope: f.json:\(message)\n")
    #expect(recorder.output.isEmpty)
  }
}
