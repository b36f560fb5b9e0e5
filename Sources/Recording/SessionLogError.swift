package import Text

/// What is wrong with a session log, and where.
package struct SessionLogError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Fact: Hashable, Sendable {
    /// There is no complete line.
    case empty
    /// The line is longer than any that is written.
    case tooLong(most: Int)
    /// The line is not JSON.
    case notJSON(JSONError.Fact)
    /// The line is JSON, but not an object.
    case notAnObject
    /// The first line does not say that this is a session log.
    case otherFormat
    /// A version of the format that is not known.
    case schema(found: Int, known: Int)
    /// Arithmetic that gives other bits.
    case math(found: Int, known: Int)
    /// A key is missing.
    case missing(key: String)
    /// A key's value is not what it must be.
    case wrong(key: String, Wanted)
    /// A tick smaller than the one before.
    case backwards(tick: Int, after: Int)
    /// A line after the end.
    case afterEnd
    /// The end counts another number of actions than there are.
    case count(stated: Int, found: Int)
  }

  /// What a value must be.
  package enum Wanted: Hashable, Sendable {
    /// Text.
    case text
    /// A whole number.
    case whole(ClosedRange<Int>)
    /// A seed: a whole number of 64 bits.
    case seed
    /// Sixteen hexadecimal digits.
    case sum
    /// Columns and rows.
    case size
    /// An object.
    case object
  }

  /// Where it is wrong; column 1 where that is the line as a whole.
  package var place: TextPlace
  /// What is wrong.
  package var fact: Fact

  /// A fact about a place.
  package init(line: Int, column: Int = 1, _ fact: Fact) {
    place = TextPlace(line: line, column: column)
    self.fact = fact
  }
}
