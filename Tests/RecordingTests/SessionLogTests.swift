import Recording
import Testing

struct SessionLogTests {
  /// A header and its line, as they are decided.
  static let header = SessionLog.Header(
    tool: "0.1.0", math: 1, seed: 7, columns: 120, rows: 36,
    settings: [SessionLog.Setting("loss a-softmax"), SessionLog.Setting("margin 2.5")])
  static let headerText = #"""
    {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[120,36],\#
    "settings":{"loss":"a-softmax","margin":2.5}}

    """#

  static let small = SessionLog(
    header,
    [
      SessionLog.Entry(tick: 37, .action("margin 2.5")),
      SessionLog.Entry(tick: 37, .action("pause")),
      SessionLog.Entry(tick: 300, .sum(0x58d0_7674_334d_e73d, step: 600)),
      SessionLog.Entry(tick: 360, .end(actions: 2, sum: 0xac95)),
    ])

  @Test func isWrittenAsDecided() {
    let text =
      Self.headerText + #"""
        {"tick":37,"do":"margin 2.5"}
        {"tick":37,"do":"pause"}
        {"tick":300,"sum":"58d07674334de73d","step":600}
        {"tick":360,"end":2,"sum":"000000000000ac95"}

        """#
    #expect(Self.small.text == text)
    #expect(Self.small.isComplete && Self.small.lastTick == 360)
  }

  @Test func argumentsAreNumbersWhereTheyReadLikeThem() {
    func value(_ text: String) -> String {
      var header = Self.header
      header.settings = [SessionLog.Setting(text)]
      let line = header.text
      return String(line.split(separator: "\"settings\":")[1].dropLast(2))
    }
    #expect(value("margin 4") == #"{"margin":4}"#)
    #expect(value("rate 1e-05") == #"{"rate":1e-05}"#)
    #expect(value("seed 18446744073709551615") == #"{"seed":18446744073709551615}"#)
    #expect(value("glide on") == #"{"glide":"on"}"#)
    #expect(value("data 007") == #"{"data":"007"}"#)
    #expect(value("data NaN") == #"{"data":"NaN"}"#)
    #expect(value("data true") == #"{"data":"true"}"#)
    #expect(value("data a\"b\n") == #"{"data":"a\"b\n"}"#)
  }

  @Test func fileAndParentHaveTheirPlace() {
    var header = Self.header
    header.settings = []
    header.file = SessionLog.DataFile(path: "my digits.csv", label: "digit", sum: 1)
    header.parent = SessionLog.Parent(path: "a.jsonl", tick: 90)
    let end = #"""
      "settings":{},"file":{"path":"my digits.csv","label":"digit","sum":"0000000000000001"},\#
      "parent":{"path":"a.jsonl","tick":90}}

      """#
    #expect(header.text.hasSuffix(end))
  }
}
