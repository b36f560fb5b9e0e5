internal import Angular
package import Experiment
internal import Learning
package import Screen
internal import Text

extension ScreenRenderer {
  /// The screen in words, for whoever cannot see it: what trains, what is measured, the caption.
  package static func description(of session: Session) -> String {
    let geometry = DerivedGeometry(session)
    let measures = session.measures
    let margin = session.loss.margin == nil ? "" : ", m = \(Numerals.fixed(session.margin.m, 2))"
    let names = session.measures.classes.indices
      .filter { !session.dataset.name(ofClass: $0, columns: 16).isEmpty }
      .map(session.dataset.title)
    let classes = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    let place = geometry.isPlane ? "circle and in the plane" : "sphere and in space"
    func whole(_ radians: Double) -> String { Numerals.fixed(degrees(radians), 0) }
    // What a lesson hides is not told either.
    let measured =
      session.presentation.hides(.theory)
      ? ""
      : " The widest class spans \(whole(measures.maxIntra)) degrees, the nearest two classes are "
        + "\(whole(measures.minInter)) degrees apart"
        + (measures.criterion ? ", so the criterion is met." : ".")
    return """
      The screen of MarginScope at step \(session.step) of training with \(session.loss.title)\
      \(margin) on \(session.settings.classes) classes\(classes) of the data set \(session.settings.data): \
      the features on the unit \(place), the target logit over the angle, the margin of each class and the loss.\(measured) \(Caption.text(session, geometry))
      """
  }

  /// The colors of text and background that a theme gives the whole screen.
  package static func colors(of theme: Theme) -> (text: Ink, background: Ink) {
    let palette = Palette(theme: theme, depth: .rgb)
    return (palette.text, palette.background)
  }
}
