import Angular
import Learning
import Testing

@testable import Experiment

/// The flags of a collapse: the one that lessons check, and that of shrunk features.
struct CollapseFlagTests {
  /// A cold start at the largest m, and the longest that its features were in the middle.
  private func cold(
    _ loss: String, _ data: String, seed: UInt64 = 1
  ) throws -> (session: Session, median: Double, longest: Double) {
    let row = try #require(MarginLoss.named(loss))
    var settings = Settings(loss: row, data: try #require(Dataset.named(data)), seed: seed)
    settings.trainer.activation = .tanh
    settings.margin = try #require(row.margin?.range.upperBound)
    var session = Session(settings)
    var (median, longest) = (0.0, 0.0)
    while session.step < 400 {
      session.advance()
      let lengths = session.features.map { Double(($0 * $0).sum().squareRoot()) }.sorted()
      median = lengths[lengths.count / 2]
      longest = max(longest, median)
    }
    return (session, median, longest)
  }

  @Test(arguments: [("l-softmax", "hard", true), ("a-softmax", "overlap", false)])
  func featuresHaveShrunkAtHalfTheirLength(loss: String, data: String, hasShrunk: Bool) throws {
    let (session, median, longest) = try cold(loss, data)
    #expect((median < 0.5 * longest) == hasShrunk)
    #expect(try #require(session.collapse).hasShrunk == hasShrunk)
  }

  @Test func theMetricIsOneForACollapseAndElseZero() throws {
    let metric = try #require(Metric.named("collapse"))
    #expect(metric.value(try cold("a-softmax", "overlap").session) == 1)
    #expect(metric.value(try cold("a-softmax", "identities").session) == 0)
    #expect(metric.value(Session()) == 0)
  }
}
