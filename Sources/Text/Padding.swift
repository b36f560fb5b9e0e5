extension String {
  /// The text at the right of a field of `width` characters; longer text is kept whole.
  package func paddedLeft(to width: Int, with filling: Character = " ") -> String {
    String(repeating: filling, count: max(0, width - count)) + self
  }

  /// The text at the left of a field of `width` characters; longer text is kept whole.
  package func paddedRight(to width: Int, with filling: Character = " ") -> String {
    self + String(repeating: filling, count: max(0, width - count))
  }
}
