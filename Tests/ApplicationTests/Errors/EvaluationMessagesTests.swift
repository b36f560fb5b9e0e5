import Testing
import Text

@testable import Application

/// Everything that `evaluate` finds once, with the message that the user reads.
struct EvaluationMessagesTests {
  static let facts: [(CaseError.Fact, String)] = [
    (.missing("x"), "x is missing"),
    (.notAnObject("params"), "params must be an object"),
    (.notAList("x[0]"), "x[0] must be a list"),
    (.notText("id"), "id must be text"),
    (.notANumber("x[0][1]"), "x[0][1] must be a number"),
    (.notFinite("x[0][1]"), "x[0][1] must be a finite number"),
    (.notWhole("labels[1]"), "labels[1] must be a whole number"),
    (
      .oneHot("labels[0]"),
      "labels must be class indices, but labels[0] looks one-hot; write the index of the 1"
    ),
    (
      .unknownLoss("arcfase", nearest: "arcface", known: ["softmax", "asoftmax"]),
      #"unknown loss "arcfase" (did you mean "arcface"?); this version has softmax and asoftmax"#
    ),
    (.unknownChoice("params.mode", known: ["hard", "easy"]), "params.mode must be hard or easy"),
    (
      .unknownKey("params.s", nearest: nil, known: ["m"]),
      "unknown key params.s; allowed is m"
    ),
    (
      .unknownKey("params.lamda", nearest: "lambda", known: ["m", "lambda"]),
      #"unknown key params.lamda (did you mean "lambda"?); allowed are m and lambda"#
    ),
    (.unknownKey("params.s", nearest: nil, known: []), "unknown key params.s; none is allowed"),
    (
      .unknownValue("gradx", known: ["loss", "gradX"]),
      "expected.gradx is not computed by this loss, which computes loss and gradX"
    ),
    (.unused("bias", loss: "modified"), "bias is not used by modified; remove it"),
    (.outOfRange("params.m", 0.5, 1...8), "params.m must be between 1 and 8 (got 0.5)"),
    (
      .outOfRange("params.lambda", -1, 0...Double.greatestFiniteMagnitude),
      "params.lambda must be at least 0 (got -1)"
    ),
    (.empty("x"), "x is empty"),
    (
      .tooFewClasses(found: 1, least: 2), "W has 1 row, but a loss needs at least 2 classes"
    ),
    (
      .transposed(rows: 2, columns: 3),
      "W has 2 rows of 3, but x has 2 components; W needs a row for each class, so transpose it"
    ),
    (.dimension(of: "W[0]", 1, wanted: "3"), "W[0] must have 3 components (got 1)"),
    (
      .count(of: "labels", 1, wanted: 2, like: "x"), "labels has 1 entry, but x has 2"
    ),
    (.notShared(3), "bias has 3 entries, but all classes of this loss share one"),
    (.duplicate, "an earlier case has the same id"),
    (
      .length(of: "x[0]", 1e-20),
      "the length of x[0] is 1e-20; single precision needs 0 or 1e-12 to 1e12, so use --engine "
        + "reference"
    ),
    (.overflow("gradX[0][1]"), "gradX[0][1] is not finite; the numbers are too large or too small"),
  ]

  @Test(arguments: facts)
  func goldenCase(_ fact: CaseError.Fact, _ message: String) {
    #expect(fact.message == message)
    let place = TextPlace(line: 2, column: 5)
    let remark = Evaluation.Remark(name: "p007", place: place, kind: .failed(fact))
    #expect(remark.message == "p007: \(message)")
  }

  @Test func aDifferenceSaysBothValues() {
    let difference = Differences.Difference(
      path: "loss", expected: "2", computed: "1.5", offset: 0)
    let place = TextPlace(line: 1, column: 1)
    for (others, end) in [
      (0, ""), (1, " (1 more value differs)"), (2, " (2 more values differ)"),
    ] {
      let remark = Evaluation.Remark(
        name: "a", place: place, kind: .differs(difference, others: others))
      #expect(remark.message == "a: loss is 1.5, expected 2\(end)")
    }
  }

  static let documents: [(DocumentError, String)] = [
    (
      .notJSON(JSONError(.comment, at: TextPlace(line: 3, column: 2))),
      "f:3:2: JSON has no comments; remove it"
    ),
    (
      .notAnObject(TextPlace(line: 1, column: 1)),
      #"f:1:1: the document must be an object with "cases""#
    ),
    (
      .noCases(TextPlace(line: 1, column: 9)),
      #"f:1:9: "cases" must be a list of at least one case"#
    ),
    (
      .unknownKey("case", nearest: "cases", TextPlace(line: 1, column: 9)),
      #"f:1:9: unknown key "case" (did you mean "cases"?); beside "cases" a document may have "#
        + #""meta" and "note""#
    ),
  ]

  @Test(arguments: documents)
  func document(_ error: DocumentError, _ message: String) {
    #expect(CommandError.document("f", error).message == message)
    #expect(CommandError.document("f", error).status == .failure)
    #expect(
      CommandError.document("-", error).message
        == message.replacing("f:", with: "standard input:", maxReplacements: 1))
  }
}
