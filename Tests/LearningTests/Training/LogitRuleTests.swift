import Angular
import Layout
import Testing

@testable import Learning

struct LogitRuleTests {
  static let parameters = MarginParameters(scale: 12, balance: 0.25)

  static let rules: [(loss: String, rule: LogitRule)] = [
    ("softmax-bias", .affine), ("softmax", .linear(hasMargin: false)),
    ("l-softmax", .linear(hasMargin: true)),
    ("modified-softmax", .normalizedWeights(hasMargin: false)),
    ("a-softmax", .normalizedWeights(hasMargin: true)),
    ("normface", .fixedScale(12, hasMargin: false)), ("cosface", .fixedScale(12, hasMargin: true)),
    ("sphereface-r-v1", .fixedScale(12, hasMargin: true)),
    ("sphereface-r-v2", .curved(scale: 12)),
    ("sphereface2", .oneAgainstAll(scale: 12, balance: 0.25)), ("triplet", .affine),
  ]

  @Test(arguments: rules)
  func modelsBecomeTheirRules(loss: String, rule: LogitRule) throws {
    let model = try #require(MarginLoss.named(loss)).model
    #expect(LogitRule(model, Self.parameters) == rule)
  }

  /// The kernels and the formulas agree on what a loss is.
  @Test(arguments: MarginLoss.all)
  func rulesHaveThePropertiesOfTheirModels(loss: MarginLoss) {
    let rule = LogitRule(loss.model, Self.parameters)
    #expect(rule.normalizesWeights == loss.normalizesWeights)
    #expect(rule.scale == (loss.model.fixesScale ? 12 : nil))
    #expect(rule.hasClassBiases == (loss.bias == .perClass))
    #expect(rule.hasSharedBias == (loss.bias == .shared))
    #expect(rule.hasMargin == (loss.margin != nil))
    #expect(rule.hasNonTargetCurve == (loss.nonTarget != nil))
    #expect(rule.scalesMarginByWeight == (loss.margin != nil && !loss.normalizesWeights))
  }
}
