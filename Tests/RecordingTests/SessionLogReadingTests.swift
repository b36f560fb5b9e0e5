import Recording
import Testing
import Text

struct SessionLogReadingTests {
  private func read(_ text: String) throws(SessionLogError) -> SessionLog {
    try SessionLog(parsing: Array(text.utf8), math: 1)
  }

  private func fact(_ text: String) -> SessionLogError? {
    do throws(SessionLogError) {
      _ = try read(text)
      return nil
    } catch {
      return error
    }
  }

  private let head = SessionLogTests.headerText

  @Test func readsWhatIsWritten() throws {
    var log = SessionLogTests.small
    log.header.seed = .max
    log.header.file = SessionLog.DataFile(path: "d\u{fc}.csv", label: nil, sum: .max)
    log.header.parent = SessionLog.Parent(path: "a.jsonl", tick: 90)
    let again = try read(log.text)
    #expect(again.header == log.header)
    #expect(again.entries.map(\.event) == log.entries.map(\.event))
    #expect(again.entries.map(\.line) == [2, 3, 4, 5])
    #expect(again.text == log.text)
  }

  @Test func unknownKeysAndLinesAreKept() throws {
    let text = #"""
      {"format":"marginscope-session","schema":1,"tool":"9","math":1,"seed":7,"size":[80,24],\#
      "settings":{},"author":"me","z":[1,{"deep":null}]}
      {"tick":1,"do":"pause","why":"to talk"}
      {"tick":2,"note":"nothing"}

      """#
    let log = try read(text)
    #expect(log.text == text)
    #expect(log.entries[0].event == .action("pause") && log.entries[1].event == .other)
    #expect(!log.isComplete && log.lastTick == 2)
  }

  @Test func aLineCountsWithItsNewlineOnly() throws {
    let whole = Array(SessionLogTests.small.text.utf8)
    let header = head.utf8.count
    for count in 0..<whole.count {
      let bytes = Array(whole[..<count])
      guard count >= header else {
        #expect(fact(String(decoding: bytes, as: UTF8.self))?.fact == .empty)
        continue
      }
      let log = try SessionLog(parsing: bytes, math: 1)
      let lines = bytes.count { $0 == 0x0a }
      #expect(log.entries.count == lines - 1)
      #expect((log.tornLine != nil) == (bytes.last != 0x0a))
      #expect(log.isComplete == (lines == 5))
    }
  }

  @Test func blankLinesAndCarriageReturnsDoNotMatter() throws {
    let log = try read(head + "\n  \r\n{\"tick\":3,\"do\":\"pause\"}\r\n")
    #expect(log.entries.map(\.line) == [4])
  }

  /// Numbers may be spelled otherwise than this program does it, by whoever edits a log.
  @Test func numbersAreNumbersHoweverTheyAreSpelled() throws {
    let text = head.replacing("\"margin\":2.5", with: "\"margin\":25e-1,\"seed\":7.0")
    let log = try read(text + "{\"tick\":3.0e1,\"do\":\"pause\"}\n")
    #expect(log.header.settings.map(\.text) == ["loss a-softmax", "margin 2.5", "seed 7"])
    #expect(log.entries[0].tick == 30)
  }

  @Test func everythingWrongIsAFactOfItsLine() {
    func header(_ schema: String, _ math: String, _ more: String = "") -> String {
      #"{"format":"marginscope-session","schema":\#(schema),"math":\#(math)\#(more)}"# + "\n"
    }
    let whole = SessionLogError.Wanted.whole(0...1_000_000_000)
    let table: [(String, Int, Int, SessionLogError.Fact)] = [
      ("", 1, 1, .empty),
      ("{\"format\":1}\n", 1, 11, .otherFormat),
      ("{\"schema\":1}\n", 1, 1, .otherFormat),
      ("[]\n", 1, 1, .notAnObject),
      ("{]\n", 1, 2, .notJSON(.unexpected("]", .keyOrEnd))),
      (header("2", "1"), 1, 42, .schema(found: 2, known: 1)),
      (header("1", "2"), 1, 51, .math(found: 2, known: 1)),
      (header("1", "1"), 1, 1, .missing(key: "tool")),
      (header("1", "1", #","tool":1"#), 1, 60, .wrong(key: "tool", .text)),
      (header("1", "1", #","tool":"x","seed":-1"#), 1, 71, .wrong(key: "seed", .seed)),
      (header("1", "1", #","tool":"x","seed":1e300"#), 1, 71, .wrong(key: "seed", .seed)),
      (
        header("1", "1", #","tool":"x","seed":18446744073709551616"#), 1, 71,
        .wrong(key: "seed", .seed)
      ),
      (
        header("1", "1", #","tool":"x","seed":1,"size":[0,1]"#), 1, 80, .wrong(key: "size", .size)
      ),
      (
        header("1", "1", #","tool":"x","seed":1,"size":[1,1],"settings":{"m":[]}"#), 1, 102,
        .wrong(key: "settings.m", .text)
      ),
      (
        header("1", "1", #","tool":"x","seed":1,"size":[1,1],"settings":{},"file":{"path":1}"#), 1,
        115, .wrong(key: "file.path", .text)
      ),
      (
        header(
          "1", "1",
          #","tool":"x","seed":1,"size":[1,1],"settings":{},"#
            + #""file":{"path":"a","sum":"0123456789abcdef","read":{"header":[]}}"#), 1, 161,
        .wrong(key: "file.read.header", .text)
      ),
      (head + "{\"do\":\"pause\"}\n", 2, 1, .missing(key: "tick")),
      (head + "{\"tick\":1.5}\n", 2, 9, .wrong(key: "tick", whole)),
      (head + "{\"tick\":1e999}\n", 2, 9, .wrong(key: "tick", whole)),
      (
        head + "{\"tick\":1,\"tick\":1}\n", 2, 11,
        .notJSON(.duplicate(key: "tick", first: .init(line: 2, column: 2)))
      ),
      (head + "{\"tick\":1,\"do\":2}\n", 2, 16, .wrong(key: "do", .text)),
      (
        head + "{\"tick\":1,\"sum\":\"+00000000000000a\",\"step\":1}\n", 2, 17,
        .wrong(key: "sum", .sum)
      ),
      (head + "{\"tick\":1,\"sum\":\"000000000000000a\"}\n", 2, 1, .missing(key: "step")),
      (
        head + "{\"tick\":2,\"do\":\"a\"}\n{\"tick\":1,\"do\":\"a\"}\n", 3, 9,
        .backwards(tick: 1, after: 2)
      ),
      (
        head + "{\"tick\":2,\"end\":0,\"sum\":\"000000000000000a\"}\n{\"tick\":3}\n", 3, 1,
        .afterEnd
      ),
      (
        head + "{\"tick\":2,\"end\":4,\"sum\":\"000000000000000a\"}\n", 2, 17,
        .count(stated: 4, found: 0)
      ),
    ]
    for (text, line, column, expected) in table {
      #expect(fact(text) == SessionLogError(line: line, column: column, expected), "\(text)")
    }
  }

  @Test func hostileLinesAreFactsToo() throws {
    let long = head + "{\"tick\":1,\"do\":\"" + String(repeating: "a", count: 10 << 20) + "\"}\n"
    #expect(fact(long)?.fact == .tooLong(most: SessionLog.longestLine))
    for depth in [100, 30_000] {
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      let log = head + "{\"tick\":1,\"x\":\(deep)}\n"
      #expect(fact(log)?.fact == (depth == 100 ? nil : .notJSON(.tooDeep(most: 512))))
    }
    let bytes = Array(head.utf8) + Array("{\"tick\":1,\"do\":\"".utf8) + [0xff, 0x22, 0x7d, 0x0a]
    #expect(throws: SessionLogError(line: 2, column: 17, .notJSON(.notUTF8(0xff)))) {
      try SessionLog(parsing: bytes, math: 1)
    }
  }
}
