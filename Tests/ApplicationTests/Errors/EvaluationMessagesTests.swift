import Testing

@testable import Application

struct EvaluationMessagesTests {
  static let documents: [(DocumentError, String)] = [
    (.malformed, "is not valid JSON; python3 -m json.tool tells where"),
    (.notAnObject, #"is JSON but not an object with "cases""#),
    (.noCases, #"has no "cases": a list with at least one"#),
  ]

  @Test(arguments: documents)
  func document(_ error: DocumentError, _ message: String) {
    #expect(CommandError.document("f", error).message == "f \(message)")
    #expect(CommandError.document("-", error).message == "standard input \(message)")
    #expect(CommandError.document("f", error).status == .failure)
  }

  static let cases: [(CaseError, String)] = [
    (.missing("x"), "x is missing"),
    (.notAnObject("params"), "params is not an object"),
    (.notAList("x[0]"), "x[0] is not a list"),
    (.notText("id"), "id is not text"),
    (.notANumber("x[0][1]"), "x[0][1] is not a finite number"),
    (.notWhole("labels[1]"), "labels[1] is not a whole number"),
    (
      .unknownLoss("arcface", known: ["softmax", "asoftmax"]),
      #"this version has no loss "arcface"; it has softmax and asoftmax"#
    ),
    (.unknownParameter("s", known: ["m"]), "params.s is not known to this loss, which has m"),
    (.unknownParameter("s", known: []), "params.s is not known to this loss, which has none"),
    (.outOfRange("params.m", 0.5, 1...8), "params.m is 0.5, outside 1 to 8"),
    (
      .outOfRange("params.lambda", -1, 0...Double.greatestFiniteMagnitude),
      "params.lambda is -1, outside 0 to infinity"
    ),
    (.empty("x"), "x is empty"),
    (.tooFewClasses(found: 1, least: 2), "W has 1 row; a loss needs at least 2 classes"),
    (.dimension(of: "W[0]", 1, wanted: "3"), "W[0] has 1 component instead of 3"),
    (
      .count(of: "labels", 1, wanted: 2, like: "x"), "labels has 1 entry, but x has 2"
    ),
    (.notShared(3), "bias has 3 entries, but all classes of this loss share one"),
    (.duplicate, "an earlier case has the same id"),
    (.notFinite, "the numbers are so large that the result is not finite"),
  ]

  @Test(arguments: cases)
  func goldenCase(_ error: CaseError, _ message: String) {
    #expect(error.message == message)
    let remark = Evaluation.Remark(name: "p007", kind: .failed(error))
    #expect(remark.message == "p007: \(message)")
  }
}
