/// Frames as bytes for an ECMA-48 terminal: pure functions of settled frames.
package enum ANSIEncoder {
  /// Asks the terminal to show what follows at once (DEC private mode 2026); others ignore it.
  package static let beginSynchronizedUpdate: [UInt8] = Array("\u{1b}[?2026h".utf8)
  /// Ends what `beginSynchronizedUpdate` began.
  package static let endSynchronizedUpdate: [UInt8] = Array("\u{1b}[?2026l".utf8)

  /// The bytes that turn one picture on the terminal into another; none if the two are equal.
  ///
  /// The cursor may be anywhere before; after it is where the frame says, or anywhere. The style is
  /// plain before and after.
  ///
  /// - Parameters:
  ///   - old: what the terminal shows, settled; nil or another size clears the terminal first.
  ///   - new: what it shall show, settled.
  ///   - synchronized: frame the bytes by a synchronized update.
  /// - Returns: the bytes to write.
  package static func update(from old: Frame?, to new: Frame, synchronized: Bool = false) -> [UInt8]
  {
    if old == new { return [] }
    var writer = StyledWriter(capacity: 4 * new.cells.count + 64)
    if synchronized { writer.bytes += beginSynchronizedUpdate }
    if let old, old.size == new.size {
      write(new, over: old, to: &writer)
    } else {
      writer.bytes += Array("\u{1b}[m\u{1b}[2J".utf8)
      write(new, over: Frame(new.size), to: &writer)
    }
    writer.reset()
    if let cursor = new.cursor, new.contains(column: cursor.column, row: cursor.row) {
      writer.move(toColumn: cursor.column, row: cursor.row)
    }
    if synchronized { writer.bytes += endSynchronizedUpdate }
    return writer.bytes
  }

  /// The frame line by line for a pipe or a file: styles and newlines, but no cursor movement.
  ///
  /// Every line has the frame's width and ends in the plain style.
  /// - Parameter frame: what to write, settled.
  /// - Returns: the bytes to write.
  package static func lines(of frame: Frame) -> [UInt8] {
    var writer = StyledWriter(capacity: 4 * frame.cells.count + 64)
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        writer.write(frame[column, row])
      }
      writer.reset()
      writer.bytes.append(0x0A)
    }
    return writer.bytes
  }

  private static func write(_ new: Frame, over old: Frame, to writer: inout StyledWriter) {
    let columns = new.size.columns
    // The position after the last character written; never inside a row once that row is full.
    var position = -1
    for index in new.cells.indices where new.cells[index] != old.cells[index] {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      if index != position || column == 0 {
        if column > 0, position > row * columns, position < index {
          writer.moveRight(by: index - position)
        } else {
          writer.move(toColumn: column, row: row)
        }
      }
      writer.write(new.cells[index])
      position = index + 1
    }
  }
}

/// Collects characters and says the style only where it changes.
private struct StyledWriter {
  var bytes: [UInt8] = []
  private var style = Cell()

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func write(_ cell: Cell) {
    set(cell)
    if cell.scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: cell.scalar.value))
    } else {
      bytes.append(contentsOf: cell.scalar.utf8)
    }
  }

  /// Goes back to the plain style.
  mutating func reset() {
    guard style != Cell() else { return }
    bytes += [0x1B, 0x5B, 0x6D]
    style = Cell()
  }

  private mutating func set(_ cell: Cell) {
    var cell = cell
    if cell.scalar == " ", !cell.reverse {
      // A space shows its foreground only in reverse, and its weight never.
      cell.foreground = style.foreground
      cell.bold = style.bold
    }
    if cell.foreground == style.foreground, cell.background == style.background,
      cell.bold == style.bold, cell.reverse == style.reverse
    {
      return
    }
    bytes.append(0x1B)
    bytes.append(0x5B)
    if style.bold && !cell.bold || style.reverse && !cell.reverse {
      // Not every viewer of recordings knows the codes that end bold or reverse alone.
      parameter(0)
      style = Cell()
    }
    if cell.bold != style.bold { parameter(1) }
    if cell.reverse != style.reverse { parameter(7) }
    if cell.foreground != style.foreground { ink(cell.foreground, base: 30) }
    if cell.background != style.background { ink(cell.background, base: 40) }
    bytes[bytes.count - 1] = 0x6D
    cell.scalar = " "
    style = cell
  }

  mutating func move(toColumn column: Int, row: Int) {
    bytes.append(0x1B)
    bytes.append(0x5B)
    number(row + 1)
    bytes.append(0x3B)
    number(column + 1)
    bytes.append(0x48)
  }

  mutating func moveRight(by columns: Int) {
    bytes.append(0x1B)
    bytes.append(0x5B)
    if columns > 1 { number(columns) }
    bytes.append(0x43)
  }

  private mutating func ink(_ ink: Ink, base: Int) {
    if let index = ink.index {
      switch index {
      case ..<8: parameter(base + Int(index))
      case ..<16: parameter(base + 60 + Int(index) - 8)
      default:
        parameter(base + 8)
        parameter(5)
        parameter(Int(index))
      }
    } else if let (red, green, blue) = ink.rgb {
      parameter(base + 8)
      parameter(2)
      parameter(Int(red))
      parameter(Int(green))
      parameter(Int(blue))
    } else {
      parameter(base + 9)
    }
  }

  /// A parameter and the semicolon after it; the last semicolon becomes the final `m`.
  private mutating func parameter(_ value: Int) {
    number(value)
    bytes.append(0x3B)
  }

  private mutating func number(_ value: Int) {
    if value >= 10 { number(value / 10) }
    bytes.append(UInt8(0x30 + value % 10))
  }
}
