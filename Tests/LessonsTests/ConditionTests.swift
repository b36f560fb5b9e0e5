import Lab
import Testing

@testable import Lessons

struct ConditionTests {
  @Test(arguments: Condition.Comparison.allCases, [1.0, 2, 3])
  func negationHoldsExactlyWhereItDoesNot(_ comparison: Condition.Comparison, _ value: Double) {
    #expect(comparison.holds(value, 2) != comparison.negated.holds(value, 2))
    #expect(comparison.negated.negated == comparison)
  }

  @Test func whatIsNotMeasuredYetMeetsNothing() {
    let session = Session()
    for comparison in Condition.Comparison.allCases {
      let condition = Condition(metric: "loss", comparison: comparison, value: 1)
      #expect(!condition.holds(in: session) && condition.measured(in: session) == nil)
    }
  }

  @Test func measuresTheSession() {
    let session = Session()
    #expect(Condition(metric: "step", comparison: .equal, value: 0).holds(in: session))
    #expect(!Condition(metric: "margin", comparison: .greater, value: 1).holds(in: session))
    #expect(Condition(metric: "width", comparison: .less, value: 2.5).text == "width < 2.5")
  }
}
