internal import Elementary
internal import Layout

// Eight floats at a time. Every sum below has one fixed order, so the bits do not depend on the
// width of the machine's vectors, on tiling or on optimization; nothing is contracted into an FMA.

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

/// The sum of the lanes by one fixed tree.
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

/// The labels of eight samples, as floats: comparisons of integer lanes become loops.
///
/// The low bits of 2^23 count in ones, so that no conversion is called, which the compiler may leave
/// outside as a function that both builds of the kernels would share.
@inline(__always)
func labels(_ plan: StepPlan, _ sample: Int) -> FloatLanes {
  let numbers = UnsafeRawPointer(plan.labels + sample)
    .assumingMemoryBound(to: SIMD8<UInt32>.self).pointee
  return floats(numbers | SIMD8(repeating: 0x4b00_0000)) - lanes(0x1p23)
}
