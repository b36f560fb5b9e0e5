/// A polygon of one color behind the cells of a frame.
///
/// Terminals draw regions as cells; a picture draws these instead where a frame has them, and shows
/// them through every cell whose background is the terminal's default.
package struct Region: Hashable, Sendable {
  /// The color.
  package let ink: Ink
  /// The corners, in cells from the frame's top left corner: x in columns, y in rows.
  package let corners: [SIMD2<Double>]

  /// A polygon.
  package init(_ ink: Ink, _ corners: [SIMD2<Double>]) {
    self.ink = ink
    self.corners = corners
  }
}
