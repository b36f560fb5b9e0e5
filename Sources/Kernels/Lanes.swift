internal import Elementary
internal import Layout

// Eight floats at a time. Every sum below has one fixed order, so its bits do not depend on the
// machine's vector width, on tiling or on optimization; nothing is contracted into an FMA.

typealias Floats = StepPlan.Floats

@inline(__always)
func load(_ address: Floats) -> FloatLanes {
  UnsafeRawPointer(address).assumingMemoryBound(to: FloatLanes.self).pointee
}

@inline(__always)
func store(_ address: Floats, _ value: FloatLanes) {
  UnsafeMutableRawPointer(address).assumingMemoryBound(to: FloatLanes.self).pointee = value
}

@inline(__always)
func lanes(_ value: Float) -> FloatLanes { FloatLanes(repeating: value) }

/// The sum of the lanes, in the order of one fixed tree.
@inline(__always)
func total(_ value: FloatLanes) -> Float {
  let four = value.lowHalf + value.highHalf
  let two = four.lowHalf + four.highHalf
  return two[0] + two[1]
}

/// The numbers of eight consecutive samples from `first`.
@inline(__always)
func laneNumbers(from first: Int) -> FloatLanes {
  FloatLanes(0, 1, 2, 3, 4, 5, 6, 7) + lanes(Float(first))
}

/// The labels of eight samples as floats, since comparisons of integer lanes become loops.
///
/// The low bits of 2^23 count in ones. A conversion may be compiled to a call of a function outside,
/// which both builds of the kernels would share.
@inline(__always)
func labels(_ plan: StepPlan, _ sample: Int) -> FloatLanes {
  let numbers = UnsafeRawPointer(plan.labels + sample)
    .assumingMemoryBound(to: SIMD8<UInt32>.self).pointee
  return floats(numbers | SIMD8(repeating: 0x4b00_0000)) - lanes(0x1p23)
}

/// The smallest sine whose tangent has a direction.
///
/// Below it only rounding would choose one, which matters at theta = pi, where the slope of a real m
/// is not 0.
@inline(__always)
var leastSine: FloatLanes { lanes(0x1p-20) }

/// 1/x, and 0 where x is 0.
@inline(__always)
func reciprocal(_ x: FloatLanes) -> FloatLanes {
  let isZero = x .== lanes(0)
  return blend(lanes(1) / blend(x, lanes(1), where: isZero), lanes(0), where: isZero)
}

/// 1/x, and 0 where x is below `leastSine`, so that a tangent without a direction has no effect.
@inline(__always)
func tangentReciprocal(_ x: FloatLanes) -> FloatLanes {
  let isNone = x .< leastSine
  return blend(lanes(1) / blend(x, lanes(1), where: isNone), lanes(0), where: isNone)
}
