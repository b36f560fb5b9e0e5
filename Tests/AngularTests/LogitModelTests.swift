import Angular
import Testing

struct LogitModelTests {
  /// What follows from a model, by the formulas of the papers.
  struct Row: Sendable, CustomTestStringConvertible {
    var model: LogitModel
    var loss: String
    var normalizesWeights = true
    var fixesScale = false
    var bias = Bias.none
    var form = LossForm.softmax
    var hasTargetCurve = false
    var hasNonTargetCurve = false

    var testDescription: String { loss }
  }

  static let rows = [
    Row(model: .affine, loss: "softmax-bias", normalizesWeights: false, bias: .perClass),
    Row(model: .linear(), loss: "softmax", normalizesWeights: false),
    Row(
      model: .linear(target: .cosine), loss: "l-softmax", normalizesWeights: false,
      hasTargetCurve: true),
    Row(model: .normalizedWeights(), loss: "modified-softmax"),
    Row(model: .normalizedWeights(target: .cosine), loss: "a-softmax", hasTargetCurve: true),
    Row(model: .fixedScale(), loss: "normface", fixesScale: true),
    Row(
      model: .fixedScale(target: .cosine), loss: "cosface", fixesScale: true, hasTargetCurve: true),
    Row(
      model: .fixedScale(nonTarget: .cosine), loss: "sphereface-r-v2", fixesScale: true,
      hasNonTargetCurve: true),
    Row(
      model: .oneAgainstAll(target: .cosine, nonTarget: .cosine), loss: "sphereface2",
      fixesScale: true, bias: .shared, form: .oneAgainstAll, hasTargetCurve: true,
      hasNonTargetCurve: true),
  ]

  @Test(arguments: rows)
  func propertiesFollowFromTheModel(row: Row) throws {
    for model in [row.model, try #require(MarginLoss.named(row.loss)).model] {
      #expect(model.normalizesWeights == row.normalizesWeights)
      #expect(model.fixesScale == row.fixesScale)
      #expect(model.bias == row.bias)
      #expect(model.form == row.form)
      #expect((model.target != nil) == row.hasTargetCurve)
      #expect((model.nonTarget != nil) == row.hasNonTargetCurve)
    }
  }

  @Test func biasesAreCountedAndIndexed() {
    #expect([Bias.none, .perClass, .shared].map { $0.count(classes: 5) } == [0, 5, 1])
    #expect([Bias.none, .perClass, .shared].map { $0.index(ofClass: 3) } == [nil, 3, 0])
  }
}
