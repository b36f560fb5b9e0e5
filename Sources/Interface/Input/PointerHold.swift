internal import Screen

/// What of a press a later drag or release goes by.
package struct PointerHold: Hashable, Sendable {
  /// Where the button went down, on a sphere.
  var press: CellPosition?
  /// Where the pointer was last.
  var last: CellPosition?
  /// Whether it has moved by more than a cell, so that it turns the sphere.
  var isTurning = false

  /// Nothing is held.
  package init() {}
}
