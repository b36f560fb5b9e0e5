package import Experiment
package import Screen

/// What the mouse asks for.
package enum PointerMap {
  /// What a pointer event does to a session as it stands; nil where there is nothing to press.
  ///
  /// The wheel turns the chosen dial as the arrow keys do; a press or drag on the slider in the first row sets it; a
  /// press on a sample inspects it.
  ///
  /// - Parameters:
  ///   - pointer: what the mouse did.
  ///   - session: what is on the screen.
  ///   - size: of the terminal.
  ///   - display: what the terminal can show.
  /// - Returns: the command, if there is one.
  package static func command(
    for pointer: Pointer, in session: Session, size: Size,
    display: DisplayOptions = DisplayOptions()
  ) -> Command? {
    let dial = session.presentation.dial
    switch pointer.kind {
    case .wheelUp: return KeyMap.turned(session, 1, coarse: false)
    case .wheelDown: return KeyMap.turned(session, -1, coarse: false)
    case .release: return nil
    case .press where pointer.row > 0:
      guard !session.presentation.showsHelp else { return .act(.show(.help(false))) }
      return ScreenRenderer.sample(
        at: pointer.column, pointer.row, of: session, size: size, display: display
      )
      .map { .act(.show(.inspect($0))) }
    case .press, .drag:
      // A drag may leave the row a little without letting go.
      guard let slider = Header.slider(session, columns: size.columns), pointer.row <= 2,
        pointer.column >= slider.first - 1, pointer.column <= slider.first + slider.count
      else { return nil }
      let share = Double(pointer.column - slider.first) / Double(slider.count - 1)
      return dial.dragged(session, min(1, max(0, share))).map { .act($0) }
    }
  }
}
