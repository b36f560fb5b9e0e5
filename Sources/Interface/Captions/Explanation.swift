internal import Angular
internal import Experiment
internal import Learning

// What just appeared, and why a key did nothing.
extension Caption {
  static func explanation(
    _ explained: Presentation.Explained, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    let dial = session.presentation.dial
    switch explained {
    case .dial:
      if dial.row.place(session) == nil { return refusal(of: dial, session) }
      let rest = dial == .margin ? room(session, geometry) : nil
      return
        "The dial is \(dial.row.title): \(dial.row.summary). \(rest ?? "Left and right turn it.")"
    case .scene:
      let scene = session.presentation.scene.flatMap(Preset.named)
      return scene.map { "\($0.question) \($0.watch)" }
        ?? "No scene is chosen: n goes to the first."
    case .ghost:
      return
        "This run is frozen as a ghost: inner dots, diamonds and a faint loss curve stay as they are now, to compare with whatever you change. Press g again to forget it."
    case .data:
      return "The data set is \(session.dataset.name) now. \(session.dataset.summary)"
    case .noMargin:
      return refusal(of: .margin, session)
    case .noValue:
      let count = session.loss.margin?.snaps.count ?? 0
      return
        "\(session.loss.title) has \(count) values of m worth seeing, on the keys 1 to \(count). The arrows reach all others."
    case .dialEnd:
      return
        "The dial stands at its end: \(dial.row.title) goes no further than \(dial.row.text(session))."
    case .noDial:
      return refusal(of: dial, session)
    case .noChange:
      return "There is no change to go back from yet: b runs again from before the last one."
    }
  }

  /// Why a dial does not turn now.
  private static func refusal(of dial: Dial, _ session: Session) -> String {
    let loss = session.loss.title
    return switch dial {
    case .margin: "\(loss) has no margin m. Tab chooses another loss, with the same weights."
    case .lambda, .anneal:
      "\(loss) has no lambda: it mixes nothing of the plain loss back in. Tab chooses another loss."
    case .scale:
      "\(loss) counts features at their own length, so there is no s to turn. Tab chooses another loss."
    case .parameter(let parameter):
      "\(loss) has no \(parameter.symbol). Tab chooses another loss, with the same weights."
    case .classes:
      "\(session.dataset.name) always has \(session.settings.classes) classes. Press d for other data."
    case .noise:
      "The samples of \(session.dataset.name) are as they are: there is no noise to turn."
    default: "There is nothing else to choose for \(dial.row.title)."
    }
  }
}
