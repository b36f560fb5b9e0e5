import Experiment
import Learning
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
    for metric in Metric.all where metric.kind != .flag {
      #expect(json[metric.name] == JSON(metric.value(Session())))
    }
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
      let value: JSON = metric.kind == .flag ? .bool(field == "1") : JSON(Double(field))
      #expect(json[metric.name] == value, "\(metric.name)")
    }
  }

  /// One spelling in JSON, whoever writes it, and one in CSV.
  @Test func aFlagIsTrueOrFalseInJSONAndOneOrZeroInCSV() throws {
    var session = Session()
    for isMet in [false, true] {
      if isMet {
        try session.apply(.margin(4))
        while !session.measures.criterion { session.advance(atMost: 5) }
      }
      let row = MetricRow(session, [])
      let columns = MetricRow.title.split(separator: ",")
      let index = try #require(columns.firstIndex(of: "criterion"))
      let field = row.csv.split(separator: ",", omittingEmptySubsequences: false)[index]
      #expect(field == (isMet ? "1" : "0"))
      for line in [
        row.json,
        TrainingRow(
          session, of: RunDescription(session, nil, steps: 0, script: Script())
        ).json,
      ] {
        #expect(JSON(bytes: Array(line.utf8))?["criterion"] == .bool(isMet))
        #expect(line.contains("\"criterion\":\(isMet)"))
      }
    }
  }
}
