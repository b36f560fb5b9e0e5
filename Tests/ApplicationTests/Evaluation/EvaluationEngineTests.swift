import Testing
import Text

@testable import Application

struct EvaluationEngineTests {
  typealias Outcome = EvaluationTests.Outcome

  /// A part of the samples at a time gives what all of them give.
  @Test(arguments: EvaluationEngine.allCases, ["asoftmax", "softmax"])
  func manySamplesAreComputedInParts(_ engine: EvaluationEngine, _ loss: String) throws {
    func document(_ times: Int) throws -> [String: JSONValue] {
      let x = Array(repeating: "[1, 0.5], [-1, 2], [0.25, -3]", count: times)
      let labels = Array(repeating: "0, 2, 1", count: times)
      let text = """
        {"id": "a", "loss": "\(loss)", "params": \(loss == "softmax" ? "{}" : #"{"m": 3}"#),
         "x": [\(x.joined(separator: ","))], "W": [[1, 0], [0, 1], [-1, -1]],
         "labels": [\(labels.joined(separator: ","))]}
        """
      let computed = try #require(
        try Outcome(cases: text, engine: engine).cases[0]["computed"]?.members)
      return Dictionary(uniqueKeysWithValues: computed.map { ($0.key, $0.value) })
    }
    let (few, many) = (try document(1), try document(3001))
    func numbers(_ value: JSONValue?) -> [Double] {
      value?.list.map { $0.flatMap { numbers($0) } } ?? [value?.number ?? .nan]
    }
    let close = { (a: Double, b: Double) in abs(a - b) < engine.tolerance / 100 * (1 + abs(b)) }
    for key in few.keys where key != "gradX" {
      let (expected, found) = (numbers(few[key]), numbers(many[key]))
      let isPerSample = ["logits", "theta_y"].contains(key)
      #expect(found.count == expected.count * (isPerSample ? 3001 : 1))
      for (index, value) in found.enumerated() {
        #expect(close(value, expected[index % expected.count]), "\(key)")
      }
    }
    let (expected, found) = (numbers(few["gradX"]), numbers(many["gradX"]))
    #expect(found.count == expected.count * 3001)
    for (index, value) in found.enumerated() {
      #expect(close(value * 3001, expected[index % expected.count]))
    }
  }

  /// Lengths that a Float cannot square are refused by the engine that would.
  @Test(arguments: ["1e200", "1e20", "1e-20", "1e-200", "5e-324"])
  func whatSinglePrecisionCannotHoldIsSaid(_ size: String) throws {
    let large = GoldenCaseTests.sound.replacing("[1, 0.5]", with: "[\(size), \(size)]")
    #expect(try Outcome(cases: large).tally == Evaluation.Tally(unexpected: 1))
    let outcome = try Outcome(cases: large, engine: .training)
    #expect(outcome.tally == Evaluation.Tally(failed: 1))
    #expect(outcome.remarks[0].contains("the length of x[0] is"))
    #expect(outcome.cases.first?["computed"] == nil && outcome.cases.first?["variant"] == nil)
  }

  @Test func aResultThatIsNotFiniteIsSaid() throws {
    let huge = GoldenCaseTests.other("softmax", "{}").replacing("[1, 0.5]", with: "[1e200, 1e308]")
      .replacing("[0, 1]", with: "[0, 1e308]")
    let outcome = try Outcome(cases: huge)
    #expect(outcome.tally == Evaluation.Tally(failed: 1))
    #expect(outcome.remarks[0].hasSuffix("is not finite; the numbers are too large or too small"))
  }

  /// Four components and more are computed by the kernels, too.
  @Test func trainingHasAnyDimension() throws {
    let wide = """
      {"id": "a", "loss": "asoftmax", "params": {"m": 10, "lambda": 0},
       "x": [[1, 2, 3, 4], [-1, 0.5, 2, 0]], "W": [[1, 0, 2, 0], [0, 1, 0, -1]],
       "labels": [0, 1]}
      """
    let reference = try #require(try Outcome(cases: wide).cases[0]["computed"])
    let judged = wide.replacing("\"labels\"", with: "\"expected\": \(reference.line), \"labels\"")
    #expect(try Outcome(cases: judged, engine: .training).tally == Evaluation.Tally(agree: 1))
  }
}
