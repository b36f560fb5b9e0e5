internal import Angular
internal import Experiment
internal import Learning

// What is said of a collapse: what happened, why, and two cures. Over 40 seeds of the scene 5 keep
// every class; with class weights frozen for the first 500 steps 40 do, with lambda falling 39.
extension Caption {
  static func collapsed(
    _ collapse: Collapse, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    let symbols = session.dataset.symbols
    let m = number(session.margin.m)
    let what =
      if let merger = collapse.merger {
        "Collapse: \(symbols[merger.first]) and \(symbols[merger.second]) have merged (\(tenths(merger.angle)) apart)"
      } else {
        "Collapse: a class is lost, and the loss stays at \(loss(collapse.plateau ?? 0))"
      }
    if let room = room(session, geometry),
      session.margin.m > geometry.feasible?.upperBound ?? -.infinity
    {
      return "\(what). \(room) Turn m back, then press r to start again."
    }
    let lowest = number(session.loss.margin?.range.lowerBound ?? 1)
    let start = "begin at m = \(lowest)"
    let cures =
      session.loss.annealed
      ? "Cure: let lambda fall (annealing dial) or \(start), then press r."
      : "Cure: \(start), then press r. Or choose a loss with a lambda."
    return "\(what): a strong pull early on at m = \(m) can draw class weights together. \(cures)"
  }
}
