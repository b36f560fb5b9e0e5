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
    let shown = geometry.regions.map { " \(sphere(session, $0.share))" } ?? ""
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
      the features on the unit \(place), the target logit over the angle, the margin of each class and the loss.\(shown)\(measured) \(Caption.text(session, geometry))
      """
  }

  /// How the sphere is shown, and how much of it satisfies a margin.
  private static func sphere(_ session: Session, _ share: Double) -> String {
    let picture: String
    switch session.presentation.projection {
    case .hemispheres: picture = "as two disks, its front and its back"
    case .globe: picture = "as a globe, whose back is dim"
    case .polar: picture = "as one disk around a class weight, the radius being the angle to it"
    }
    let percent = Numerals.fixed(100 * share, 0)
    let held =
      session.loss.margin == nil
      ? "Each class's region is in its color."
      : "\(percent) % of the sphere satisfies the margin of a class; the rest is no man's land."
    return "The sphere is drawn \(picture). \(held)"
  }

  /// The colors of text and background that a theme gives the whole screen.
  package static func colors(of theme: Theme) -> (text: Ink, background: Ink) {
    let palette = Palette(theme: theme, depth: .rgb)
    return (palette.text, palette.background)
  }
}
