import Experiment
import Lessons
import Testing

struct MetricTests {
  /// One form everywhere: lowercase words, which begin with a letter, joined by hyphens.
  @Test func namesAreUniqueWords() throws {
    let names = Metric.all.map(\.name)
    let all = names + Metric.all.flatMap(\.aliases)
    #expect(Set(all).count == all.count)
    for name in names {
      #expect(Metric.named(name)?.name == name)
      #expect(try /[a-z][a-z0-9]*(-[a-z0-9]+)*/.wholeMatch(in: name) != nil, "\(name)")
    }
  }

  @Test func formerNamesAreStillRead() {
    #expect(Metric.named("p0.5-inter")?.name == "half-percent-inter")
    #expect(Metric.named("p0.5Inter") == nil)
  }

  @Test func valuesAreOfTheirKind() {
    var session = Session()
    for _ in 0..<40 { session.advance() }
    for metric in Metric.all {
      guard let value = metric.value(session) else { continue }
      switch metric.kind {
      case .count: #expect(value == value.rounded() && value >= 0, "\(metric.name)")
      case .number: #expect(value >= 0, "\(metric.name)")
      case .share: #expect((0...1).contains(value), "\(metric.name)")
      case .degrees: #expect((0...180).contains(value), "\(metric.name)")
      case .flag: #expect(value == 0 || value == 1, "\(metric.name)")
      }
    }
  }

  @Test func onlyTheLossesWaitForTheFirstStep() {
    var session = Session()
    let open = Metric.all.filter { $0.value(session) == nil }.map(\.name)
    #expect(open == ["loss", "margin-free-loss"])
    session.advance()
    #expect(Metric.all.allSatisfy { $0.value(session)?.isFinite == true })
    #expect(Metric.named("step")?.value(session) == Double(session.step))
  }
}
