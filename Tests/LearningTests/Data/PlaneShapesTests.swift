import Angular
import Elementary
import Testing

@testable import Learning

struct PlaneShapesTests {
  private func points(
    _ name: String, classes: Int, noise: Double = 0
  ) throws -> [(label: Int, x: Double, y: Double)] {
    var trainer = Trainer(
      dataset: try #require(Dataset.named(name)), classes: classes, seed: 4,
      loss: MarginLoss.all[0])
    trainer.noise = noise
    let probe = trainer.probe(perClass: 50)
    return (0..<probe.count).map {
      (probe.labels[$0], Double(probe[$0][0]), Double(probe[$0][1]))
    }
  }

  @Test(arguments: 2...12)
  func ringClassesAreEvenlySpreadOnTheUnitCircle(classes: Int) throws {
    for point in try points("ring", classes: classes) {
      let (sine, cosine) = sinCos(2 * Double.pi * Double(point.label) / Double(classes))
      #expect(abs(point.x - cosine) < 1e-6 && abs(point.y - sine) < 1e-6)
    }
  }

  @Test(arguments: 2...6)
  func moonsAreHalfCirclesSideBySide(classes: Int) throws {
    for point in try points("moons", classes: classes) {
      let x = point.x - (Double(point.label) - Double(classes - 1) / 2)
      let y = point.label.isMultiple(of: 2) ? point.y + 0.25 : 0.25 - point.y
      #expect(abs(x * x + y * y - 1) < 1e-5 && y >= -1e-6)
    }
  }

  /// On an arm the angle grows by 4.5 radians while the radius grows by 1.4.
  @Test(arguments: 2...5)
  func spiralArmsTurnAsTheyGrow(classes: Int) throws {
    for point in try points("spirals", classes: classes) {
      let radius = (point.x * point.x + point.y * point.y).squareRoot()
      let turn = 2 * Double.pi * Double(point.label) / Double(classes) + 4.5 * radius / 1.4
      let (sine, cosine) = sinCos(turn)
      #expect(abs(point.x - radius * cosine) < 1e-5 && abs(point.y - radius * sine) < 1e-5)
      #expect(radius <= 1.4 + 1e-6)
    }
  }

  @Test func noiseScattersAsMuchAsItSays() throws {
    let scattered = try points("ring", classes: 12, noise: 0.3)
    let exact = try points("ring", classes: 12)
    let square = zip(scattered, exact).reduce(0) {
      $0 + ($1.0.x - $1.1.x) * ($1.0.x - $1.1.x) + ($1.0.y - $1.1.y) * ($1.0.y - $1.1.y)
    }
    #expect(abs((square / Double(2 * exact.count)).squareRoot() - 0.3) < 0.02)
  }
}
