import Elementary
import Foundation
import Testing

struct InverseTests {
  @Test func atan2IsWithinTwoUlpAroundTheCircle() {
    var random = Generator(seed: 7)
    var worst = 0.0
    for angle in sweep(-Double.pi, Double.pi, count: 160_000) {
      let radius = Elementary.exp(random.normal() * 20)
      let y = Elementary.sin(angle) * radius
      let x = Elementary.cos(angle) * radius
      let values = Elementary.atan2(y, x)
      for lane in 0..<8 {
        let truth = Foundation.atan2(Wide(y[lane]), Wide(x[lane]))
        worst = max(worst, ulps(values[lane], from: truth))
      }
    }
    #expect(reported("atan2", worst) <= 2)
  }

  @Test func atan2OfUnlikeSizesIsWithinTwoUlp() {
    var random = Generator(seed: 8)
    var worst = 0.0
    for ratio in sweep(-300, 300, count: 80_000) {
      let y = Elementary.exp(ratio) * (random.uniform() - 0.5)
      let x = Lanes(repeating: random.uniform() - 0.5)
      let values = Elementary.atan2(y, x)
      for lane in 0..<8 {
        let truth = Foundation.atan2(Wide(y[lane]), Wide(x[lane]))
        worst = max(worst, ulps(values[lane], from: truth))
      }
    }
    #expect(reported("atan2 of unlike sizes", worst) <= 2)
  }

  /// Every pair of special values agrees with the C library, signs of zero included.
  @Test func atan2AtTheEdges() {
    let special = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, 1e308, -1e308, 0x1p-1074, -0x1p-1074,
    ]
    for y in special {
      for x in special {
        let expected = Foundation.atan2(y, x)
        let value = Elementary.atan2(y, x)
        #expect(
          value == expected || (value.isNaN && expected.isNaN), "atan2(\(y), \(x)) = \(value)")
        #expect(expected.isNaN || value.sign == expected.sign, "atan2(\(y), \(x)) = \(value)")
      }
    }
  }

  @Test(arguments: [(-1.0, 1.0), (0.999, 1), (-1, -0.999), (-1e-3, 1e-3)])
  func acosIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000), of: { (x: Lanes) in Elementary.acos(x) },
      against: { Foundation.acos($0) })
    #expect(reported("acos on \(range)", error) <= 1)
  }

  @Test func acosAtTheEdges() {
    let y = Elementary.acos(Lanes(1, -1, 0, -0.0, 1.0.nextUp, -1.0.nextUp - 1, .nan, .infinity))
    #expect(y[0] == 0 && y[1] == Double.pi && y[2] == Double.pi / 2 && y[3] == Double.pi / 2)
    #expect(y[4].isNaN && y[5].isNaN && y[6].isNaN && y[7].isNaN)
  }

  @Test func scalarsAreLanes() {
    for x in sweep(-1.1, 1.1, count: 400) {
      for lane in 0..<8 {
        let (scalar, inLane) = (Elementary.acos(x[lane]), Elementary.acos(x)[lane])
        #expect(scalar.isNaN == (abs(x[lane]) > 1) && inLane.isNaN == scalar.isNaN)
        #expect(scalar.bitPattern == inLane.bitPattern || scalar.isNaN)
        #expect(
          Elementary.atan2(x, x + 0.5)[lane].bitPattern
            == Elementary.atan2(x[lane], x[lane] + 0.5).bitPattern)
      }
    }
  }
}
