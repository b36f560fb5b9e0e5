internal import Elementary
internal import Layout

// Eight floats at a time. Every sum below has one fixed order, so the bits do not depend on the
// width of the machine's vectors, on tiling or on optimisation; nothing is contracted into an FMA.

typealias Floats = StepPlan.Floats
typealias Ints = SIMD8<Int32>

@inline(__always)
func load(_ address: Floats) -> FloatLanes {
  UnsafeRawPointer(address).assumingMemoryBound(to: FloatLanes.self).pointee
}

@inline(__always)
func load(_ address: UnsafeMutablePointer<Int32>) -> Ints {
  UnsafeRawPointer(address).assumingMemoryBound(to: Ints.self).pointee
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
func laneNumbers(from first: Int) -> Ints {
  Ints(0, 1, 2, 3, 4, 5, 6, 7) &+ Ints(repeating: Int32(truncatingIfNeeded: first))
}
