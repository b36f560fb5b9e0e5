/// What is wrong with a text that should be JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Fact: Hashable, Sendable {
    /// There is nothing but white space.
    case empty
    /// The text has more bytes than can be read.
    case tooLong(most: Int)
    /// More lists and objects are nested than can be read.
    case tooDeep(most: Int)
    /// A byte that no UTF-8 has here.
    case notUTF8(UInt8)
    /// Another encoding than UTF-8, by its name.
    case encoding(String)
    /// The text begins with U+FEFF.
    case byteOrderMark
    /// Something else than what must come here.
    case unexpected(Unicode.Scalar, Wanted)
    /// A word without quotes that is none of JSON's three.
    case word(String)
    /// A key without double quotes.
    case bareKey
    /// A string in single quotes.
    case singleQuote
    /// A comment.
    case comment
    /// A comma with nothing after it, before this bracket or brace.
    case trailingComma(before: Unicode.Scalar)
    /// A value or key that follows another without a comma.
    case missingComma
    /// A bracket or brace that cannot close what was opened last.
    case wrongEnd(Unicode.Scalar, of: Opening)
    /// The text ends before a list or object does.
    case unfinished(Opening)
    /// The text ends before a string does, which begins here.
    case openString
    /// A character below U+0020 in a string.
    case control(UInt8)
    /// A backslash and a character that is no escape.
    case escape(Unicode.Scalar)
    /// `\u` without four hexadecimal digits.
    case unicodeEscape
    /// Half of a surrogate pair.
    case surrogate(UInt16)
    /// A number that is not spelled as JSON spells numbers.
    case number(Misspelling)
    /// A key that the object has already.
    case duplicate(key: String, first: TextPlace)
    /// Something after the value.
    case more
  }

  /// What must come.
  package enum Wanted: Hashable, Sendable {
    /// A value.
    case value
    /// A value, or the end of the list.
    case valueOrEnd
    /// A key.
    case key
    /// A key, or the end of the object.
    case keyOrEnd
    /// A colon after a key.
    case colon
    /// A comma, or the end of a list.
    case commaOrBracket
    /// A comma, or the end of an object.
    case commaOrBrace
  }

  /// Where a list or an object begins.
  package struct Opening: Hashable, Sendable {
    /// `[` or `{`.
    package var symbol: Unicode.Scalar
    /// Where it stands.
    package var place: TextPlace

    /// A beginning.
    package init(_ symbol: Unicode.Scalar, _ place: TextPlace) {
      self.symbol = symbol
      self.place = place
    }
  }

  /// How a number is not spelled.
  package enum Misspelling: Hashable, Sendable {
    /// 01
    case leadingZero
    /// +1
    case plus
    /// .5
    case leadingPoint
    /// 5.
    case noFraction
    /// 1e
    case noExponent
    /// A minus without a digit.
    case noDigit
    /// 0x1F
    case hexadecimal
  }

  /// Where it is wrong.
  package var place: TextPlace
  /// What is wrong.
  package var fact: Fact

  /// A fact at a place.
  package init(_ fact: Fact, at place: TextPlace) {
    self.fact = fact
    self.place = place
  }
}
