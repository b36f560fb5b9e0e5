/// The text in double quotes, as an action or a lesson statement holds it.
///
/// Quotes and backslashes have a backslash before them, a line feed is `\n`, and what a terminal would
/// obey is spelled out, such as `\u{1b}`; every other character stands for itself.
package func quoted(_ text: String) -> String {
  // By scalars: a quote with a combining mark on it is a quote all the same.
  var quoted = String.UnicodeScalarView("\"".unicodeScalars)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
    case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
    case _ where scalar.isUnseen: quoted.append(contentsOf: spelled(scalar).unicodeScalars)
    default: quoted.append(scalar)
    }
  }
  quoted.append("\"")
  return String(quoted)
}

/// The text with every character that a terminal would obey spelled out, such as `\u{1b}`.
///
/// A name from a file must not move the cursor of whoever prints it.
package func printable(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { printable, scalar in
    if scalar.isUnseen {
      printable += spelled(scalar)
    } else {
      printable.unicodeScalars.append(scalar)
    }
  }
}

private func spelled(_ scalar: Unicode.Scalar) -> String {
  "\\u{" + String(scalar.value, radix: 16) + "}"
}

/// A text of several lines in which a terminal obeys nothing but line feeds and tabs.
package func visible(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { $0.isUnseen && $0 != "\n" && $0 != "\t" }) else {
    return text
  }
  return text.unicodeScalars.reduce(into: "") { visible, scalar in
    if scalar == "\n" || scalar == "\t" {
      visible.unicodeScalars.append(scalar)
    } else {
      visible += printable(String(scalar))
    }
  }
}

/// A message in one printable line; of one of more than 1600 characters the beginning and the end.
package func sentence(_ message: String) -> String {
  let text = printable(message)
  let count = text.unicodeScalars.count
  guard count > longestSentence else { return text }
  let start = String(text.unicodeScalars.prefix(longestSentence / 2))
  let end = String(text.unicodeScalars.suffix(longestSentence / 2))
  return "\(start)... (\(count) characters) ...\(end)"
}

/// The most characters of a message that are written.
private let longestSentence = 1600

/// A text from outside as it can stand in a message: printable, and of more than `most` characters the
/// first ones and how many there are.
package func excerpt(_ text: String, most: Int = 60) -> String {
  printable(String(text.unicodeScalars.prefix(most))) + omission(text, most)
}

/// An excerpt in double quotes, with quotes and backslashes escaped.
package func quotedExcerpt(_ text: String, most: Int = 60) -> String {
  quoted(String(text.unicodeScalars.prefix(most))) + omission(text, most)
}

private func omission(_ text: String, _ most: Int) -> String {
  let count = text.unicodeScalars.count
  return count > most ? "... (\(count) characters)" : ""
}

extension Unicode.Scalar {
  /// Whether it has no shape of its own, so that a terminal may obey it: a control, a line end, or a
  /// mark such as those that change the direction of text.
  package var isUnseen: Bool {
    guard !isASCII else { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
