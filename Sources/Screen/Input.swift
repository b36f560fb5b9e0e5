/// A key that the user pressed, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
  /// A printable character, the space included.
  case character(Unicode.Scalar)
  /// A small letter held with Ctrl; Ctrl-C, Ctrl-\ and Ctrl-Z are signals instead.
  case control(Unicode.Scalar)
  /// The left arrow.
  case left
  /// The right arrow.
  case right
  /// The up arrow.
  case up
  /// The down arrow.
  case down
  /// The left arrow held with Shift.
  case shiftLeft
  /// The right arrow held with Shift.
  case shiftRight
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Return or Enter.
  case enter
  /// Esc.
  case escape
  /// Tab.
  case tab
  /// Tab held with Shift.
  case backTab
  /// Backspace.
  case backspace
  /// Delete, the forward one.
  case delete
}

/// What the mouse did, and in which cell.
package struct Pointer: Hashable, Sendable {
  /// What happened: the left button, or the wheel.
  package enum Kind: Hashable, Sendable {
    /// The left button went down.
    case press
    /// The left button came up.
    case release
    /// The pointer moved to another cell with the button down.
    case drag
    /// The wheel turned away from the user.
    case wheelUp
    /// The wheel turned towards the user.
    case wheelDown
  }

  /// The column, counted from 0.
  package var column: Int
  /// The row, counted from 0.
  package var row: Int
  /// What happened there.
  package var kind: Kind

  /// An event of the mouse.
  package init(column: Int, row: Int, kind: Kind) {
    self.column = column
    self.row = row
    self.kind = kind
  }
}
