internal import Angular
internal import Experiment
internal import Learning

// What is said of a collapse. Over 40 seeds of the scene 6 keep every class; with class weights frozen
// for the first 500 steps 40 do, with lambda falling 39. Back at m = 1 all 40 find their classes again.
extension Caption {
  static func collapsed(
    _ collapse: Collapse, _ session: Session, _ geometry: DerivedGeometry
  ) -> String {
    let m = number(session.margin.m)
    let lowest = number(session.loss.margin?.range.lowerBound ?? 1)
    guard let merger = collapse.merger else {
      return
        "Collapse: a class is lost, and the loss stays at \(loss(collapse.plateau ?? 0)). Turn m down to \(lowest) and see whether it comes back."
    }
    let dataset = session.dataset
    let what =
      "Collapse: \(dataset.title(ofClass: merger.first)) and \(dataset.title(ofClass: merger.second)) have merged (\(tenths(merger.angle)) apart)"
    if let room = room(session, geometry),
      session.margin.m > geometry.feasible?.upperBound ?? -.infinity
    {
      return "\(what). \(room) Turn m down and see whether they come apart."
    }
    // Measured for A-Softmax, the one rule with a lambda, while it trained as the scene does.
    let isMeasured =
      session.loss.annealed && session.loss.rule != nil && session.lambda == 0
      && session.settings.optimizer == .sgd && session.settings.rate <= 0.05
    guard isMeasured else {
      return "\(what). Turn m down to \(lowest) and see whether they come apart."
    }
    return
      "\(what): a strong pull early on at m = \(m) can draw class weights together. Turn m to \(lowest) and they come apart; or press r with lambda falling (annealing dial)."
  }
}
