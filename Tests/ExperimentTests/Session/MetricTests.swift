import Experiment
import Lessons
import Testing

struct MetricTests {
  @Test func namesAreUniqueWords() {
    let names = Metric.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { !$0.contains(" ") && Metric.named($0)?.name == $0 })
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
