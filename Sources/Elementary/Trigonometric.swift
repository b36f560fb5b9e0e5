/// sin x and cos x together, x in radians; each within 1 ulp for |x| <= 2^20, NaN beyond.
///
/// pi/2 is subtracted n times in three parts of 33 bits and a remainder, which is exact enough for
/// every double in the range; then fdlibm's polynomials on [-pi/4, pi/4] (`k_sin.c`, `k_cos.c`). sin(-0) is +0.
@inlinable @inline(__always)
public func sinCos(_ x: Lanes) -> (sin: Lanes, cos: Lanes) {
  let bounded = blend(x, .nan, where: magnitude(x) .> 0x1p20)
  let n = nearestInteger(bounded * 6.36619772367581382433e-01)
  let (r, tail) = quarterTurnsRemoved(n.value, from: bounded)
  let sine = kernelSine(r, tail)
  let cosine = kernelCosine(r, tail)
  let odd = oddMask(n.bits)
  let sineSign = (n.bits &>> SIMD8(repeating: 1)) &<< SIMD8(repeating: 63)
  let cosineSign = ((n.bits &+ 1) &>> SIMD8(repeating: 1)) &<< SIMD8(repeating: 63)
  return (
    flip(blend(sine, cosine, by: odd), by: sineSign),
    flip(blend(cosine, sine, by: odd), by: cosineSign)
  )
}

/// x - n pi/2 as the sum of a double and its tail (Cody and Waite).
@inlinable @inline(__always)
func quarterTurnsRemoved(_ n: Lanes, from x: Lanes) -> (Lanes, tail: Lanes) {
  let a = x - n * 1.57079632673412561417e+00
  let second = n * 6.07710050630396597660e-11
  let b = a - second
  let third = n * 2.02226624871116645580e-21
  let c = b - third
  // What the two subtractions above rounded away, and the rest of pi/2.
  let lost = ((a - b) - second) + (((b - c) - third) - n * 8.47842766036889956997e-32)
  let r = c + lost
  return (r, (c - r) + lost)
}

/// sin(r + tail) for |r| <= pi/4.
@inlinable @inline(__always)
func kernelSine(_ r: Lanes, _ tail: Lanes) -> Lanes {
  let z = r * r
  let cube = z * r
  var p = z * 1.58969099521155010221e-10 - 2.50507602534068634195e-08
  p = p * z + 2.75573137070700676789e-06
  p = p * z - 1.98412698298579493134e-04
  p = p * z + 8.33333333332248946124e-03
  return r - ((z * (0.5 * tail - cube * p) - tail) + cube * 1.66666666666666324348e-01)
}

/// cos(r + tail) for |r| <= pi/4.
@inlinable @inline(__always)
func kernelCosine(_ r: Lanes, _ tail: Lanes) -> Lanes {
  let z = r * r
  var p = z * -1.13596475577881948265e-11 + 2.08757232129817482790e-09
  p = p * z - 2.75573143513906633035e-07
  p = p * z + 2.48015872894767294178e-05
  p = p * z - 1.38888888888741095749e-03
  p = p * z + 4.16666666666666019037e-02
  let half = 0.5 * z
  let w = 1 - half
  return w + (((1 - w) - half) + (z * z * p - r * tail))
}

/// sin x, x in radians; as `sinCos`.
@inlinable @inline(__always)
public func sin(_ x: Lanes) -> Lanes { sinCos(x).sin }

/// cos x, x in radians; as `sinCos`.
@inlinable @inline(__always)
public func cos(_ x: Lanes) -> Lanes { sinCos(x).cos }

/// sin x and cos x, x in radians: a lane of the function on eight lanes.
@inlinable
public func sinCos(_ x: Double) -> (sin: Double, cos: Double) {
  let both = sinCos(Lanes(repeating: x))
  return (both.sin[0], both.cos[0])
}

/// sin x, x in radians: a lane of the function on eight lanes.
@inlinable
public func sin(_ x: Double) -> Double { sinCos(x).sin }

/// cos x, x in radians: a lane of the function on eight lanes.
@inlinable
public func cos(_ x: Double) -> Double { sinCos(x).cos }
