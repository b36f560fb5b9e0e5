import Angular
import Elementary
import Testing

struct PsiTests {
  @Test func agreesWithTheGoldenTables() throws {
    let tables = try GoldenPsi.load().tables
    #expect(tables.count == 8)
    for table in tables {
      let slopes = table.theta.map { psi(Lanes(repeating: $0), m: table.m).slope[0] }
      #expect(largestError(table.theta.map { psi($0, m: table.m) }, table.psi) < 1e-13)
      #expect(largestError(slopes, table.dpsi) < 1e-13)
    }
  }

  static let margins = stride(from: 1.0, through: 8, by: 0.05).map { ($0 * 20).rounded() / 20 }

  @Test(arguments: margins)
  func isContinuousAndNeverRises(m: Double) {
    let steps = 20_000
    var last = psi(0, m: m)
    #expect(last == 1)
    for index in 1...steps {
      let value = psi(.pi * Double(index) / Double(steps), m: m)
      #expect(value <= last + 4e-15, "rises at \(index)")
      #expect(last - value < m * .pi / Double(steps) + 1e-14, "jumps at \(index)")
      last = value
    }
  }

  @Test(arguments: margins)
  func slopeIsTheDerivative(m: Double) {
    let h = 1e-5
    for index in 1..<500 {
      // Off the breakpoints, where the slope has a kink.
      let theta = .pi * (Double(index) - 0.381966) / 500
      let difference = (psi(theta + h, m: m) - psi(theta - h, m: m)) / (2 * h)
      #expect(abs(psi(Lanes(repeating: theta), m: m).slope[0] - difference) < 2e-8)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func endsAtMinusTwoMPlusOneForWholeM(m: Int) {
    #expect(abs(psi(.pi, m: Double(m)) - Double(1 - 2 * m)) < 1e-14)
  }

  @Test func lanesAreScalars() {
    let theta = Lanes(0, 0.1, 0.7, 1.1, 1.9, 2.6, 3.1, .pi)
    let values = psi(theta, m: 3.35).value
    for lane in 0..<8 {
      #expect(values[lane].bitPattern == psi(theta[lane], m: 3.35).bitPattern)
    }
  }
}
