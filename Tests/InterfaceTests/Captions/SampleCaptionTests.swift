import Angular
import Experiment
import Learning
import Screen
import Testing

@testable import Interface

/// What is said of a sample, against the logits of the reference.
struct SampleCaptionTests {
  /// Each loss at its smallest m, at one of its own values, and with lambda.
  private static func sessions(_ loss: MarginLoss) -> [Session] {
    let start = Sessions.doing(
      .glide(false), .pause, to: Sessions.started(loss.name, data: "overlap", ticks: 12))
    guard let margin = loss.margin else { return [start] }
    let raised = Sessions.doing(.margin(margin.snaps[2]), to: start)
    guard loss.annealed else { return [start, raised] }
    return [start, raised, Sessions.doing(.lambda(2), to: raised)]
  }

  /// The excess by the reference: z_y - z_j, or the smaller of z_y and -z_j for one against all.
  private static func excess(_ index: Int, _ session: Session) -> Double {
    let feature = SIMD3<Double>(session.features[index])
    let label = session.probe.labels[index]
    let biases = session.trainer.classBiases
    let logits = session.loss.evaluate(
      LossInput(
        features: [[feature.x, feature.y, feature.z]],
        weights: session.trainer.classWeights.map { [$0.x, $0.y, $0.z] },
        bias: session.loss.bias == .shared ? [biases[0]] : biases, labels: [label]),
      session.margin
    ).logits[0]
    let highest = logits.indices.filter { $0 != label }.map { logits[$0] }.max() ?? 0
    return session.loss.form == .softmax
      ? logits[label] - highest : min(logits[label], -highest)
  }

  /// 360 of 360, for every loss: the verdict, and the side of the line in the plane of two angles.
  @Test(arguments: MarginLoss.all.filter { $0.euclidean == nil })
  func theVerdictIsTheLosssOwn(loss: MarginLoss) throws {
    for session in Self.sessions(loss) {
      let geometry = DerivedGeometry(session)
      var met = 0
      for index in session.features.indices {
        let looking = Sessions.doing(.inspect(index), to: session)
        let isMet = Self.excess(index, session) >= 0
        let text = Caption.text(looking, geometry)
        let says =
          text.hasSuffix("the margin is satisfied.")
          || text.hasSuffix("it is classified correctly.")
        let denies =
          text.hasSuffix("the margin is not satisfied.") || text.hasSuffix("it is misclassified.")
        #expect(says != denies && says == isMet, "\(text)")
        let inspection = try #require(Inspection(looking, geometry))
        let least = AnglesView.boundary(
          at: inspection.distance(to: inspection.label), of: inspection.label,
          against: inspection.rival, looking, geometry)
        let isAbove = least.map { inspection.distance(to: inspection.rival) >= $0 } ?? false
        #expect(isAbove == isMet, "\(loss.name) \(index)")
        if isMet { met += 1 }
      }
      // What is counted beside the theory is the same.
      #expect(Double(met) / 360 == session.measures.inWedge)
    }
  }

  /// The numbers of a rule bear out its verdict as they are printed.
  @Test(arguments: ["a-softmax", "arcface", "cosface", "sphereface-r-v2"])
  func theNumbersBearOutTheVerdict(name: String) throws {
    let loss = try #require(MarginLoss.named(name))
    let rule = try #require(loss.rule)
    let session = Self.sessions(loss)[1]
    let geometry = DerivedGeometry(session)
    for index in session.features.indices {
      let text = Caption.text(Sessions.doing(.inspect(index), to: session), geometry)
      let sentence = try #require(text.ranges(of: ". ").last.map { text[$0.upperBound...] })
      let numbers = sentence.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
      #expect(numbers.count == 3, "\(sentence)")
      let (m, own) =
        switch (rule.quantity, rule.isAngle) {
        case (.angle, false): (numbers[0], numbers[1])
        case (.angle, true), (.cosine, _): (numbers[1], numbers[0])
        }
      #expect(
        rule.holds(own, numbers[2], m) == sentence.hasSuffix("is satisfied."), "\(sentence)")
    }
  }

  /// On a small screen the verdict is there; the words around it are fewer.
  @Test(arguments: MarginLoss.all)
  func theVerdictFitsASmallScreen(loss: MarginLoss) {
    for session in Self.sessions(loss) {
      let looking = Sessions.doing(.inspect(70), to: session)
      let text = Caption.texts(looking, DerivedGeometry(looking))[0]
      let verdict = text.split(separator: " ").suffix(3).joined(separator: " ")
      for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)] {
        let words = ScreenRenderer.frame(of: looking, size: size).text
          .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(words.contains("Sample 70 of class B: ") && words.contains(verdict), "\(words)")
      }
    }
  }

  @Test func ofAFeatureWithoutDirectionNoVerdictIsGiven() {
    let text = Caption.text(
      Sessions.doing(.inspect(0), to: Sessions.allZero), DerivedGeometry(Sessions.allZero))
    #expect(text.hasSuffix("Its feature has length 0, and so no direction."))
  }
}
