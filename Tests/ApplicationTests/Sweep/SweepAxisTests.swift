import Experiment
import Testing

@testable import Application

struct SweepAxisTests {
  private func numbers(_ text: String) throws -> [Double] {
    try SweepAxis(parsing: text).values.compactMap(\.number)
  }

  @Test func listsAndRangesAreExact() throws {
    #expect(try numbers("margin 1,2.5,4") == [1, 2.5, 4])
    #expect(try numbers("margin 1:3") == [1, 2, 3])
    #expect(try numbers("margin 1:2:.25") == [1, 1.25, 1.5, 1.75, 2])
    // 41 / 20, not 41 times .05.
    #expect(try numbers("margin 0:8:.05")[41] == 2.05)
    #expect(try numbers("margin 0:1:0.1").last == 1)
    // What a step does not reach is left out.
    #expect(try numbers("margin 1:2:.4") == [1, 1.4, 1.8])
    #expect(try numbers("margin 5,1:2") == [5, 1, 2])
    #expect(try numbers("classes 2:4") == [2, 3, 4])
    #expect(
      try SweepAxis(parsing: "seed 8:10").values == [.seed(8), .seed(9), .seed(10)])
    #expect(
      try SweepAxis(parsing: "loss arcface, cosface").values
        == [.name("arcface"), .name("cosface")])
    #expect(SweepAxis(seeds: 2).values == [.seed(1), .seed(2)])
  }

  @Test(arguments: [
    ("", SweepAxis.Fact.noDial("", nearest: nil)),
    ("margn 1", .noDial("margn", nearest: "margin")),
    ("margin", .noValues("margin")),
    ("margin 1,,2", .badValue("", of: "margin", form: "M")),
    ("margin wide", .badValue("wide", of: "margin", form: "M")),
    ("margin 3:1", .badRange("3:1")),
    ("margin 1:3:0", .badRange("1:3:0")),
    ("margin 1:3:-1", .badRange("1:3:-1")),
    ("margin 1:2:3:4", .badRange("1:2:3:4")),
    ("margin 1:x", .badRange("1:x")),
    ("margin :", .badRange(":")),
    ("margin 1:1e3", .badRange("1:1e3")),
    ("margin 0:999999999999:.000000000001", .badRange("0:999999999999:.000000000001")),
    ("margin 0:9999999", .tooMany(most: SweepAxis.mostRuns)),
    ("classes 2:3:.5", .badValue("2.5", of: "classes", form: "K")),
  ])
  func whatIsNoListIsRefused(text: String, fact: SweepAxis.Fact) {
    let found = error { () throws(UsageError) in try SweepAxis(parsing: text) }
    guard case .badAxis(text, let reason) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(reason == fact)
  }

  @Test func partsFollowEachOther() throws {
    var options = Options()
    options.sweep.axes = [try SweepAxis(parsing: "margin 1:3"), try SweepAxis(parsing: "seed 1:7")]
    let plan = try SweepPlan(options)
    #expect(plan.count == 21)
    for total in [1, 2, 5, 21, 30] {
      let parts = (1...total).map { plan.part(Shard(number: $0, total: total)) }
      #expect(parts.flatMap { Array($0) } == Array(0..<21))
    }
    // The seed is fastest, whatever was named first.
    options.sweep.axes.reverse()
    let other = try SweepPlan(options)
    for index in 0..<21 {
      #expect(plan.values(index).map(\.value) == other.values(index).map(\.value))
    }
    #expect(plan.values(8).map(\.value) == [.number(2), .seed(2)])
  }

  @Test(arguments: ["0/2", "3/2", "1", "1/0", "1/2/3", "a/b", "", "-1/2", "1/100001"])
  func aShardIsOneOfItsNumber(text: String) {
    #expect(Shard(text) == nil)
    #expect(Shard("2/3") == Shard(number: 2, total: 3))
  }
}
