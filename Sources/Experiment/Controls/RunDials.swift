internal import Learning
internal import Text

// The dials of what any loss is trained on and how.
extension Dial.Row {
  static let data = Dial.Row(
    title: "data", summary: "the data set; another one starts afresh",
    text: { $0.dataset.name },
    place: { session in
      position(of: session.dataset.name, among: session.datasets.map(\.name))
    },
    ends: { ($0.datasets.first?.name ?? "", $0.datasets.last?.name ?? "") },
    turned: { session, steps, _ in
      cycled(session.dataset.name, among: session.datasets.map(\.name), steps).map {
        .data($0)
      }
    })

  static let classes = Dial.Row(
    title: "K", summary: "the number of classes; another number starts afresh",
    text: { "\($0.settings.classes)" },
    place: { session in
      let range = session.dataset.classes
      return range.count == 1
        ? nil
        : Double(session.settings.classes - range.lowerBound) / Double(range.count - 1)
    },
    ends: { ("\($0.dataset.classes.lowerBound)", "\($0.dataset.classes.upperBound)") },
    turned: { session, steps, coarse in
      let range = session.dataset.classes
      let wanted = session.settings.classes + (coarse ? 2 * steps : steps)
      let next = min(max(wanted, range.lowerBound), range.upperBound)
      return next == session.settings.classes ? nil : .classes(next)
    },
    dragged: { session, place in
      let range = session.dataset.classes
      return .classes(range.lowerBound + Int(place * Double(range.count - 1) + 0.5))
    })

  static let noise = Dial.Row(
    title: "noise", summary: "how far samples of one class scatter before the network sees them",
    text: { Numerals.fixed($0.settings.noise, 2) },
    place: { session in
      let range = session.dataset.noise
      return range.lowerBound == range.upperBound ? nil : share(session.settings.noise, of: range)
    },
    ends: {
      (
        Numerals.shortest($0.dataset.noise.lowerBound),
        Numerals.shortest($0.dataset.noise.upperBound)
      )
    },
    turned: { session, steps, coarse in
      changed(
        session.settings.noise, by: coarse ? 0.05 : 0.01, steps, within: session.dataset.noise
      ) {
        .noise($0)
      }
    })

  static let rate = Dial.Row(
    title: "learning rate", summary: "how large a training step is",
    text: { Numerals.shortest($0.settings.rate) },
    place: { rung($0.settings.rate, on: rates) },
    ends: { _ in ("0.0001", "10") },
    turned: { session, steps, coarse in
      climbed(session.settings.rate, on: rates, coarse ? 3 * steps : steps) { .rate($0) }
    },
    dragged: { _, place in .rate(rung(at: place, of: rates)) })

  static let batch = Dial.Row(
    title: "batch", summary: "samples a training step",
    text: { "\($0.settings.batch)" },
    place: { rung(Double($0.settings.batch), on: batches) },
    ends: { _ in ("8", "1024") },
    turned: { session, steps, coarse in
      climbed(Double(session.settings.batch), on: batches, coarse ? 2 * steps : steps) {
        .batch(Int($0))
      }
    },
    dragged: { _, place in .batch(Int(rung(at: place, of: batches))) })

  static let speed = Dial.Row(
    title: "speed", summary: "training steps a tick; there are 30 ticks a second",
    text: { "\(Numerals.shortest($0.settings.speed.stepsPerTick)) steps/tick" },
    place: { rung($0.settings.speed.stepsPerTick, on: speeds) },
    ends: { _ in ("1/8", "1000") },
    turned: { session, steps, coarse in
      climbed(session.settings.speed.stepsPerTick, on: speeds, coarse ? 2 * steps : steps) {
        .speed($0)
      }
    },
    dragged: { _, place in .speed(rung(at: place, of: speeds)) })

  static let seed = Dial.Row(
    title: "seed", summary: "the random start of data and weights; another one starts afresh",
    text: { "\($0.settings.seed)" },
    place: { _ in 0.5 },
    ends: { _ in ("", "") },
    turned: { session, steps, coarse in
      let change = coarse ? 10 * steps : steps
      let seed = session.settings.seed
      let next =
        change < 0
        ? seed - min(seed, UInt64(-change))
        : seed.addingReportingOverflow(UInt64(change)).partialValue
      return next == seed ? nil : .seed(next)
    })

  private static let rates: [Double] = [
    0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ]
  private static let batches: [Double] = [8, 16, 32, 64, 128, 256, 512, 1024]
  private static let speeds = Speed.ladder.map(\.stepsPerTick)
}
