/// e^x in single precision, within 1 ulp; 0 where the result would be subnormal (x < -87.33).
///
/// Cephes's polynomial (`expf.c`) on |r| <= ln 2 / 2; infinity for x > 88.72.
@inlinable @inline(__always)
public func exp(_ x: FloatLanes) -> FloatLanes {
  let tooSmall = x .< -87.33654
  let tooLarge = x .> 88.7228317
  let bounded = blend(x, 0, where: tooSmall .| tooLarge)
  let n = nearestInteger(bounded * 1.44269504)
  var r = bounded - n.value * 0.693359375
  r = r + n.value * 2.12194440e-4
  var p = r * 1.9875691500e-4 + 1.3981999507e-3
  p = p * r + 8.3334519073e-3
  p = p * r + 4.1665795894e-2
  p = p * r + 1.6666665459e-1
  p = p * r + 5.0000001201e-1
  p = p * (r * r) + r + 1
  var y = floats(bits(p) &+ (n.bits &<< SIMD8(repeating: 23)))
  y = blend(y, 0, where: tooSmall)
  y = blend(y, .infinity, where: tooLarge)
  return blend(y, x, where: x .!= x)
}

/// The natural logarithm in single precision, within 1 ulp.
///
/// fdlibm's series (`e_logf.c`); subnormal x counts as 0: log 0 = -infinity; negative x gives NaN.
@inlinable @inline(__always)
public func log(_ x: FloatLanes) -> FloatLanes {
  let word = bits(x) &+ SIMD8(repeating: 0x004a_fb0d)
  let exponent = floats((word &>> SIMD8(repeating: 23)) | bits(FloatLanes(repeating: 0x1p23)))
  let k = exponent - (0x1p23 + 127)
  let f = floats((word & SIMD8(repeating: 0x007f_ffff)) &+ SIMD8(repeating: 0x3f35_04f3)) - 1
  let s = f / (2 + f)
  let z = s * s
  var r = z * 0.24279078841 + 0.28498786688
  r = r * z + 0.40000972152
  r = r * z + 0.66666662693
  let halfSquare = 0.5 * f * f
  let correction = s * (halfSquare + z * r) + k * 9.0580006145e-06
  var y = k * 6.9313812256e-01 - ((halfSquare - correction) - f)
  y = blend(y, x, where: x .== .infinity)
  y = blend(y, -.infinity, where: magnitude(x) .< 0x1p-126)
  return blend(y, .nan, where: (x .<= -0x1p-126) .| (x .!= x))
}

/// sin x and cos x in single precision, x in radians, |x| <= 8192; NaN beyond.
///
/// Within 2 ulp for |x| <= 26 = 8.3 pi, within 1.2e-7 in the whole range; sin(-0) is +0.
/// pi/2 is subtracted in three parts, then Cephes's polynomials (`sinf.c`) on [-pi/4, pi/4].
@inlinable @inline(__always)
public func sinCos(_ x: FloatLanes) -> (sin: FloatLanes, cos: FloatLanes) {
  let bounded = blend(x, .nan, where: magnitude(x) .> 8192)
  let n = nearestInteger(bounded * 0.636619772)
  var r = bounded - n.value * 1.5703125
  r = r - n.value * 4.837512969970703125e-4
  r = r - n.value * 7.54978995489188216e-8
  let z = r * r
  var p = z * -1.9515295891e-4 + 8.3321608736e-3
  p = p * z - 1.6666654611e-1
  let sine = r + r * (z * p)
  var q = z * 2.443315711809948e-5 - 1.388731625493765e-3
  q = q * z + 4.166664568298827e-2
  let cosine = 1 - (0.5 * z - z * z * q)
  let odd = oddMask(n.bits)
  let sineSign = (n.bits &>> SIMD8(repeating: 1)) &<< SIMD8(repeating: 31)
  let cosineSign = ((n.bits &+ 1) &>> SIMD8(repeating: 1)) &<< SIMD8(repeating: 31)
  return (
    flip(blend(sine, cosine, by: odd), by: sineSign),
    flip(blend(cosine, sine, by: odd), by: cosineSign)
  )
}

/// The angle of the point (x, y) in radians, -pi to pi, in single precision, within 2 ulp.
///
/// As the function on doubles, with fdlibm's shorter series (`s_atanf.c`).
@inlinable @inline(__always)
public func atan2(_ y: FloatLanes, _ x: FloatLanes) -> FloatLanes {
  let height = magnitude(y)
  let width = magnitude(x)
  let steep = height .> width
  let small = blend(height, width, where: steep)
  let large = blend(width, height, where: steep)
  var t = small / large
  t = blend(t, 0, where: large .== 0)
  t = blend(t, 1, where: small .== .infinity)
  let leftward = oddMask(bits(x) &>> SIMD8(repeating: 31))
  var axis = blend(.zero, FloatLanes(repeating: 3.14159274), by: leftward)
  axis = blend(axis, 1.57079637, where: steep)
  let tail = axis * -2.78275347e-8
  var turn = flip(atanOfUnit(t), by: signBits(x))
  turn = blend(turn, 0 - turn, where: steep)
  let angle = axis + (turn + tail)
  return blend(flip(angle, by: signBits(y)), .nan, where: (x .!= x) .| (y .!= y))
}

/// atan t for 0 <= t <= 1.
@inlinable @inline(__always)
func atanOfUnit(_ t: FloatLanes) -> FloatLanes {
  let middle = t .>= 0.4375
  let upper = t .>= 0.6875
  var numerator = blend(t, 2 * t - 1, where: middle)
  numerator = blend(numerator, t - 1, where: upper)
  var denominator = blend(FloatLanes(repeating: 1), 2 + t, where: middle)
  denominator = blend(denominator, t + 1, where: upper)
  var base = blend(FloatLanes.zero, 4.6364760399e-01, where: middle)
  base = blend(base, 7.8539812565e-01, where: upper)
  var tail = blend(FloatLanes.zero, 5.0121582440e-09, where: middle)
  tail = blend(tail, 3.7748947079e-08, where: upper)
  let u = numerator / denominator
  let z = u * u
  let w = z * z
  let even = (w * 6.1687607318e-02 + 1.4253635705e-01) * w + 3.3333328366e-01
  let odd = w * -1.0648017377e-01 - 1.9999158382e-01
  return base - ((u * (z * even + w * odd) - tail) - u)
}

/// The hyperbolic tangent in single precision, within 2 ulp.
///
/// 1 - 2 / (e^2|x| + 1) with the sign of x, and below |x| = 5/8 the polynomial of Cephes
/// (`tanhf.c`).
@inlinable @inline(__always)
public func tanh(_ x: FloatLanes) -> FloatLanes {
  let size = magnitude(x)
  let z = x * x
  var p = z * -5.70498872745e-3 + 2.06390887954e-2
  p = p * z - 5.37397155531e-2
  p = p * z + 1.33314422036e-1
  p = p * z - 3.33332819422e-1
  let small = size + size * (z * p)
  let large = 1 - 2 / (exp(size + size) + 1)
  return flip(blend(large, small, where: size .< 0.625), by: signBits(x))
}
