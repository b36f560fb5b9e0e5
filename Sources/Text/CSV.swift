/// Rows of comma-separated values.
package enum CSV {
  /// One line of fields: those with a comma, a quote, or a line break in quotes.
  ///
  /// Lines end in LF, as all text that the program writes; what a terminal would obey is spelled
  /// out. Source: RFC 4180, section 2.
  package static func line(_ fields: [String]) -> String {
    fields.map { field(visible($0)) }.joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A].contains($0) }) else { return text }
    // By scalars: a quote with a mark on it is a quote all the same.
    let doubled = text.unicodeScalars.reduce(into: "") { doubled, scalar in
      doubled.unicodeScalars.append(scalar)
      if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
    }
    return "\"\(doubled)\""
  }
}
