import Testing

@testable import Experiment

struct AnnealingDialTests {
  @Test func turningGoesThroughTheTable() throws {
    var session = Session()
    var seen: [String] = []
    for _ in Annealing.all {
      seen.append(Control.anneal.text(session))
      try session.apply(try #require(Control.anneal.turned(session, 1, false)))
    }
    #expect(seen == Annealing.all.map(\.name))
    #expect(Control.anneal.place(session) == 0)
    try session.apply(.loss("softmax"))
    #expect(Control.anneal.text(session) == "none" && Control.anneal.place(session) == nil)
    #expect(Control.anneal.turned(session, 1, false) == nil)
  }
}
