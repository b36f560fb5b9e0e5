import Angular
import Elementary
import Experiment
import Learning
import Screen
import Testing

@testable import Interface

struct AnglesViewTests {
  private func boundary(_ own: Double, _ session: Session) -> Double? {
    AnglesView.boundary(at: own, of: 0, against: 1, session, DerivedGeometry(session))
  }

  /// A factor is a line of slope m through the origin, as far as the two angles can be.
  @Test(arguments: [0, 0.01, 0.1, 0.3, 0.7])
  func aFactorIsALineThroughTheOrigin(own: Double) throws {
    #expect(abs(try #require(boundary(own, Sessions.raised)) - 4 * own) < 1e-7)
    #expect(abs(try #require(boundary(own, Sessions.learned)) - own) < 1e-7)
    // At pi / m even the opposite direction is not far enough.
    #expect(boundary(Double.pi / 4 + 0.01, Sessions.raised) == nil)
  }

  @Test(arguments: [0, 0.1, 0.5, 1])
  func anAddedAngleIsAParallel(own: Double) throws {
    let session = Sessions.doing(
      .glide(false), .loss("arcface"), .margin(0.5), .pause, to: Sessions.learned)
    #expect(abs(try #require(boundary(own, session)) - (own + session.margin.m)) < 1e-7)
    #expect(session.margin.m == 0.5)
  }

  /// Above the boundary is where the logit of the own class beats the other's, also where weights
  /// differ in length and have biases.
  @Test(arguments: ["softmax", "softmax-bias", "l-softmax", "cosface", "a-softmax"])
  func theBoundaryIsWhereTheLogitsTie(name: String) {
    let session = Sessions.started(name, ticks: 60)
    let geometry = DerivedGeometry(session)
    func length(_ label: Int) -> Double {
      let square = (geometry.weights[label] * geometry.weights[label]).sum()
      return session.loss.normalizesWeights ? 1 : square.squareRoot()
    }
    for own in [0.05, 0.2, 0.5] {
      guard
        let least = AnglesView.boundary(at: own, of: 0, against: 1, session, geometry), least > 0
      else { continue }
      let bias = session.loss.hasBias ? geometry.biases : [0, 0]
      let ours =
        geometry.radius * length(0) * session.loss.targetLogit(at: own, session.margin).value
        + bias[0]
      let theirs = geometry.radius * length(1) * cos(least) + bias[1]
      #expect(abs(ours - theirs) < 1e-9 * max(1, ours.magnitude))
    }
  }

  /// Without a sample in view the two classes that come closest, else the sample's and its rival.
  @Test func thePairIsTheNearestOrTheInspected() throws {
    let geometry = DerivedGeometry(Sessions.raised)
    let pair = try #require(AnglesView.Pair(Sessions.raised, geometry))
    let classes = Sessions.raised.measures.classes
    #expect(
      min(classes[pair.first].gap, classes[pair.second].gap) == Sessions.raised.measures.minInter)
    let inspecting = Sessions.doing(.inspect(70), to: Sessions.raised)
    let inspection = try #require(Inspection(inspecting, geometry))
    let looked = try #require(AnglesView.Pair(inspecting, geometry))
    #expect(looked.first == inspection.label && looked.second == inspection.rival)
  }

  /// A sample above the boundary is one that satisfies the margin against the other class.
  @Test func samplesLieByTheirTwoAngles() throws {
    let session = Sessions.raised
    let geometry = DerivedGeometry(session)
    let pair = try #require(AnglesView.Pair(session, geometry))
    let (canvas, dots) = AnglesView.positions(
      in: Rect(column: 0, row: 0, columns: 80, rows: 40), session, .braille)
    let scale = AnglesView.Scale(session, pair, canvas)
    var shown = 0
    for (index, dot) in dots.enumerated() {
      let label = session.probe.labels[index]
      guard label == pair.first || label == pair.second else {
        #expect(dot.x == -1)
        continue
      }
      shown += 1
      #expect(dot.x >= 0 && dot.x < canvas.width && dot.y >= 0 && dot.y < canvas.height)
      let expected = session.measures.targetAngles[index] / scale.reach * scale.width
      #expect(abs(Double(dot.x) - expected) <= 0.51)
    }
    #expect(shown == 120)
  }

  @Test func aClickOnADotInspectsItsSample() throws {
    let session = Sessions.doing(.view(.angles), .zoom(true), to: Sessions.raised)
    let size = Size(columns: 80, rows: 40)
    let plan = ScreenPlan(size: size, presentation: session.presentation)
    let panel = try #require(plan.panels.first { $0.view == .angles })
    let (canvas, dots) = AnglesView.positions(in: panel.rect.inset(), session, .braille)
    let index = try #require(dots.indices.first { dots[$0].x > 0 })
    let found = ScreenRenderer.sample(
      at: canvas.rect.column + dots[index].x / 2, canvas.rect.row + dots[index].y / 4, of: session,
      size: size, display: DisplayOptions())
    let label = try #require(found.map { session.probe.labels[$0] })
    #expect(dots[try #require(found)].x >= 0 && label < 6)
  }

  @Test func theLegendSaysWhatTheLineIs() {
    func text(_ session: Session, _ columns: Int = 120) -> String {
      ScreenRenderer.frame(
        of: Sessions.doing(.view(.angles), to: session), size: Size(columns: columns, rows: 36)
      ).text
    }
    #expect(text(Sessions.raised).contains("satisfied above the line of slope m = 4.00"))
    #expect(text(Sessions.raised).contains("to its own weight"))
    #expect(
      text(Sessions.doing(.lambda(5), to: Sessions.raised), 200).contains(
        "satisfied above the curve, which lambda bends"))
    #expect(text(Sessions.learned).contains("no margin"))
    #expect(text(Sessions.started("softmax", ticks: 2)).contains("no margin"))
    for (name, m, words) in [
      ("cosface", 0.3, "above the curve of m = 0.30"),
      ("arcface", 0.5, "above the parallel, 28.6\u{b0}"),
      ("l-softmax", 2, "satisfied above the curve of its own class"),
      ("combined", 1, "satisfied above the curve"), ("sphereface2", 0.3, "at the left and above"),
      ("arcface-easy", 0.5, "satisfied above the curve"),
    ] {
      let session = Sessions.doing(
        .glide(false), .pause, .margin(m), to: Sessions.started(name, ticks: 2))
      #expect(text(session).contains(words), "\(name)")
    }
  }
}
