internal import Text

extension Unicode.Scalar {
  /// Whether it ends a line: LF or CR.
  var endsLine: Bool { self == "\n" || self == "\r" }

  /// Whether no document may hold it: a character that a terminal obeys, or one that XML excludes.
  var isUnwritable: Bool {
    isUnseen || value == 0xFFFE || value == 0xFFFF
  }
}

extension String {
  /// The lines that are not empty, whatever ends them.
  ///
  /// Scalars, because a character may be a line break or a bracket with a mark on it.
  var plainLines: [Substring.UnicodeScalarView] { unicodeScalars.split(whereSeparator: \.endsLine) }

  /// The scalars with replacements; those that no document can hold become question marks.
  init(_ scalars: some Sequence<Unicode.Scalar>, spelling: (Unicode.Scalar) -> String?) {
    self = scalars.reduce(into: "") { text, scalar in
      if let spelled = spelling(scalar) {
        text += spelled
      } else {
        text.unicodeScalars.append(scalar.isUnwritable ? "?" : scalar)
      }
    }
  }

  /// The scalars escaped for SVG and WebVTT: no markup, and so no arrow of a cue either.
  init(markup scalars: some Sequence<Unicode.Scalar>) {
    self.init(scalars) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\n", "\t": String(scalar)
      default: nil
      }
    }
  }
}
