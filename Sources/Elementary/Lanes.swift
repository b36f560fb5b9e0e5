/// Eight doubles, worked on at once.
///
/// Every function here is written on eight lanes and in `+ - * /`, square roots and operations on
/// bits, all of which IEEE 754 rounds in one way only: the same argument gives the same bits on
/// every machine, at every optimization level and vector width. The C library does not promise
/// that. Everything is inlined into the caller, so that a kernel compiled for wider registers uses
/// them here too.
public typealias Lanes = SIMD8<Double>

/// Eight floats, worked on at once.
public typealias FloatLanes = SIMD8<Float>

/// The bit patterns of eight doubles.
@inlinable @inline(__always)
public func bits(_ x: Lanes) -> SIMD8<UInt64> { unsafeBitCast(x, to: SIMD8<UInt64>.self) }

/// The bit patterns of eight floats.
@inlinable @inline(__always)
public func bits(_ x: FloatLanes) -> SIMD8<UInt32> { unsafeBitCast(x, to: SIMD8<UInt32>.self) }

/// The eight doubles with these bit patterns.
@inlinable @inline(__always)
public func doubles(_ bits: SIMD8<UInt64>) -> Lanes { unsafeBitCast(bits, to: Lanes.self) }

/// The eight floats with these bit patterns.
@inlinable @inline(__always)
public func floats(_ bits: SIMD8<UInt32>) -> FloatLanes {
  unsafeBitCast(bits, to: FloatLanes.self)
}

/// |x| in every lane.
@inlinable @inline(__always)
public func magnitude(_ x: Lanes) -> Lanes {
  doubles(bits(x) & SIMD8(repeating: 0x7fff_ffff_ffff_ffff))
}

/// |x| in every lane.
@inlinable @inline(__always)
public func magnitude(_ x: FloatLanes) -> FloatLanes {
  floats(bits(x) & SIMD8(repeating: 0x7fff_ffff))
}

/// The sign bits alone: the pattern of -0 where x is negative, of 0 elsewhere.
@inlinable @inline(__always)
public func signBits(_ x: Lanes) -> SIMD8<UInt64> {
  bits(x) & SIMD8(repeating: 0x8000_0000_0000_0000)
}

/// The sign bits alone: the pattern of -0 where x is negative, of 0 elsewhere.
@inlinable @inline(__always)
public func signBits(_ x: FloatLanes) -> SIMD8<UInt32> {
  bits(x) & SIMD8(repeating: 0x8000_0000)
}

/// x with its sign changed where `sign` holds a sign bit.
@inlinable @inline(__always)
public func flip(_ x: Lanes, by sign: SIMD8<UInt64>) -> Lanes { doubles(bits(x) ^ sign) }

/// x with its sign changed where `sign` holds a sign bit.
@inlinable @inline(__always)
public func flip(_ x: FloatLanes, by sign: SIMD8<UInt32>) -> FloatLanes { floats(bits(x) ^ sign) }

/// The integer nearest to x, ties to even, as a value and in the low bits of a word.
///
/// Adding 1.5 * 2^52 leaves no bits for a fraction, so the addition itself rounds; the low 51 bits
/// of the sum are then the integer in two's complement (`rounded()` would call the C library on a
/// machine without SSE4.1).
/// - Precondition: |x| <= 2^51; a NaN stays one.
@inlinable @inline(__always)
public func nearestInteger(_ x: Lanes) -> (value: Lanes, bits: SIMD8<UInt64>) {
  let sum = x + 6_755_399_441_055_744
  return (sum - 6_755_399_441_055_744, bits(sum))
}

/// The integer nearest to x, ties to even, as a value and in the low bits of a word.
///
/// As for doubles, with 1.5 * 2^23.
/// - Precondition: |x| <= 2^22; a NaN stays one.
@inlinable @inline(__always)
public func nearestInteger(_ x: FloatLanes) -> (value: FloatLanes, bits: SIMD8<UInt32>) {
  let sum = x + 12_582_912
  return (sum - 12_582_912, bits(sum))
}

/// All ones where the lowest bit of the word is set, else zero (a comparison of integer lanes
/// would become a loop).
@inlinable @inline(__always)
public func oddMask(_ words: SIMD8<UInt64>) -> SIMD8<UInt64> {
  SIMD8<UInt64>.zero &- (words & SIMD8(repeating: 1))
}

/// All ones where the lowest bit of the word is set, else zero.
@inlinable @inline(__always)
public func oddMask(_ words: SIMD8<UInt32>) -> SIMD8<UInt32> {
  SIMD8<UInt32>.zero &- (words & SIMD8(repeating: 1))
}

/// `x` where the mask is zero, `y` where it is all ones.
@inlinable @inline(__always)
public func blend(_ x: Lanes, _ y: Lanes, by mask: SIMD8<UInt64>) -> Lanes {
  doubles(bits(x) ^ ((bits(x) ^ bits(y)) & mask))
}

/// `x` where the mask is zero, `y` where it is all ones.
@inlinable @inline(__always)
public func blend(_ x: FloatLanes, _ y: FloatLanes, by mask: SIMD8<UInt32>) -> FloatLanes {
  floats(bits(x) ^ ((bits(x) ^ bits(y)) & mask))
}

/// `y` where the comparison holds, else `x`.
///
/// The same as `x.replacing(with: y, where: holds)`, which the optimizer sees as a loop over the
/// lanes: a few of them in one function and it gives up inlining.
@inlinable @inline(__always)
public func blend(_ x: Lanes, _ y: Lanes, where holds: SIMDMask<SIMD8<Int64>>) -> Lanes {
  blend(x, y, by: unsafeBitCast(holds, to: SIMD8<UInt64>.self))
}

/// `y` where the comparison holds, else `x`.
@inlinable @inline(__always)
public func blend(_ x: Lanes, _ y: Double, where holds: SIMDMask<SIMD8<Int64>>) -> Lanes {
  blend(x, Lanes(repeating: y), where: holds)
}

/// `y` where the comparison holds, else `x`.
@inlinable @inline(__always)
public func blend(
  _ x: FloatLanes, _ y: FloatLanes, where holds: SIMDMask<SIMD8<Int32>>
) -> FloatLanes {
  blend(x, y, by: unsafeBitCast(holds, to: SIMD8<UInt32>.self))
}

/// `y` where the comparison holds, else `x`.
@inlinable @inline(__always)
public func blend(_ x: FloatLanes, _ y: Float, where holds: SIMDMask<SIMD8<Int32>>) -> FloatLanes {
  blend(x, FloatLanes(repeating: y), where: holds)
}
