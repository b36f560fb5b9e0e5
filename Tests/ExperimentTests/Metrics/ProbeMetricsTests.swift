import Angular
import Experiment
import Learning
import Testing

/// Metrics of the probe and of the class weights as they stand now.
struct ProbeMetricsTests {
  private func trained(_ actions: Action..., steps: Int = 200) throws -> Session {
    var session = Session()
    for action in actions { try session.apply(action) }
    while session.step < steps { session.advance(atMost: steps - session.step) }
    return session
  }

  private func value(_ name: String, _ session: Session) throws -> Double {
    try #require(Metric.named(name)?.value(session))
  }

  @Test func turningTheMarginChangesTheProbeLossAlthoughNothingTrains() throws {
    var session = try trained(.glide(false))
    try session.apply(.pause)
    let (checksum, loss) = (session.trainer.checksum, try value("probe-loss", session))
    try session.apply(.margin(4))
    #expect(session.trainer.checksum == checksum)
    #expect(try value("probe-loss", session) > loss)
    #expect(try value("probe-margin-free-loss", session) == loss)
  }

  @Test(arguments: Session.losses.map(\.name), [2, 3])
  func theProbeLossIsThatOfTheReference(loss: String, dimensions: Int) throws {
    var session = try trained(.dimensions(dimensions), .loss(loss), steps: 120)
    if let range = session.loss.margin?.range {
      try session.apply(.margin(0.5 * (range.lowerBound + range.upperBound)))
      session.advance()
    }
    var row = session.loss
    let (trainer, margin) = (session.trainer, session.margin)
    let centers =
      trainer.centers.isEmpty
      ? nil
      : (0..<session.settings.classes).map { label in
        (trainer.centers + trainer.centers.prefix(dimensions == 3 ? 0 : 1).map { $0.map { _ in 0 } })
          .map { $0[label] }
      }
    let input = LossInput(
      features: session.features.map { [Double($0.x), Double($0.y), Double($0.z)] },
      weights: trainer.classWeights.map { [$0.x, $0.y, $0.z] },
      bias: row.hasBias
        ? Array(trainer.classBiases.prefix(row.bias.count(classes: session.settings.classes)))
        : nil,
      centers: centers, labels: session.probe.labels)
    let expected = row.evaluate(input, margin).loss
    #expect(try (value("probe-loss", session) - expected).magnitude < 1e-9 * max(1, expected))
    row.euclidean = nil
    let plain = row.evaluate(input, row.withoutMargin(margin)).loss
    #expect(try (value("probe-margin-free-loss", session) - plain).magnitude < 1e-9 * max(1, plain))
  }

  @Test func frozenClassWeightsStay() throws {
    let start = Session().trainer.classWeights
    let frozen = try trained(.set(.classRate, .number(0)))
    for (weight, first) in zip(frozen.trainer.classWeights, start) {
      #expect(angle(between: weight, first) < 1e-6)
    }
    #expect(frozen.measures.accuracy > 0.9)
    let free = try trained()
    #expect(zip(free.trainer.classWeights, start).contains { angle(between: $0, $1) > 0.01 })
  }

  @Test func aClassRateOfOneIsTheOrdinaryTraining() throws {
    let (one, ordinary) = (try trained(.set(.classRate, .number(1))), try trained())
    #expect(one.trainer.checksum == ordinary.trainer.checksum)
  }

  /// Without scale in the loss, smaller matrices make shorter features.
  @Test func weightDecayMakesFeaturesShorter() throws {
    func length(_ decay: Double) throws -> Double {
      let session = try trained(.set(.decay, .number(decay)), steps: 600)
      return session.features.reduce(0) { $0 + Double(($1 * $1).sum().squareRoot()) }
    }
    #expect(try length(0.01) < 0.8 * length(0))
  }

  @Test func evenWeightsStandEvenly() throws {
    let session = Session()
    #expect(try (value("least-weight-angle", session) - 60).magnitude < 1e-4)
    #expect(try (value("weight-ratio", session) - 1).magnitude < 1e-6)
  }

  /// A cold start at m = 8 draws weights over one another; the sphere has no order.
  @Test func theOrderOfTheWeightsIsMeasured() throws {
    #expect(try value("weights-in-order", Session()) == 1)
    let mixed = try trained(
      .data("overlap"), .activation(.tanh), .seed(3), .glide(false), .margin(8), steps: 100)
    #expect(try value("weights-in-order", mixed) == 0)
    let order = try #require(Metric.named("weights-in-order"))
    #expect(order.value(try trained(.dimensions(3), steps: 1)) == nil)
  }

  @Test func petalsAreLongerThanWide() throws {
    let early = try trained(.data("gaussian"), .loss("softmax"), steps: 50)
    let late = try trained(.data("gaussian"), .loss("softmax"), steps: 1000)
    #expect(try value("elongation", early) < value("elongation", late))
  }

  @Test func aLossWithoutACurveHasNoPull() throws {
    #expect(Metric.named("pull")?.value(try trained(.loss("softmax"))) == nil)
    #expect(try value("pull", trained()) > 0)
  }
}
