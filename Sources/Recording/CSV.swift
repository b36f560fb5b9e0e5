/// Rows of comma-separated values.
public enum CSV {
  /// One line of fields: those with a comma, a quote, or a line break in quotes.
  ///
  /// Lines end in LF, as all text that the program writes. Source: RFC 4180, section 2.
  public static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
