import Elementary
import Foundation
import Testing

struct ExponentialTests {
  @Test(arguments: [(-745.0, 709.7), (-40, 40), (-1, 1), (-1e-6, 1e-6)])
  func expIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000), of: { (x: Lanes) in Elementary.exp(x) },
      against: { Foundation.exp($0) })
    #expect(reported("exp on \(range)", error) <= 1)
  }

  @Test func expAtTheEdges() {
    let x = Lanes(0, -0.0, .infinity, -.infinity, .nan, 709.79, -745.2, -708.5)
    let y = Elementary.exp(x)
    #expect(y[0] == 1 && y[1] == 1)
    #expect(y[2] == .infinity && y[3] == 0)
    #expect(y[4].isNaN)
    #expect(y[5] == .infinity && y[6] == 0)
    #expect(y[7].isSubnormal && y[7] == Foundation.exp(-708.5))
    #expect(Elementary.exp(1e300) == .infinity && Elementary.exp(-1e300) == 0)
  }

  @Test(arguments: [(1e-3, 10.0), (0.5, 2), (0.999, 1.001), (1, 1e300)])
  func logIsWithinOneUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000), of: { (x: Lanes) in Elementary.log(x) },
      against: { Foundation.log($0) })
    #expect(reported("log on \(range)", error) <= 1)
  }

  @Test func logOfEveryScaleIsWithinOneUlp() {
    let arguments = sweep(-744, 709, count: 40_000).map { Elementary.exp($0) }
    let error = largestError(
      over: arguments, of: { (x: Lanes) in Elementary.log(x) }, against: { Foundation.log($0) })
    #expect(reported("log from 5e-324 to 1e308", error) <= 1)
  }

  @Test func logAtTheEdges() {
    let y = Elementary.log(Lanes(1, 0, -0.0, .infinity, -1, -.infinity, .nan, 0x1p-1074))
    #expect(y[0] == 0 && y[0].sign == .plus)
    #expect(y[1] == -.infinity && y[2] == -.infinity && y[3] == .infinity)
    #expect(y[4].isNaN && y[5].isNaN && y[6].isNaN)
    #expect(y[7] == Foundation.log(0x1p-1074))
  }

  @Test(arguments: [(-1.0, 1.0), (-1e-5, 1e-5), (0.62, 0.63), (-25, 25)])
  func tanhIsWithinTwoUlp(range: (Double, Double)) {
    let error = largestError(
      over: sweep(range.0, range.1, count: 80_000), of: { (x: Lanes) in Elementary.tanh(x) },
      against: { Foundation.tanh($0) })
    #expect(reported("tanh on \(range)", error) <= 2)
  }

  @Test func tanhAtTheEdges() {
    let y = Elementary.tanh(Lanes(0, -0.0, .infinity, -.infinity, .nan, 1e300, -1e300, 0x1p-1030))
    #expect(y[0] == 0 && y[1].sign == .minus)
    #expect(y[2] == 1 && y[3] == -1 && y[4].isNaN && y[5] == 1 && y[6] == -1)
    #expect(y[7] == 0x1p-1030)
  }

  @Test func scalarsAreLanes() {
    for x in sweep(-30, 30, count: 400) {
      for lane in 0..<8 {
        #expect(Elementary.exp(x)[lane].bitPattern == Elementary.exp(x[lane]).bitPattern)
        #expect(Elementary.log(x)[lane].bitPattern == Elementary.log(x[lane]).bitPattern)
        #expect(Elementary.tanh(x)[lane].bitPattern == Elementary.tanh(x[lane]).bitPattern)
      }
    }
  }
}
