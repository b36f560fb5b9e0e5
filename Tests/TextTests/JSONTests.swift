import Testing

@testable import Text

struct JSONTests {
  private func again(_ text: String) -> String? { JSON(bytes: Array(text.utf8))?.line }

  @Test(arguments: [
    "{\"a\":[1,2.5,-0.1,1e+300],\"b\":{\"c\":null,\"d\":true},\"e\":\"\u{e9}/\\n\"}",
    "[18446744073709551615,-9007199254740993,0.1,3]", "[]", "\"\"", "false", "[[],{}]",
  ])
  func keepsWhatItReads(_ text: String) { #expect(again(text) == text + "\n") }

  @Test func keysComeInOrder() {
    #expect(again(" {\"b\" : 1, \"a\": 2,\n\"C\":3}") == "{\"C\":3,\"a\":2,\"b\":1}\n")
  }

  @Test(arguments: [
    0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1.797_693_134_862_315_7e308, -0.0, 1e22,
    123456789.125,
  ])
  func numbersReadBack(_ value: Double) {
    let line = JSON.number(value).line
    guard case .number(let read) = JSON(bytes: Array(line.utf8)) else {
      Issue.record("\(line) is no number")
      return
    }
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test func whatPythonWritesForNonNumbersIsRead() {
    guard case .list(let items) = JSON(bytes: Array("[NaN, Infinity, -Infinity, 1e999]".utf8)),
      items.count == 4
    else {
      Issue.record("not read")
      return
    }
    for item in items {
      guard case .number(let value) = item else {
        Issue.record("\(item)")
        continue
      }
      #expect(!value.isFinite)
    }
  }

  @Test(arguments: ["", "{", "[1,2", "{\"a\":}", "nonsense", "[1] 2", "\u{0}", "{\"a\" 1}"])
  func malformedTextIsNothing(_ text: String) { #expect(JSON(bytes: Array(text.utf8)) == nil) }

  @Test func bytesThatAreNotTextAreNothing() {
    #expect(JSON(bytes: [0x22, 0xff, 0xfe, 0x22]) == nil)
    #expect(JSON(bytes: Array("[{\"a\": \"\\ud800\"}]".utf8)) == nil)
    #expect(JSON(bytes: Array(repeating: UInt8(ascii: "["), count: 100_000)) == nil)
  }

  @Test func numbersWithoutAValueAreNull() {
    #expect(JSON(Double.nan) == .null && JSON(nil) == .null && JSON(1.5) == .number(1.5))
    #expect(JSON([[1.0, .infinity]]).line == "[[1,null]]\n")
  }
}
