import Angular
import Elementary
import Experiment
import Learning
import Screen
import Testing

@testable import Interface

/// What is drawn of the sphere against the definition of the margin, sampled by brute force.
struct SphereLatticeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let loss: String
    var margin: Double?
    var projection = SphereProjection.hemispheres

    var testDescription: String { "\(loss) \(projection)" }
  }

  static let cases = [
    Case(loss: "a-softmax", margin: 2), Case(loss: "l-softmax", margin: 3, projection: .globe),
    Case(loss: "cosface", margin: 0.35, projection: .polar), Case(loss: "arcface", margin: 0.5),
    Case(loss: "combined", margin: 1.2, projection: .polar),
    Case(loss: "sphereface2", margin: 0.2, projection: .globe), Case(loss: "softmax-bias"),
  ]

  /// Weights of uneven lengths, and everything else of a session in training.
  private struct Setting {
    let loss: MarginLoss
    let parameters: MarginParameters
    let map: SphereMap
    let weights: [SIMD3<Double>]
    let biases: [Double]
    let radius = 2.0
    let rect = Rect(column: 0, row: 0, columns: 58, rows: 16)

    init(_ test: Case) {
      loss = MarginLoss.named(test.loss) ?? MarginLoss.all[0]
      var parameters = loss.initialParameters
      if let margin = test.margin { parameters.m = margin }
      self.parameters = parameters
      map = SphereMap(test.projection, columns: 58, rows: 16)
      var generator = Generator(seed: 21)
      let rotation = Rotation(random: &generator)
      weights = SphericalCode.directions(6).map { direction in
        let side = SIMD3(generator.normal(), generator.normal(), generator.normal())
        return (0.7 + 0.6 * generator.uniform()) * normalized(rotation(direction) + 0.2 * side)
      }
      biases = weights.map { _ in 0.2 * generator.normal() }
    }

    var regions: SphereRegions {
      SphereRegions(
        loss, weights: weights, bias: loss.hasBias ? biases : nil, radius: radius, parameters)
    }

    func lattice(_ across: Int, _ down: Int) -> SphereLattice {
      SphereLattice(
        map, regions, columns: rect.columns, rows: rect.rows, across: across, down: down)
    }

    /// The class that holds a direction, by the excess of every class alone; -1 for none.
    func region(_ direction: SIMD3<Double>) -> Int8 {
      var best: (label: Int, excess: Double) = (-1, -1)
      for label in weights.indices {
        guard
          let excess = loss.excess(
            of: radius * direction, label: label, weights: weights,
            bias: loss.hasBias ? biases : nil, parameters)
        else { continue }
        if excess.value >= 0, excess.value > best.excess { best = (label, excess.value) }
      }
      return Int8(best.label)
    }

    /// Whether the region changes within a distance in the picture.
    func isNearBoundary(_ point: SIMD2<Double>, within distance: Double) -> Bool {
      let here = map.direction(at: point).map(region)
      return (0..<24).contains { step in
        let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / 24)
        return map.direction(at: point + distance * SIMD2(cosine, sine)).map(region) != here
      }
    }
  }

  /// Points disagree only within a hundredth of a cell of a boundary.
  @Test(arguments: cases)
  func thePointsHaveTheRegionsOfTheDefinition(test: Case) {
    let setting = Setting(test)
    let lattice = setting.lattice(2, 2)
    var held = 0
    for row in 0..<lattice.height {
      for column in 0..<lattice.width {
        let point = lattice.points[row * lattice.width + column]
        let place = lattice.place(column, row)
        guard let direction = setting.map.direction(at: place) else {
          #expect(point.region == -2)
          continue
        }
        if point.region != setting.region(direction) {
          #expect(setting.isNearBoundary(place, within: 0.01), "\(place)")
        }
        if point.region >= 0 { held += 1 }
      }
    }
    #expect(held > 50)
  }

  /// Outlines are found much more finely than the lattice: within a tenth of a column.
  @Test(arguments: cases)
  func outlinesLieOnTheBoundary(test: Case) {
    let setting = Setting(test)
    let lattice = setting.lattice(2, 2)
    var count = 0
    var far = 0
    lattice.forEachSegment { segment in
      guard segment.isMargin else { return }
      count += 1
      if !setting.isNearBoundary(segment.start, within: 0.15) { far += 1 }
    }
    // Where three regions meet, or a curve has an edge, the excess bends between two points.
    #expect(far * 20 <= count, "\(far) of \(count)")
    if setting.loss.margin != nil { #expect(count > 20) }
  }

  /// Test-time boundaries lie where the winner changes.
  @Test(arguments: cases)
  func dottedLinesLieBetweenWinners(test: Case) {
    let setting = Setting(test)
    let lattice = setting.lattice(2, 2)
    func winner(_ point: SIMD2<Double>) -> Int? {
      setting.map.direction(at: point).map { direction in
        let logits = setting.weights.enumerated().map { index, weight in
          dot(setting.loss.normalizesWeights ? normalized(weight) : weight, direction)
            * (setting.loss.model.fixesScale ? setting.parameters.scale : setting.radius)
            + (setting.loss.bias.index(ofClass: index).map { setting.biases[$0] } ?? 0)
        }
        return logits.firstIndex(of: logits.max() ?? 0) ?? -1
      }
    }
    var (count, far) = (0, 0)
    lattice.forEachSegment { segment in
      guard !segment.isMargin else { return }
      count += 1
      let middle = 0.5 * (segment.start + segment.end)
      let around = (0..<16).map { step in
        let (sine, cosine) = sinCos(2 * Double.pi * Double(step) / 16)
        return winner(middle + 0.2 * SIMD2(cosine, sine))
      }
      if Set(around).count < 2 { far += 1 }
    }
    #expect(count > 50)
    // Squares in which three winners meet have a corner to spare.
    #expect(far * 20 <= count, "\(far) of \(count)")
  }

  /// The polygons of a still cover what the definition says, within a hundredth of the disks.
  @Test(arguments: cases)
  func polygonsCoverTheRegions(test: Case) {
    let setting = Setting(test)
    let palette = Palette(theme: .dark, depth: .rgb)
    let exact = SphereShade.exact(
      setting.map, setting.regions, SphereInks(palette, classes: 6), setting.rect)
    // The area of a polygon.
    func area(_ corners: [SIMD2<Double>]) -> Double {
      var sum = 0.0
      for (index, corner) in corners.enumerated() {
        let next = corners[(index + 1) % corners.count]
        sum += corner.x * next.y - corner.y * next.x
      }
      return abs(sum) / 2
    }
    var covered: [Ink: Double] = [:]
    for region in exact.regions { covered[region.ink, default: 0] += area(region.corners) }
    let fine = setting.lattice(4, 8)
    var counted: [Ink: Double] = [:]
    for row in 0..<fine.height {
      for column in 0..<fine.width {
        guard let direction = setting.map.direction(at: fine.place(column, row)) else { continue }
        let region = setting.region(direction)
        guard region >= 0 else { continue }
        counted[palette.tint(Int(region)) ?? .default, default: 0] += 1.0 / 32
      }
    }
    #expect(!counted.isEmpty)
    for (ink, expected) in counted {
      let whole = Double.pi * setting.map.radius * setting.map.radius / 2
      #expect(abs((covered[ink] ?? 0) - expected) < 0.01 * whole, "\(ink)")
    }
  }
}
