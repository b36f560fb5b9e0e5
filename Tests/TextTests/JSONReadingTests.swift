import Testing

@testable import Text

struct JSONReadingTests {
  private func read(_ text: String) throws(JSONError) -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  private func error(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(parsing: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func valuesAreWhatTheySay() throws {
    let json = try read(
      """
       {"a": [1, -2.5e3, true , false,null, "x\\n\\u00e9\\ud83d\\ude00/\\/"],\r
      "": {}, "b": [ ] }\t
      """)
    let list = try #require(json["a"]?.list)
    let items = Array(list)
    #expect(list.count == 6)
    #expect(items.map(\.kind) == [.number, .number, .bool, .bool, .null, .text])
    #expect(items[0].number == 1 && items[1].number == -2500)
    #expect(items[2].bool == true && items[3].bool == false && items[4].isNull)
    #expect(items[5].text == "x\n\u{e9}\u{1f600}//")
    #expect(json.members?.map(\.key) == ["a", "", "b"])
    #expect(json[""]?.kind == .object && json["b"]?.list?.count == 0 && json["c"] == nil)
    #expect(json["b"]?.place == TextPlace(line: 2, column: 14))
    #expect(items[0].text == nil && items[0].list == nil && items[0].bool == nil)
    #expect(items[5].number == nil && json.text == nil && items[4].members == nil)
  }

  @Test(arguments: [
    ("0", 0), ("-0", -0.0), ("0.1", 0.1), ("1E5", 1e5), ("1e+5", 1e5), ("1.5e-3", 0.0015),
    ("9007199254740993", 9_007_199_254_740_992), ("1e999", .infinity), ("-1e999", -.infinity),
    ("2.2250738585072011e-308", Double(bitPattern: 0x000f_ffff_ffff_ffff)), ("1e-999", 0),
    ("179769313486231580793728971405301e276", 1.7976931348623157e308),
  ])
  func numbersAreTheNearestDoubles(_ text: String, _ expected: Double) throws {
    let number = try #require(try read(text).number)
    #expect(number.bitPattern == expected.bitPattern)
  }

  @Test func wholeNumbersAreExact() throws {
    #expect(try read("18446744073709551615").integer(UInt64.self) == .max)
    #expect(try read("18446744073709551616").integer(UInt64.self) == nil)
    #expect(try read("9007199254740993").integer(UInt64.self) == 9_007_199_254_740_993)
    #expect(try read("-1").integer(UInt64.self) == nil)
    #expect(try read("1.0").integer(UInt64.self) == nil)
    #expect(try read("1e3").integer(UInt64.self) == nil)
    #expect(try read("\"1\"").integer(UInt64.self) == nil)
  }

  @Test func keysAreFoundHoweverTheyAreSpelled() throws {
    let json = try read(#"{"\u0061\"": 1, "e\u0301": 2}"#)
    #expect(json["a\""]?.number == 1)
    // Equal to a reader of the text, but not the same characters.
    #expect(json["\u{e9}"] == nil && json["e\u{301}"]?.number == 2)
  }

  /// A text and where which fact is wrong.
  static let wrong: [(String, Int, Int, JSONError.Fact)] = [
    ("", 1, 1, .empty), (" \n ", 2, 2, .empty),
    ("{", 1, 2, .unfinished(.init("{", .init(line: 1, column: 1)))),
    ("{\"a\"", 1, 5, .unfinished(.init("{", .init(line: 1, column: 1)))),
    ("[\n [1,", 2, 5, .unfinished(.init("[", .init(line: 2, column: 2)))),
    ("[1}", 1, 3, .wrongEnd("}", of: .init("[", .init(line: 1, column: 1)))),
    ("{\"a\":1]", 1, 7, .wrongEnd("]", of: .init("{", .init(line: 1, column: 1)))),
    ("[1,]", 1, 3, .trailingComma(before: "]")),
    ("{\"a\":1 , }", 1, 8, .trailingComma(before: "}")),
    ("[,1]", 1, 2, .unexpected(",", .valueOrEnd)), ("[1,,2]", 1, 4, .unexpected(",", .value)),
    ("{,}", 1, 2, .unexpected(",", .keyOrEnd)), ("{\"a\":}", 1, 6, .unexpected("}", .value)),
    ("{\"a\" 1}", 1, 6, .unexpected("1", .colon)), ("{1:2}", 1, 2, .bareKey),
    ("{a:2}", 1, 2, .bareKey), ("{\"a\":1,b:2}", 1, 8, .bareKey), ("{'a':2}", 1, 2, .singleQuote),
    ("['a']", 1, 2, .singleQuote), ("[1 2]", 1, 4, .missingComma),
    ("{\"a\":1\n\"b\":2}", 2, 1, .missingComma),
    ("[1 true]", 1, 4, .unexpected("t", .commaOrBracket)),
    ("{\"a\":1;}", 1, 7, .unexpected(";", .commaOrBrace)), ("[1] 2", 1, 5, .more),
    ("{}\n{}", 2, 1, .more), ("// x\n1", 1, 1, .comment), ("[/* x */1]", 1, 2, .comment),
    ("# x", 1, 1, .comment), ("[1/2]", 1, 3, .unexpected("/", .commaOrBracket)),
    ("[NaN]", 1, 2, .word("NaN")), ("-Infinity", 1, 1, .word("-Infinity")),
    ("nulls", 1, 1, .word("nulls")), ("True", 1, 1, .word("True")),
    ("not json", 1, 1, .word("not")),
    ("01", 1, 1, .number(.leadingZero)), ("-01", 1, 1, .number(.leadingZero)),
    ("+1", 1, 1, .number(.plus)), (".5", 1, 1, .number(.leadingPoint)),
    ("-.5", 1, 2, .number(.leadingPoint)), ("[5.]", 1, 4, .number(.noFraction)),
    ("5.e1", 1, 3, .number(.noFraction)), ("1e", 1, 3, .number(.noExponent)),
    ("1e+", 1, 4, .number(.noExponent)), ("-", 1, 2, .number(.noDigit)),
    ("- 1", 1, 2, .number(.noDigit)), ("0x1F", 1, 1, .number(.hexadecimal)), ("1_000", 1, 2, .more),
    ("\"a", 1, 1, .openString), ("[\"a\\", 1, 2, .openString), ("\"a\nb\"", 1, 3, .control(0x0A)),
    ("\"\t\"", 1, 2, .control(9)), ("\"\u{e9}\\x\"", 1, 3, .escape("x")),
    ("\"\\\u{e9}\"", 1, 2, .escape("\u{e9}")), ("\"\\u12g4\"", 1, 2, .unicodeEscape),
    ("\"\\u12", 1, 2, .unicodeEscape), ("\"\\ud800\"", 1, 2, .surrogate(0xD800)),
    ("\"\\udc00\\ud800\"", 1, 2, .surrogate(0xDC00)),
    ("\"\\ud800\\ud800\"", 1, 2, .surrogate(0xD800)),
    ("\u{feff}1", 1, 1, .byteOrderMark), ("\u{0}", 1, 1, .unexpected("\u{0}", .value)),
    ("\u{a0}1", 1, 1, .unexpected("\u{a0}", .value)),
    ("\u{201c}a\u{201d}", 1, 1, .unexpected("\u{201c}", .value)),
    (
      "{\"\u{e9}\":1,\r\n\"b\":2, \"\\u00e9\":3}", 2, 8,
      .duplicate(key: "\u{e9}", first: .init(line: 1, column: 2))
    ),
    ("[{\"\":{\"\":1},\"\":2}]", 1, 13, .duplicate(key: "", first: .init(line: 1, column: 3))),
  ]

  @Test(arguments: wrong)
  func whatIsWrongHasAPlace(
    _ text: String, _ line: Int, _ column: Int, _ fact: JSONError.Fact
  ) {
    #expect(error(Array(text.utf8)) == JSONError(fact, at: TextPlace(line: line, column: column)))
    #expect(fact.message.count > 10 && fact.message.count < 160)
    #expect(!fact.message.unicodeScalars.contains { $0.isUnseen })
  }

  /// Bytes within a string that begins in column 1, and the byte that no UTF-8 has there.
  static let encodings: [([UInt8], Int, UInt8)] = [
    ([0x80], 2, 0x80), ([0xC0, 0x80], 2, 0xC0), ([0xC1, 0xBF], 2, 0xC1), ([0xC3], 2, 0xC3),
    ([0xC3, 0xA9, 0xFF], 3, 0xFF), ([0xE0, 0x9F, 0x80], 2, 0xE0), ([0xE2, 0x82], 2, 0xE2),
    ([0xED, 0xA0, 0x80], 2, 0xED), ([0xED, 0xBF, 0xBF], 2, 0xED),
    ([0xF0, 0x8F, 0xBF, 0xBF], 2, 0xF0),
    ([0xF0, 0x9F, 0x98], 2, 0xF0), ([0xF4, 0x90, 0x80, 0x80], 2, 0xF4), ([0xF5], 2, 0xF5),
    ([0x5C, 0xFF], 3, 0xFF), ([0xE2, 0x82, 0x28], 2, 0xE2),
  ]

  @Test(arguments: encodings)
  func whatIsNotUTF8HasAPlace(_ bytes: [UInt8], _ column: Int, _ byte: UInt8) {
    let place = TextPlace(line: 1, column: column)
    #expect(error([0x22] + bytes + [0x22]) == JSONError(.notUTF8(byte), at: place))
    #expect(error([0x22] + bytes) == JSONError(.notUTF8(byte), at: place))
  }

  @Test func everyScalarIsReadAsItIs() throws {
    for scalar in [
      "\u{80}", "\u{7ff}", "\u{800}", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{10ffff}",
    ] {
      #expect(try read("\"\(scalar)\"").text == scalar)
    }
  }

  @Test func otherEncodingsAreNamed() {
    let one = TextPlace(line: 1, column: 1)
    for (bytes, name) in [
      ([0xFF, 0xFE, 0x31, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x31], "UTF-16"),
      ([0x5B, 0, 0x5D, 0], "UTF-16"),
      ([0, 0x5B, 0, 0x5D], "UTF-16"), ([0x31, 0, 0, 0], "UTF-32"), ([0, 0, 0, 0x31], "UTF-32"),
    ] as [([UInt8], String)] {
      #expect(error(bytes) == JSONError(.encoding(name), at: one))
    }
    #expect(error([0xFF]) == JSONError(.notUTF8(0xFF), at: one))
  }

  /// A document of bytes that once ended the program in a library's own trap.
  @Test func bytesThatTrappedALibraryAreAnError() {
    let bytes = Array(#"{"":{"":"","":"","#.utf8) + [0xFF] + Array("\"count\"".utf8)
    #expect(bytes.count == 25)
    #expect(error(bytes) == JSONError(.notUTF8(0xFF), at: TextPlace(line: 1, column: 18)))
  }

  @Test func depthIsBounded() {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(error(nested(512)) == nil)
    #expect(
      error(nested(513)) == JSONError(.tooDeep(most: 512), at: TextPlace(line: 1, column: 513)))
    #expect(error(Array(repeating: UInt8(ascii: "["), count: 100_000))?.fact == .tooDeep(most: 512))
  }

  @Test func manyKeysAreComparedToo() throws {
    let keys = (0..<20_000).map { "\"\($0)\":0" }
    #expect(error(Array("{\(keys.joined(separator: ","))}".utf8)) == nil)
    let twice = keys + ["\"\\u0031777\":1"]
    let found = try #require(error(Array("{\(twice.joined(separator: ","))}".utf8)))
    let line = "{\(keys.prefix(1777).joined(separator: ",")),"
    #expect(
      found.fact == .duplicate(key: "1777", first: TextPlace(line: 1, column: line.utf8.count + 1)))
  }

  @Test func wordsForWhatIsNotFiniteAreReadWhereTheyAreAccepted() throws {
    let json = try JSONValue(
      parsing: Array("[NaN,Infinity,-Infinity,1e999]".utf8), acceptsNonFinite: true)
    let numbers = try #require(json.list).map { $0.number ?? 0 }
    #expect(numbers[0].isNaN && numbers[1...] == [.infinity, -.infinity, .infinity])
    for text in ["nan", "Infinite", "-NaN", "+Infinity", "inf", "-infinity"] {
      #expect(throws: JSONError.self) {
        try JSONValue(parsing: Array(text.utf8), acceptsNonFinite: true)
      }
    }
  }

  @Test func placesAreFoundInOneWalk() throws {
    let json = try read("[1,\r\n\"\u{e9}\u{1f600}\", 3,\n\n4]")
    var places = JSONPlaces(in: json)
    let found = try #require(json.list).map { places.place(of: $0.offset) }
    #expect(found.map(\.line) == [1, 2, 2, 4] && found.map(\.column) == [2, 1, 7, 1])
    #expect(places.place(of: 1) == TextPlace(line: 1, column: 2))
  }
}
