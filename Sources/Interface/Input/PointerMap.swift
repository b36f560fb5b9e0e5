package import Experiment
package import Screen

/// What the mouse asks for.
package enum PointerMap {
  /// What a pointer event does to a session as it stands; nil where there is nothing to press.
  ///
  /// The wheel turns the chosen dial as the arrow keys do; a press or drag on the slider in the first row sets it; a
  /// press on a sample inspects it. On a sphere a drag over more than one cell turns it, so there a sample is inspected
  /// where the button comes up again.
  ///
  /// - Parameters:
  ///   - pointer: what the mouse did.
  ///   - session: what is on the screen.
  ///   - size: of the terminal.
  ///   - display: what the terminal can show.
  ///   - hold: what is held since the last press.
  /// - Returns: the command, if there is one.
  package static func command(
    for pointer: Pointer, in session: Session, size: Size,
    display: DisplayOptions = DisplayOptions(), hold: inout PointerHold
  ) -> Command? {
    let dial = session.presentation.dial
    let here = CellPosition(column: pointer.column, row: pointer.row)
    switch pointer.kind {
    case .wheelUp: return KeyMap.turned(session, 1, coarse: false)
    case .wheelDown: return KeyMap.turned(session, -1, coarse: false)
    case .release:
      defer { hold = PointerHold() }
      guard let press = hold.press, !hold.isTurning else { return nil }
      return inspecting(press, session, size, display)
    case .press where pointer.row > 0:
      hold = PointerHold()
      guard !session.presentation.showsHelp else { return .act(.show(.help(false))) }
      guard ScreenRenderer.sphere(at: here, of: session, size: size, display: display) == nil
      else {
        hold.press = here
        return nil
      }
      return inspecting(here, session, size, display)
    case .drag where hold.press != nil:
      return turning(to: here, session, size, display, &hold)
    case .press, .drag:
      hold = PointerHold()
      // A drag may leave the row a little without letting go.
      guard let slider = Header.slider(session, columns: size.columns), pointer.row <= 2,
        pointer.column >= slider.first - 1, pointer.column <= slider.first + slider.count
      else { return nil }
      let share = Double(pointer.column - slider.first) / Double(slider.count - 1)
      return dial.dragged(session, min(1, max(0, share))).map { .act($0) }
    }
  }

  private static func inspecting(
    _ place: CellPosition, _ session: Session, _ size: Size, _ display: DisplayOptions
  ) -> Command? {
    ScreenRenderer.sample(
      at: place.column, place.row, of: session, size: size, display: display
    )
    .map { .act(.show(.inspect($0))) }
  }

  /// The sphere turned as the pointer moved: half a turn for the width of its disk.
  private static func turning(
    to here: CellPosition, _ session: Session, _ size: Size, _ display: DisplayOptions,
    _ hold: inout PointerHold
  ) -> Command? {
    guard let press = hold.press,
      let grip = ScreenRenderer.sphere(at: press, of: session, size: size, display: display)
    else { return nil }
    let from = hold.last ?? press
    let (across, down) = (here.column - from.column, here.row - from.row)
    guard hold.isTurning || max(across.magnitude, down.magnitude) > 1 else { return nil }
    hold.isTurning = true
    hold.last = here
    guard across != 0 || down != 0 else { return nil }
    // Whole degrees, so that a recording is easy to read.
    let degrees = 90 / grip.radius
    func whole(_ angle: Double) -> Double {
      min(360, max(-360, Double(Int(angle + (angle < 0 ? -0.5 : 0.5)))))
    }
    let yaw = whole(Double(across) * degrees * grip.flip.x / (grip.isBack ? -1 : 1))
    let pitch = whole(-2 * Double(down) * degrees * grip.flip.y * (grip.isBack ? -1 : 1))
    return .act(.show(.turn(yaw: yaw, pitch: pitch)))
  }
}
