/// e^x, within 1 ulp.
///
/// x = n ln 2 + r with |r| <= ln 2 / 2, and e^x = 2^n e^r; e^r by fdlibm's rational form
/// (`e_exp.c`). Subnormal results are right; beyond the range of a double the result is 0 or
/// infinity.
@inlinable @inline(__always)
public func exp(_ x: Lanes) -> Lanes {
  // Beyond these the result is settled, and n stays small enough for two exact factors.
  var bounded = blend(x, -746, where: x .< -746)
  bounded = blend(bounded, 710, where: bounded .> 710)
  let n = nearestInteger(bounded * 1.44269504088896338700).value
  let high = bounded - n * 6.93147180369123816490e-01
  let low = n * 1.90821492927058770002e-10
  let r = high - low
  let z = r * r
  var p = z * 4.13813679705723846039e-08 - 1.65339022054652515390e-06
  p = p * z + 6.61375632143793436117e-05
  p = p * z - 2.77777777770155933842e-03
  p = p * z + 1.66666666666666019037e-01
  let c = r - z * p
  let y = 1 - ((low - (r * c) / (2 - c)) - high)
  // Two factors: 2^n alone may lie outside the normal range where e^x does not.
  let half = nearestInteger(n * 0.5).value
  return y * power(ofTwo: half) * power(ofTwo: n - half)
}

/// 2^n for integers -1022 <= n <= 1023, by writing the exponent field.
@inlinable @inline(__always)
func power(ofTwo n: Lanes) -> Lanes {
  doubles(nearestInteger(n + 1023).bits &<< SIMD8(repeating: 52))
}

/// The natural logarithm, within 1 ulp.
///
/// x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), then fdlibm's series in
/// s = f / (2 + f) (`e_log.c`). Subnormal x is right; log(+-0) = -infinity; negative x gives NaN.
@inlinable @inline(__always)
public func log(_ x: Lanes) -> Lanes {
  let subnormal = x .< 0x1p-1022
  let scaled = blend(x, x * 0x1p54, where: subnormal)
  // Adding this carries into the exponent exactly where the significand is at least sqrt(2).
  let word = bits(scaled) &+ SIMD8(repeating: 0x0009_5f62_0000_0000)
  let exponent = doubles((word &>> SIMD8(repeating: 52)) | bits(Lanes(repeating: 0x1p52)))
  var k = exponent - (0x1p52 + 1023)
  k = blend(k, k - 54, where: subnormal)
  let fraction = word & SIMD8(repeating: 0x000f_ffff_ffff_ffff)
  let f = doubles(fraction &+ SIMD8(repeating: 0x3fe6_a09e_0000_0000)) - 1
  let s = f / (2 + f)
  let z = s * s
  var r = z * 1.479819860511658591e-01 + 1.531383769920937332e-01
  r = r * z + 1.818357216161805012e-01
  r = r * z + 2.222219843214978396e-01
  r = r * z + 2.857142874366239149e-01
  r = r * z + 3.999999999940941908e-01
  r = r * z + 6.666666666666735130e-01
  let halfSquare = 0.5 * f * f
  let correction = s * (halfSquare + z * r) + k * 1.90821492927058770002e-10
  var y = k * 6.93147180369123816490e-01 - ((halfSquare - correction) - f)
  y = blend(y, x, where: x .== .infinity)
  y = blend(y, -.infinity, where: x .== 0)
  return blend(y, .nan, where: (x .< 0) .| (x .!= x))
}

/// The hyperbolic tangent, within 2 ulp.
///
/// 1 - 2 / (e^2|x| + 1) with the sign of x, and below |x| = 5/8, where that would cancel, the
/// rational form of Cephes (`tanh.c`).
@inlinable @inline(__always)
public func tanh(_ x: Lanes) -> Lanes {
  let size = magnitude(x)
  let z = x * x
  let p = (z * -9.64399179425052238628e-1 - 9.92877231001918586564e1) * z - 1.61468768441708447952e3
  var q = z + 1.12811678491632931402e2
  q = q * z + 2.23548839060100448583e3
  q = q * z + 4.84406305325125486048e3
  let small = size + size * (z * (p / q))
  let large = 1 - 2 / (exp(size + size) + 1)
  return flip(blend(large, small, where: size .< 0.625), by: signBits(x))
}

/// e^x: a lane of the function on eight lanes.
@inlinable
public func exp(_ x: Double) -> Double { exp(Lanes(repeating: x))[0] }

/// The natural logarithm: a lane of the function on eight lanes.
@inlinable
public func log(_ x: Double) -> Double { log(Lanes(repeating: x))[0] }

/// The hyperbolic tangent: a lane of the function on eight lanes.
@inlinable
public func tanh(_ x: Double) -> Double { tanh(Lanes(repeating: x))[0] }
