import Angular
import Elementary
import Testing

struct AngleTests {
  @Test(arguments: [1e-150, 1e-12, 1e-6, 0.3, 1.5707963267948966, 3, .pi - 1e-9])
  func keepsItsDigitsAtBothEnds(theta: Double) {
    let (sine, cosine) = sinCos(theta)
    let plane = angle(between: SIMD2(1, 0), SIMD2(cosine, sine))
    let space = angle(between: [1, 0, 0], [cosine, sine, 0])
    // What the sine and cosine themselves carry of an angle near pi.
    let tolerance = theta * 4e-16
    #expect(abs(plane - theta) <= tolerance)
    #expect(abs(space - theta) <= tolerance)
  }

  @Test func doesNotDependOnLengthOrOrder() {
    let u = SIMD2(3.0, 1)
    let v = SIMD2(-0.5, 0.25)
    #expect(abs(angle(between: u, v) - angle(between: v * 1e9, u * 1e-9)) < 1e-15)
    #expect(turn(from: u, to: v) == -turn(from: v, to: u))
    #expect(turn(from: u, to: v) > 0)
    #expect(angle(between: u, SIMD2(0, 0)) == 0)
  }
}
