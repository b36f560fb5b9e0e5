import Elementary
import Foundation
import Testing

struct FloatLanesTests {
  @Test(arguments: [(-87.33, 88.72), (-20, 0), (-1, 1), (-1e-3, 0)])
  func expIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000),
      of: { (x: FloatLanes) in Elementary.exp(x) }, against: { Foundation.exp($0) })
    #expect(reported("exp (float) on \(range)", error) <= 1)
  }

  @Test func expAtTheEdges() {
    let y = Elementary.exp(FloatLanes(0, -87.34, -1e30, -.infinity, .nan, 88.73, 1e30, .infinity))
    #expect(y[0] == 1 && y[1] == 0 && y[2] == 0 && y[3] == 0)
    #expect(y[4].isNaN && y[5] == .infinity && y[6] == .infinity && y[7] == .infinity)
    var x: Float = -87.4
    while x < -87.3 {
      let value = Elementary.exp(FloatLanes(repeating: x))[0]
      #expect(
        !value.isSubnormal && (value == 0 || ulps(value, from: Foundation.exp(Double(x))) < 1))
      x = x.nextUp
    }
    x = 88.7
    while x < 88.74 {
      let value = Elementary.exp(FloatLanes(repeating: x))[0]
      #expect(ulps(value, from: Foundation.exp(Double(x))) <= 1, "exp(\(x)) = \(value)")
      x = x.nextUp
    }
  }

  @Test(arguments: [(1e-3, 10.0), (0.5, 2), (0.99, 1.01), (5e-8, 1e-3), (1, 1e38)])
  func logIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000),
      of: { (x: FloatLanes) in Elementary.log(x) }, against: { Foundation.log($0) })
    #expect(reported("log (float) on \(range)", error) <= 1)
  }

  @Test func logAtTheEdges() {
    let y = Elementary.log(FloatLanes(1, 0, -0.0, .infinity, -1, -.infinity, .nan, 0x1p-130))
    #expect(y[0] == 0 && y[0].sign == .plus)
    #expect(y[1] == -.infinity && y[2] == -.infinity && y[3] == .infinity && y[7] == -.infinity)
    #expect(y[4].isNaN && y[5].isNaN && y[6].isNaN)
  }

  @Test(arguments: [(-0.8, 0.8), (-3.2, 3.2), (0, 26)])
  func sineAndCosineAreWithinTwoUlp(range: (Double, Double)) {
    let arguments = sweep(range.0, range.1, count: 80_000)
    let sine = largestError(
      over: arguments, of: { (x: FloatLanes) in Elementary.sinCos(x).sin },
      against: { Foundation.sin($0) })
    let cosine = largestError(
      over: arguments, of: { (x: FloatLanes) in Elementary.sinCos(x).cos },
      against: { Foundation.cos($0) })
    #expect(reported("sin (float) on \(range)", sine) <= 2)
    #expect(reported("cos (float) on \(range)", cosine) <= 2)
  }

  @Test func sineAndCosineOfLargeArgumentsAreCloseToTheTruth() {
    var worst = 0.0
    for lanes in sweep(-8192, 8192, count: 80_000) {
      let x = FloatLanes(lanes)
      let (sine, cosine) = sinCos(x)
      for lane in 0..<8 {
        worst = max(worst, abs(Double(sine[lane]) - Foundation.sin(Double(x[lane]))))
        worst = max(worst, abs(Double(cosine[lane]) - Foundation.cos(Double(x[lane]))))
      }
    }
    print("largest absolute error of sinCos (float) on +-8192: \(worst)")
    #expect(worst <= 1.2e-7)
    let edges = sinCos(FloatLanes(0, -0.0, .infinity, -.infinity, .nan, 8193, -8193, 8192))
    #expect(edges.sin[0] == 0 && edges.sin[1] == 0 && edges.cos[0] == 1)
    #expect((2..<7).allSatisfy { edges.sin[$0].isNaN && edges.cos[$0].isNaN })
    #expect(edges.sin[7].isFinite)
  }

  @Test func atan2IsWithinTwoUlp() {
    var random = Generator(seed: 9)
    var worst = 0.0
    for angle in sweep(-Double.pi, Double.pi, count: 160_000) {
      let radius = Elementary.exp(random.normal() * 4)
      let y = FloatLanes(Elementary.sin(angle) * radius)
      let x = FloatLanes(Elementary.cos(angle) * radius)
      let values = Elementary.atan2(y, x)
      for lane in 0..<8 {
        let truth = Foundation.atan2(Double(y[lane]), Double(x[lane]))
        worst = max(worst, ulps(values[lane], from: truth))
      }
    }
    #expect(reported("atan2 (float)", worst) <= 2)
  }

  @Test func atan2AtTheEdges() {
    let special: [Float] = [0, -0.0, 1, -1, .infinity, -.infinity, .nan, 1e38, -1e38, 0x1p-149]
    for y in special {
      for x in special {
        let expected = Foundation.atan2(Double(y), Double(x))
        let value = Elementary.atan2(FloatLanes(repeating: y), FloatLanes(repeating: x))[0]
        #expect(
          value == Float(expected) || (value.isNaN && expected.isNaN), "atan2(\(y), \(x))")
        #expect(expected.isNaN || value.sign == expected.sign, "atan2(\(y), \(x)) = \(value)")
      }
    }
  }

  @Test(arguments: [(-1.0, 1.0), (-1e-3, 1e-3), (0.62, 0.63), (-10, 10)])
  func tanhIsWithinTwoUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000),
      of: { (x: FloatLanes) in Elementary.tanh(x) }, against: { Foundation.tanh($0) })
    #expect(reported("tanh (float) on \(range)", error) <= 2)
  }

  @Test func tanhAtTheEdges() {
    let y = Elementary.tanh(FloatLanes(0, -0.0, .infinity, -.infinity, .nan, 1e30, -1e30, 1e-30))
    #expect(y[0] == 0 && y[1].sign == .minus)
    #expect(y[2] == 1 && y[3] == -1 && y[4].isNaN && y[5] == 1 && y[6] == -1 && y[7] == 1e-30)
  }
}
