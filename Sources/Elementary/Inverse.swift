/// The angle of the point (x, y) in radians, -pi to pi, within 2 ulp.
///
/// The quotient of the smaller by the larger coordinate is brought below 7/16 with the tangents of
/// 0, atan(1/2) or pi/4 and evaluated by fdlibm's series (`s_atan.c`), then unfolded to its
/// quadrant. Signed zeros and infinities as in C; a NaN in either argument gives NaN.
@inlinable @inline(__always)
public func atan2(_ y: Lanes, _ x: Lanes) -> Lanes {
  let height = magnitude(y)
  let width = magnitude(x)
  let steep = height .> width
  let small = blend(height, width, where: steep)
  let large = blend(width, height, where: steep)
  var t = small / large
  t = blend(t, 0, where: large .== 0)
  t = blend(t, 1, where: small .== .infinity)
  // The octant's own axis is at 0, pi/2 or pi; the angle is measured from there.
  let leftward = oddMask(bits(x) &>> SIMD8(repeating: 63))
  var axis = blend(.zero, Lanes(repeating: 3.14159265358979311600e+00), by: leftward)
  axis = blend(axis, 1.57079632679489655800e+00, where: steep)
  let tail = axis * 3.89817183251937544200e-17
  var turn = flip(atanOfUnit(t), by: signBits(x))
  turn = blend(turn, 0 - turn, where: steep)
  let angle = axis + (turn + tail)
  return blend(flip(angle, by: signBits(y)), .nan, where: (x .!= x) .| (y .!= y))
}

/// atan t for 0 <= t <= 1.
@inlinable @inline(__always)
func atanOfUnit(_ t: Lanes) -> Lanes {
  let middle = t .>= 0.4375
  let upper = t .>= 0.6875
  var numerator = blend(t, 2 * t - 1, where: middle)
  numerator = blend(numerator, t - 1, where: upper)
  var denominator = blend(Lanes(repeating: 1), 2 + t, where: middle)
  denominator = blend(denominator, t + 1, where: upper)
  var base = blend(Lanes.zero, 4.63647609000806093515e-01, where: middle)
  base = blend(base, 7.85398163397448278999e-01, where: upper)
  var tail = blend(Lanes.zero, 2.26987774529616870924e-17, where: middle)
  tail = blend(tail, 3.06161699786838301793e-17, where: upper)
  let u = numerator / denominator
  let z = u * u
  let w = z * z
  var even = w * 1.62858201153657823623e-02 + 4.97687799461593236017e-02
  even = even * w + 6.66107313738753120669e-02
  even = even * w + 9.09088713343650656196e-02
  even = even * w + 1.42857142725034663711e-01
  even = even * w + 3.33333333333329318027e-01
  var odd = w * -3.65315727442169155270e-02 - 5.83357013379057348645e-02
  odd = odd * w - 7.69187620504482999495e-02
  odd = odd * w - 1.11111104054623557880e-01
  odd = odd * w - 1.99999999998764832476e-01
  return base - ((u * (z * even + w * odd) - tail) - u)
}

/// The angle in radians, 0 to pi, whose cosine is x, within 1 ulp; NaN for |x| > 1.
///
/// Near +-1 the cosine itself has lost half of the angle's digits, whatever the arccosine does:
/// for the angle between vectors use `atan2`. fdlibm's form (`e_acos.c`).
@inlinable @inline(__always)
public func acos(_ x: Lanes) -> Lanes {
  let size = magnitude(x)
  let central = size .< 0.5
  let z = blend(0.5 * (1 - size), x * x, where: central)
  var p = z * 3.47933107596021167570e-05 + 7.91534994289814532176e-04
  p = p * z - 4.00555345006794114027e-02
  p = p * z + 2.01212532134862925881e-01
  p = p * z - 3.25565818622400915405e-01
  p = p * z + 1.66666666666666657415e-01
  var q = z * 7.70381505559019352791e-02 - 6.88283971605453293030e-01
  q = q * z + 2.02094576023350569471e+00
  q = q * z - 2.40339491173441421878e+00
  q = q * z + 1
  let r = z * p / q

  let middle = 1.57079632679489655800e+00 - (x - (6.12323399573676603587e-17 - x * r))
  let s = z.squareRoot()
  // s in two parts, the first short enough for an exact square.
  let head = doubles(bits(s) & SIMD8(repeating: 0xffff_ffff_0000_0000))
  let rest = blend((z - head * head) / (s + head), 0, where: z .== 0)
  let right = 2 * (head + (r * s + rest))
  let left = 3.14159265358979311600e+00 - 2 * (s + (r * s - 6.12323399573676603587e-17))
  return blend(blend(right, left, where: x .< 0), middle, where: central)
}

/// The angle of the point (x, y) in radians: a lane of the function on eight lanes.
@inlinable
public func atan2(_ y: Double, _ x: Double) -> Double {
  atan2(Lanes(repeating: y), Lanes(repeating: x))[0]
}

/// The angle in radians whose cosine is x: a lane of the function on eight lanes.
@inlinable
public func acos(_ x: Double) -> Double { acos(Lanes(repeating: x))[0] }
