extension Unicode.Scalar {
  /// Whether it ends a line: LF or CR.
  var endsLine: Bool { self == "\n" || self == "\r" }

  /// Whether it has no place in a document: a control character, or what XML has no way to write.
  var isUnwritable: Bool {
    properties.generalCategory == .control || value == 0xFFFE || value == 0xFFFF
  }
}

extension String {
  /// The lines that are not empty, whatever ends them.
  ///
  /// Scalars, because a character may be a line break or a bracket with a mark on it.
  var plainLines: [Substring.UnicodeScalarView] { unicodeScalars.split(whereSeparator: \.endsLine) }

  /// The scalars written one by one; what is unwritable becomes a question mark.
  init(_ scalars: some Sequence<Unicode.Scalar>, spelling: (Unicode.Scalar) -> String?) {
    self = scalars.reduce(into: "") { text, scalar in
      if let spelled = spelling(scalar) {
        text += spelled
      } else {
        text.unicodeScalars.append(scalar.isUnwritable ? "?" : scalar)
      }
    }
  }
}
