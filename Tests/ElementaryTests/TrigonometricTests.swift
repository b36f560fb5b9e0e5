import Elementary
import Foundation
import Testing

struct TrigonometricTests {
  static let ranges = [(-0.8, 0.8), (-4, 4), (0, 26), (-1e4, 1e4), (-0x1p20, 0x1p20)]

  @Test(arguments: ranges)
  func sineIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000), of: { (x: Lanes) in Elementary.sin(x) },
      against: { Foundation.sin($0) })
    #expect(reported("sin on \(range)", error) <= 1)
  }

  @Test(arguments: ranges)
  func cosineIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000), of: { (x: Lanes) in Elementary.cos(x) },
      against: { Foundation.cos($0) })
    #expect(reported("cos on \(range)", error) <= 1)
  }

  /// Where the argument nearly cancels against a multiple of pi/2, digits of pi are everything.
  @Test func multiplesOfAQuarterTurnKeepTheirDigits() {
    let near = (0..<80_000).map { Double($0) * 8.25 * Double.pi / 2 }
    let arguments = stride(from: 0, to: near.count, by: 8).map { start in
      var lanes = Lanes.zero
      for lane in 0..<8 { lanes[lane] = near[start + lane].rounded(.down) }
      for lane in 0..<8 where lane % 2 == 0 {
        lanes[lane] = (near[start + lane] * 2 / .pi).rounded() * (.pi / 2)
      }
      return lanes
    }
    let sine = largestError(
      over: arguments, of: { (x: Lanes) in Elementary.sin(x) }, against: { Foundation.sin($0) })
    let cosine = largestError(
      over: arguments, of: { (x: Lanes) in Elementary.cos(x) }, against: { Foundation.cos($0) })
    #expect(reported("sin near n pi/2", sine) <= 1)
    #expect(reported("cos near n pi/2", cosine) <= 1)
  }

  @Test func edges() {
    let x = Lanes(0, -0.0, .infinity, -.infinity, .nan, 0x1p20, 0x1.0000000000001p20, 0x1p-1030)
    let (sine, cosine) = sinCos(x)
    #expect(sine[0] == 0 && sine[1] == 0)
    #expect(cosine[0] == 1 && cosine[1] == 1 && cosine[7] == 1)
    #expect(sine[2].isNaN && sine[3].isNaN && sine[4].isNaN && sine[6].isNaN && cosine[6].isNaN)
    #expect(sine[5] == Foundation.sin(0x1p20))
    #expect(sine[7] == 0x1p-1030)
  }

  @Test func scalarsAreLanes() {
    for x in sweep(-300, 300, count: 400) {
      let both = sinCos(x)
      for lane in 0..<8 {
        #expect(both.sin[lane].bitPattern == Elementary.sin(x[lane]).bitPattern)
        #expect(both.cos[lane].bitPattern == Elementary.cos(x[lane]).bitPattern)
      }
    }
  }
}
