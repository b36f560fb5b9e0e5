import Elementary
import Testing

struct LanesTests {
  @Test func nearestIntegerRoundsTiesToEven() {
    let x = Lanes(0, -0.5, 0.5, 1.5, 2.5, -2.5, 1e15 + 0.5, -7.25)
    let n = nearestInteger(x)
    #expect(n.value == Lanes(0, 0, 0, 2, 2, -2, 1e15, -7))
    #expect(n.bits & 3 == SIMD8(0, 0, 0, 2, 2, 2, UInt64(1e15) & 3, 1))
  }

  @Test func nearestFloatIntegerRoundsTiesToEven() {
    let x = FloatLanes(0, -0.5, 0.5, 1.5, 2.5, -2.5, 4_000_000, -7.25)
    let n = nearestInteger(x)
    #expect(n.value == FloatLanes(0, 0, 0, 2, 2, -2, 4_000_000, -7))
    #expect(n.bits & 3 == SIMD8(0, 0, 0, 2, 2, 2, 0, 1))
  }

  @Test func signsAreBits() {
    let x = Lanes(1, -1, 0, -0.0, .infinity, -.infinity, 0x1p-1074, -2)
    #expect(magnitude(x) == Lanes(1, 1, 0, 0, .infinity, .infinity, 0x1p-1074, 2))
    #expect(flip(magnitude(x), by: signBits(x)) == x)
    #expect(magnitude(x)[3].sign == .plus)
    let y = FloatLanes(1, -1, 0, -0.0, .infinity, -.infinity, 0x1p-149, -2)
    #expect(magnitude(y) == FloatLanes(1, 1, 0, 0, .infinity, .infinity, 0x1p-149, 2))
    #expect(flip(magnitude(y), by: signBits(y)) == y)
  }
}
