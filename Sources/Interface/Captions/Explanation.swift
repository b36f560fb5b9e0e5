internal import Angular
internal import Experiment
internal import Learning
internal import Text

// What just appeared, and why a key did nothing.
extension Caption {
  static func explanation(
    _ explained: Presentation.Explained, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    let dial = session.presentation.dial
    switch explained {
    case .dial:
      if dial.place(session) == nil { return dial.refusal(session) }
      let rest = dial == .margin ? room(session, geometry) : nil
      return
        "The dial is \(dial.symbol): \(dial.summary). \(rest ?? "Left and right turn it.")"
    case .scene:
      let scene = session.presentation.scene.flatMap(Preset.named)
      return scene.map { "\($0.question) \($0.watch)" }
        ?? "No scene is chosen: n goes to the first."
    case .glide:
      return session.settings.glides
        ? "m glides to where it is set, by \(Numerals.brief(session.glide)) a step."
        : "m jumps to where it is set, without gliding."
    case .ghost:
      return
        "This run is frozen as a ghost: inner dots, diamonds and a faint loss curve stay as they are now, to compare with whatever you change. Press g again to forget it."
    case .data:
      return "The data set is \(session.dataset.name) now. \(session.dataset.summary)"
    case .noMargin:
      return Control.margin.refusal(session)
    case .noValue:
      let count = session.loss.margin?.snaps.count ?? 0
      return
        "\(session.loss.title) has \(count) values of m worth seeing, on the keys 1 to \(count). The arrows reach all others."
    case .dialEnd:
      return
        "The dial is at its limit: \(dial.symbol) goes no further than \(dial.text(session))."
    case .noDial:
      return dial.refusal(session)
    case .noChange:
      return "There is no change to go back from yet: b runs again from before the last one."
    }
  }
}
