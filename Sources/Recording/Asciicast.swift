package import Screen
internal import Text

/// Writes a terminal recording in the format asciicast v2, from frames.
///
/// Each call returns the bytes to append to the file, whole lines of JSON. Only what every client
/// of the format understood is written: cursor positions, clearing, hiding the cursor, and colors
/// that are either RGB or fixed palette entries. The same frames give the same bytes.
///
/// Source: https://docs.asciinema.org/manual/asciicast/v2/ (version 3 is refused by asciinema 2).
package struct Asciicast: Sendable {
  /// What the first line tells.
  package struct Header: Hashable, Sendable {
    /// Cells of every frame.
    package var size: Size
    /// What players show.
    package var title: String
    /// Seconds since 1970; 0 where the recording is of no particular time.
    package var timestamp: Int
    /// What a player without colors of its own uses.
    package var colors: TerminalColors

    /// A header.
    package init(size: Size, title: String, timestamp: Int = 0, colors: TerminalColors) {
      self.size = size
      self.title = title
      self.timestamp = timestamp
      self.colors = colors
    }
  }

  private let header: Header
  private var shown: Frame?

  /// A recording without frames yet.
  package init(_ header: Header) { self.header = header }

  /// The first line.
  package var firstLine: [UInt8] {
    let colors = header.colors
    let palette = colors.palette.map(\.hexadecimal).joined(separator: ":")
    var line = Array(
      """
      {"version":2,"width":\(header.size.columns),"height":\(header.size.rows),\
      "timestamp":\(header.timestamp),"idle_time_limit":60,"title":
      """.utf8)
    line.append(quotingPrintably: header.title)
    line += Array(
      """
      ,"env":{"TERM":"xterm-256color"},"theme":{"fg":"\(colors.foreground.hexadecimal)",\
      "bg":"\(colors.background.hexadecimal)","palette":"\(palette)"}}\n
      """.utf8)
    return line
  }

  /// Shows a frame; one that looks like the last one costs nothing.
  ///
  /// - Parameters:
  ///   - frame: settled for 256 colors or RGB, of the header's size.
  ///   - microseconds: since the start, never less than before.
  /// - Returns: the lines to append.
  package mutating func show(_ frame: Frame, at microseconds: Int) -> [UInt8] {
    let frame = frame.explicit(header.colors)
    guard shown != nil else {
      shown = frame
      return keyframe(frame, at: microseconds)
    }
    let update = ANSIEncoder.update(from: shown, to: frame)
    shown = frame
    return update.isEmpty ? [] : event("o", update, at: microseconds)
  }

  /// Marks the beginning of chapters.
  ///
  /// The frame is complete before the markers, for players that pause on them, and drawn anew after
  /// them, so that a chapter can be cut out.
  package mutating func mark(
    _ labels: [String], _ frame: Frame, at microseconds: Int
  ) -> [UInt8] {
    var lines = show(frame, at: microseconds)
    for label in labels { lines += event("m", Array(label.utf8), at: microseconds) }
    lines += keyframe(frame.explicit(header.colors), at: microseconds)
    return lines
  }

  /// Leaves the last frame standing, the cursor visible in its last cell.
  package func end(at microseconds: Int) -> [UInt8] {
    let (columns, rows) = (header.size.columns, header.size.rows)
    return event(
      "o", Array("\u{1b}[0m\u{1b}[?25h\u{1b}[\(rows);\(columns)H".utf8), at: microseconds)
  }

  private func keyframe(_ frame: Frame, at microseconds: Int) -> [UInt8] {
    event(
      "o", Array("\u{1b}[?25l".utf8) + ANSIEncoder.update(from: nil, to: frame), at: microseconds)
  }

  private func event(_ code: String, _ data: [UInt8], at microseconds: Int) -> [UInt8] {
    let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let fraction = String(1_000_000 + rest).dropFirst()
    var line = Array("[\(seconds).\(fraction),\"\(code)\",".utf8)
    line.reserveCapacity(data.count + data.count / 2 + 32)
    line.append(quoting: data)
    line += [0x5D, 0x0A]
    return line
  }
}
