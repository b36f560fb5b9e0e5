/// The text broken at white space into lines of at most `width` characters.
///
/// A word that is longer than a line is broken too. Where the text needs more than `rows` lines, the
/// last one ends in "...".
///
/// - Returns: at least one line, which is empty if the text is.
package func wrapped(_ text: String, width: Int, rows: Int = .max) -> [String] {
  let width = max(1, width)
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
    var rest = word
    while true {
      let longer = line.isEmpty ? String(rest) : "\(line) \(rest)"
      if longer.count <= width {
        line = longer
        break
      }
      let isBroken = line.isEmpty
      if isBroken { line = String(rest.prefix(width)) }
      if lines.count == rows - 1 { return lines + [shortened(line, width: width)] }
      if isBroken { rest = rest.dropFirst(width) }
      lines.append(line)
      line = ""
    }
  }
  return lines + [line]
}

/// As many whole sentences as fit into `rows` lines; of the first one, what fits.
package func wrappedSentences(_ text: String, width: Int, rows: Int) -> [String] {
  var kept = text
  while true {
    let lines = wrapped(kept, width: width)
    if lines.count <= rows { return lines }
    guard let end = kept.dropLast().ranges(of: ". ").last else {
      return wrapped(kept, width: width, rows: rows)
    }
    kept = String(kept[...end.lowerBound])
  }
}

private func shortened(_ line: String, width: Int) -> String {
  let mark = " ..."
  guard width > mark.count else { return String(mark.dropFirst().prefix(width)) }
  guard line.count + mark.count > width else { return line + mark }
  let kept = line.prefix(width - mark.count)
  return "\(kept[..<(kept.lastIndex(of: " ") ?? kept.endIndex)])\(mark)"
}
