internal import Angular
internal import Elementary
internal import Lab
internal import Learning

/// The teacher: one or two sentences about what just happened and why.
///
/// The first sentence is the one that matters, since a small screen shows no more.
enum Caption {
  static func text(_ session: Session, _ readings: Readings) -> String {
    if let failure = session.failure { return stopped(failure) }
    if let index = session.presentation.inspected { return inspected(index, session, readings) }
    if let explained = session.presentation.explained { return explanation(explained, session) }
    if let empty = readings.arcs.first(where: \.isEmpty) {
      return noRoom(session.dataset.symbols[empty.label], session)
    }
    if let lost = lostClass(session) { return lost }
    guard let change = session.change, change.kind != .start else { return opening(session) }
    switch change.kind {
    case .margin(let from, let to):
      return turned(from, to, change, session)
    case .lambda(let from, let to):
      return annealed(from, to, session, readings)
    case .scale(let from, let to):
      return
        "Every feature now counts as \(number(to)) long instead of \(number(from)): \(to > from ? "small differences of angle decide more" : "small differences of angle decide less")."
    case .parameter(let parameter, let from, let to):
      return
        "\(parameter.symbol) \(number(from)) to \(number(to)): \(parameter.lesson)."
    case .loss:
      return "\(session.loss.title): \(session.loss.lesson)"
    case .rate(let from, let to):
      return to == from
        ? "The learning rate is back at \(number(to))."
        : to > from
          ? "The learning rate rose \(number(from)) to \(number(to)): larger steps; if the dots start to jump, it is too high."
          : "The learning rate fell \(number(from)) to \(number(to)): smaller, calmer steps."
    case .optimizer(let method):
      return
        "Another optimizer: \(method.rawValue), whose memory of past gradients starts at zero."
    case .batch(let from, let to):
      return to == from
        ? "The batch is back at \(to) samples."
        : to > from
          ? "More samples a step (\(from) to \(to)): smoother gradients, more work a step."
          : "Fewer samples a step (\(from) to \(to)): noisier gradients, less work a step."
    case .noise(let from, let to):
      return to == from
        ? "The noise is back at \(number(to))."
        : to > from
          ? "More noise (\(number(from)) to \(number(to))): samples of one class scatter more before the network sees them."
          : "Less noise (\(number(from)) to \(number(to))): samples of one class lie closer together."
    case .rerun:
      return
        "Back at step \(change.before.step), before the change, with the same weights: try another way from here."
    case .start:
      return opening(session)
    }
  }

  private static func explanation(
    _ explained: Presentation.Explained, _ session: Session
  ) -> String {
    switch explained {
    case .dial:
      let dial = session.presentation.dial.row
      return "The dial is \(dial.title): \(dial.lesson). Left and right turn it."
    case .ghost:
      return
        "This run is frozen as a ghost: inner dots, diamonds and a faint loss curve stay as they are now, to compare with whatever you change. Press g again to forget it."
    }
  }

  private static func opening(_ session: Session) -> String {
    let first =
      "Each dot is a sample, placed by the angle of its feature; each letter is a class's weight."
    if session.loss.margin == nil { return "\(first) \(session.loss.lesson)" }
    if session.step == 0, !session.isRunning {
      return "\(first) Nothing has trained yet: press space."
    }
    if session.step < 200 {
      return "\(first) The network is just learning to tell the classes apart."
    }
    let m = session.margin.m
    guard let margin = session.loss.margin, m > margin.range.lowerBound else {
      let least =
        session.loss.form == .softmax
        ? "a sample be nearer to its own class than to any other"
        : "the own class say yes and every other one no"
      return
        "m = \(number(m)) asks only that \(least). Press the right arrow: \(dearer(session))."
    }
    return "With m = \(number(m)) a sample counts as safe only while \(demand(session))."
  }

  /// What the loss asks for at the margin in force.
  private static func demand(_ session: Session) -> String {
    let m = session.margin.m
    switch session.loss.margin?.kind {
    case nil, .factor:
      return
        "\(number(m)) times its angle to its own class is below its angle to any other"
    case .angle:
      return
        "its angle to its own class plus \(whole(m)) is below its angle to any other"
    case .cosine:
      return
        "the cosine of its angle to its own class exceeds every other by \(number(m))"
    case .score:
      return
        "its own class says yes and every other one says no, each by \(number(m))"
    }
  }

  /// What a larger m asks for.
  private static func dearer(_ session: Session) -> String {
    switch session.loss.margin?.kind {
    case nil, .factor: "then m times its angle must still be the smaller"
    case .angle: "then its angle plus m must still be the smaller"
    case .cosine: "then its cosine less m must still be the larger"
    case .score: "then every yes and every no must hold by m"
    }
  }

  private static func turned(
    _ from: Double, _ to: Double, _ change: Change, _ session: Session
  ) -> String {
    let now = session.summary
    let before = change.before
    if session.step == before.step, !session.isRunning {
      return
        "m \(number(from)) to \(number(to)): the wedges changed at once, but nothing has trained with it yet. Press space, and the features follow."
    }
    if session.isGliding {
      return
        "m is on its way \(number(from)) to \(number(to)): for each sample training now asks that \(demand(session))."
    }
    if to == from {
      return
        "m is back at \(number(to)). Features that were drawn together meanwhile stay together: nothing pushes them apart."
    }
    if to < from {
      return
        "m \(number(from)) to \(number(to)): the wedges are wide again, but the features stay narrow: nothing pushes them apart. Press b to run again from before the change."
    }
    let widths =
      "m \(number(from)) to \(number(to)): gaps \(whole(before.medianGap)) to \(whole(now.medianGap)), class widths \(whole(before.medianWidth)) to \(whole(now.medianWidth))."
    let jump =
      change.peakLoss > 1.5 * before.loss + 0.01
      ? " The loss jumped \(loss(before.loss)) to \(loss(change.peakLoss)), only because it asks for more; it is \(loss(now.loss)) now."
      : ""
    let accuracy =
      (now.accuracy - before.accuracy).magnitude < 0.005
      ? " Accuracy did not move."
      : " Accuracy went \(percent(before.accuracy)) to \(percent(now.accuracy))."
    return widths + jump + accuracy
  }

  private static func annealed(
    _ from: Double, _ to: Double, _ session: Session, _ readings: Readings
  ) -> String {
    guard to > 0 else {
      return "lambda is 0: the margin counts in full again."
    }
    guard to != from else { return "lambda is back at \(number(to))." }
    if let margin = session.loss.margin, session.margin.m == margin.range.lowerBound {
      return
        "lambda \(number(to)) mixes the plain loss back in, which changes nothing while m = \(number(session.margin.m)) asks for no margin."
    }
    let effective =
      session.loss.effectiveMargin(between: readings.spacing, session.margin)
      .map { "m = \(number(session.margin.m)) acts like m = \(Numerals.fixed($0, 2))" }
    return
      "lambda \(number(to)) mixes the plain loss back in: \(effective ?? "the margin is diluted"). It keeps a pull on samples that a large m alone would leave stuck."
  }

  private static func inspected(
    _ index: Int, _ session: Session, _ readings: Readings
  ) -> String {
    let label = session.probe.labels[index]
    let symbols = session.dataset.symbols
    let feature = SIMD2<Double>(session.features[index])
    let angles = readings.weights.map { angle(between: feature, $0) }
    let others = angles.indices.filter { $0 != label }
    guard let rival = others.min(by: { angles[$0] < angles[$1] }) else { return "" }
    let first =
      "Sample \(index) of class \(symbols[label]): \(tenths(angles[label])) from its own weight, \(tenths(angles[rival])) from \(symbols[rival])'s, the nearest other."
    let m = session.margin.m
    // With lambda the condition is another one than this.
    guard let margin = session.loss.margin, m > margin.range.lowerBound,
      session.margin.lambda == 0
    else { return first }
    let asked: String
    let isMet: Bool
    switch margin.kind {
    case .factor:
      asked = "\(number(m)) times the first, \(tenths(m * angles[label])), be below the second"
      isMet = m * angles[label] < angles[rival]
    case .angle:
      asked = "the first plus \(tenths(m)), \(tenths(angles[label] + m)), be below the second"
      isMet = angles[label] + m < angles[rival]
    case .cosine:
      let lead = cos(angles[label]) - cos(angles[rival])
      asked = "the lead of the first cosine, \(number(lead)), be above \(number(m))"
      isMet = lead > m
    case .score:
      asked = "its own class say yes and every other no, each by \(number(m))"
      let shift = readings.biases.first.map { $0 / session.margin.scale } ?? 0
      let own = session.loss.targetLogit(at: angles[label], session.margin).value + shift
      let other = session.loss.rivalLogit(at: Lanes(repeating: angles[rival]), session.margin)
      isMet = own >= 0 && other.value[0] + shift <= 0
    }
    return
      "\(first) The margin asks that \(asked): \(isMet ? "it is" : "it is not, so this sample is still pulled")."
  }

  private static func noRoom(_ symbol: Character, _ session: Session) -> String {
    guard session.loss.margin != nil else {
      let stronger =
        session.loss.hasBias ? "a longer weight or a larger bias" : "a longer weight"
      return "Class \(symbol) wins nowhere: in every direction another class has \(stronger)."
    }
    return
      "Class \(symbol) has no wedge left: no direction satisfies the margin against all its neighbours. Its samples are pulled all the time."
  }

  /// A class that even the plain logits get wrong, once training had time; or all of them, when the
  /// loss left for good.
  private static func lostClass(_ session: Session) -> String? {
    if session.step >= 100, session.measures.accuracy < 0.5,
      let loss = session.report?.marginFreeLoss, loss > 20
    {
      return
        "Training has blown up: the loss is \(Numerals.fixed(loss, 0)) even without a margin. Lower the learning rate, then press r to start again."
    }
    guard session.step >= 600, session.measures.leastClassAccuracy < 0.5,
      let label = session.measures.classes.firstIndex(where: { $0.accuracy < 0.5 })
    else { return nil }
    let symbol = session.dataset.symbols[label]
    let cure =
      session.margin.m > (session.loss.margin?.range.lowerBound ?? .infinity)
      ? "A large m from the start can do that: press r with the smallest m and raise it later\(session.loss.annealed ? ", or turn lambda up" : "")."
      : "More steps, less noise or fewer classes may help."
    return "Class \(symbol) is lost: most of its samples are taken for another class. \(cure)"
  }

  static func stopped(_ failure: TrainingFailure) -> String {
    let what =
      switch failure {
      case .lossNotFinite(let step):
        "Training stopped at step \(step): the loss is no longer a finite number."
      case .gradientNotFinite(let step):
        "Training stopped at step \(step): the gradient is no longer a finite number."
      }
    return
      "\(what) Lower the learning rate (up and down choose the dial), then press r."
  }

  private static func number(_ value: Double) -> String {
    let text = Numerals.fixed(value, 2)
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    let bare = kept.first == "." ? kept.dropFirst() : kept
    return value.magnitude < 0.01 ? Numerals.shortest(value) : String(bare.reversed())
  }

  private static func loss(_ value: Double) -> String {
    Numerals.fixed(value, value < 0.1 ? 3 : 2)
  }

  private static func whole(_ radians: Double) -> String {
    Numerals.fixed(degrees(radians), 0) + "\u{00b0}"
  }

  private static func tenths(_ radians: Double) -> String {
    Numerals.fixed(degrees(radians), 1) + "\u{00b0}"
  }

  private static func percent(_ share: Double) -> String {
    Numerals.fixed(100 * share, 1) + " %"
  }
}
