internal import Angular

extension Dial.Row {
  static let anneal = Dial.Row(
    title: "annealing", summary: "the schedule by which lambda falls while the margin takes over",
    text: { $0.loss.annealed ? $0.annealing.name : "none" },
    place: { $0.loss.annealed ? position(of: $0.annealing.name, among: schedules) : nil },
    ends: { _ in (schedules.first ?? "", schedules.last ?? "") },
    turned: { session, steps, _ in
      guard session.loss.annealed else { return nil }
      return cycled(session.annealing.name, among: schedules, steps).map { .anneal($0) }
    })

  private static let schedules = Annealing.all.map(\.name)
}
