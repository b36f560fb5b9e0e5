import Experiment

/// What the program says for a while in the caption's place; it is no part of the session.
struct Notice {
  /// The words; nil for none.
  private(set) var text: String?
  /// When they have been there long enough.
  private(set) var ends: Duration?

  /// Says something; what is being said already is not begun again.
  mutating func tell(_ words: String, at now: Duration) {
    guard words != text else { return }
    text = words
    ends = now + Self.readingTime(of: words)
  }

  /// Says why something cannot be done, which the error tells in lower case and without a period.
  mutating func tell(refusal message: String, at now: Duration) {
    tell("\(message.prefix(1).uppercased())\(message.dropFirst()).", at: now)
  }

  /// Takes the words away once they have been there long enough.
  mutating func expire(at now: Duration) {
    guard let ends, now >= ends else { return }
    self = Notice()
  }

  /// Two seconds to notice words, then fifteen characters a second, a slow reader's pace; at least
  /// four seconds.
  static func readingTime(of words: String) -> Duration {
    max(.seconds(4), .seconds(2) + .milliseconds(words.count * 1000 / 15))
  }
}
