import CVTerm
package import Screen

/// A terminal without a window: takes bytes, and knows what they made of its screen.
package final class Emulator {
  /// What the terminal reports of the mouse.
  package enum Mouse: Int32, Sendable {
    /// Nothing.
    case off
    /// Presses and releases.
    case clicks
    /// Also movements with a button down.
    case drags
    /// All movements.
    case moves
  }

  /// The size in cells.
  package private(set) var size: Size
  private let terminal: OpaquePointer
  private let properties: UnsafeMutablePointer<vt_properties>

  /// A blank terminal; nil without memory for it.
  package init?(_ size: Size) {
    guard let terminal = vterm_new(Int32(size.rows), Int32(size.columns)) else { return nil }
    self.size = size
    self.terminal = terminal
    properties = .allocate(capacity: 1)
    properties.initialize(to: vt_properties())
    vt_begin(terminal, properties)
  }

  deinit {
    vterm_free(terminal)
    properties.deallocate()
  }

  /// Takes what a program writes.
  package func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      let taken = vterm_input_write(
        terminal, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
      precondition(taken == bytes.count, "libvterm took \(taken) of \(bytes.count) bytes")
    }
  }

  /// What the terminal has answered to queries since the last call.
  package func answers() -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = vterm_output_read(terminal, &buffer, buffer.count)
    return buffer.prefix(count).map(UInt8.init(bitPattern:))
  }

  /// Gives the terminal another size.
  package func resize(to new: Size) {
    size = new
    vterm_set_size(terminal, Int32(new.rows), Int32(new.columns))
  }

  /// What is on the screen, cell by cell, and where the cursor is.
  package var frame: Frame {
    var frame = Frame(size)
    let cursor = vt_cursor(terminal)
    frame.cursor = CellPosition(column: Int(cursor.col), row: Int(cursor.row))
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = vt_cell_at(terminal, Int32(row), Int32(column))
        frame[column, row] = Cell(
          Unicode.Scalar(cell.character) ?? " ", foreground: Self.ink(cell.foreground),
          background: Self.ink(cell.background), bold: cell.bold, reverse: cell.reverse)
      }
    }
    return frame
  }

  /// The characters on the screen, one line a row.
  package var text: String { frame.text }

  /// Whether the screen is the second one, which programs leave as they came.
  package var showsAlternateScreen: Bool { properties.pointee.alternate_screen }

  /// Whether the cursor can be seen.
  package var showsCursor: Bool { properties.pointee.cursor_visible }

  /// What is reported of the mouse.
  package var mouse: Mouse {
    guard let mouse = Mouse(rawValue: properties.pointee.mouse) else {
      preconditionFailure("libvterm reports the unknown mouse mode \(properties.pointee.mouse)")
    }
    return mouse
  }

  private static func ink(_ code: UInt32) -> Ink {
    switch code >> 24 {
    case 0:
      Ink(
        UInt8(truncatingIfNeeded: code >> 16), UInt8(truncatingIfNeeded: code >> 8),
        UInt8(truncatingIfNeeded: code))
    case 1: Ink(index: UInt8(truncatingIfNeeded: code))
    default: .default
    }
  }
}
