import Testing

@testable import Experiment

struct AnnealingDialTests {
  @Test func turningGoesThroughTheTable() throws {
    var session = Session()
    var seen: [String] = []
    for _ in Annealing.all {
      seen.append(Dial.anneal.row.text(session))
      try session.apply(try #require(Dial.anneal.row.turned(session, 1, false)))
    }
    #expect(seen == Annealing.all.map(\.name))
    #expect(Dial.anneal.row.place(session) == 0)
    try session.apply(.loss("softmax"))
    #expect(Dial.anneal.row.text(session) == "none" && Dial.anneal.row.place(session) == nil)
    #expect(Dial.anneal.row.turned(session, 1, false) == nil)
  }
}
