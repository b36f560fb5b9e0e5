/// The text in double quotes, as an action or a lesson statement holds it.
///
/// Quotes and backslashes have a backslash before them, and a line feed is `\n`; every other
/// character stands for itself.
package func quoted(_ text: String) -> String {
  // By scalars: a quote with a combining mark on it is a quote all the same.
  var quoted = String.UnicodeScalarView("\"".unicodeScalars)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
    case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
    default: quoted.append(scalar)
    }
  }
  quoted.append("\"")
  return String(quoted)
}

/// The text with every character that a terminal would obey spelled out, such as `\u{1b}`.
///
/// These are controls, line ends, and marks that change the direction of text: a name from a file
/// must not move the cursor of whoever prints it.
package func printable(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { printable, scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      printable += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: printable.unicodeScalars.append(scalar)
    }
  }
}
