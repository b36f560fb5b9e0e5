import Experiment
import Lessons
import Recording
import Testing
import Text

@testable import Application

@Suite struct MetricRowTests {
  @Test func everyMetricIsAColumn() throws {
    let row = MetricRow(Session(), [.margin(4), .say("a, b")])
    let columns = MetricRow.title.dropLast().split(separator: ",").map(String.init)
    #expect(columns == ["tick"] + Metric.all.map(\.name) + ["actions"])
    #expect(row.csv.hasPrefix("0,0,1,,,"))
    #expect(row.csv.hasSuffix(#","margin 4; say ""a, b"""# + "\"\n"))
    let json = try #require(JSON(bytes: Array(row.json.utf8)))
    for metric in Metric.all { #expect(json[metric.name] == JSON(metric.value(Session()))) }
    #expect(json["tick"] == .number(0) && json["loss"] == .null)
    #expect(json["actions"] == .list([.text("margin 4"), .text(#"say "a, b""#)]))
  }

  @Test func bothFormatsSayTheSame() throws {
    var session = Session()
    session.advance()
    let row = MetricRow(session, [])
    let json = try #require(JSON(bytes: Array(row.json.utf8)))
    let fields = row.csv.dropLast().split(separator: ",", omittingEmptySubsequences: false)
    for (metric, field) in zip(Metric.all, fields.dropFirst()) {
      #expect(json[metric.name] == JSON(Double(field)))
    }
  }
}
