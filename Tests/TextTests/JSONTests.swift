import Testing

@testable import Text

struct JSONTests {
  private func again(_ text: String) throws -> String {
    var writer = JSONWriter()
    writer.append(try JSONValue(parsing: Array(text.utf8), acceptsNonFinite: true))
    return writer.text
  }

  @Test(arguments: [
    "{\"b\":[1,2.5,-0.1,1e+300,1E5,1.0],\"a\":{\"c\":null,\"d\":true},\"e\":\"\u{e9}/\\n\\u0041\"}",
    "[18446744073709551615,-9007199254740993,0.10,-0,1e999]", "[]", "\"\"", "false", "[[],{}]",
  ])
  func whatIsReadIsWrittenAsItWasSpelled(_ text: String) throws {
    #expect(try again(text) == text)
    #expect(try again(" \n" + text.replacing(",", with: " ,\t") + "\r\n") == text)
  }

  @Test func whatATerminalWouldObeyIsEscaped() throws {
    let hostile =
      "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{200b}\u{2028}\u{7f}\u{e0041}\u{e9}\\\"\n\r\t\u{8}\u{c}"
    let spelled =
      #""\u001b]0;x\u0007\u009b2J\u202e\u200b\u2028\u007f\udb40\udc41"# + "\u{e9}"
      + #"\\\"\n\r\t\b\f""#
    #expect(JSON.text(hostile).line == spelled + "\n")
    #expect(try JSONValue(parsing: Array(spelled.utf8)).text == hostile)
    #expect(try again("{\"\u{9b}\":\"\u{202e}\\n\"}") == #"{"\u009b":"\u202e\n"}"#)
  }

  @Test func whatIsNotFiniteIsWrittenAsText() throws {
    #expect(try again("[NaN, Infinity,-Infinity]") == #"["NaN","Infinity","-Infinity"]"#)
  }

  @Test func keysComeInOrder() {
    let json = JSON.object(["b": .number(1), "a": .list([.bool(true), .null]), "C": .object([:])])
    #expect(json.line == "{\"C\":{},\"a\":[true,null],\"b\":1}\n")
  }

  @Test(arguments: [
    0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1.797_693_134_862_315_7e308, -0.0, 1e22,
    123456789.125, 1e15, 1e16, 0x1p53, 100,
  ])
  func numbersReadBack(_ value: Double) throws {
    let read = try #require(try JSONValue(parsing: Array(JSON.number(value).line.utf8)).number)
    #expect(read.bitPattern == value.bitPattern)
  }

  @Test func wholeNumbersHaveNoPoint() {
    #expect(
      JSON.list([.number(3), .number(-0.0), .number(1e15)]).line == "[3,-0,1000000000000000]\n")
  }

  @Test func numbersWithoutAValueAreNull() {
    #expect(JSON(Double.nan) == .null && JSON(nil) == .null && JSON(1.5) == .number(1.5))
    #expect(JSON(-Double.infinity) == .null)
  }
}
