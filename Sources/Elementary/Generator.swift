/// A seeded source of random numbers: xoshiro256++ (Blackman and Vigna, 2019).
///
/// The same seed and stream give the same numbers on every machine. The state is the value: a copy
/// continues from the same place.
public struct Generator: RandomNumberGenerator, Hashable, Sendable {
  /// The state as four words, for a checksum.
  public var state: (UInt64, UInt64, UInt64, UInt64) { (s0, s1, s2, s3) }

  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  /// A generator for one of the 2^64 streams of a seed.
  ///
  /// The state is four outputs of SplitMix64, as the authors of xoshiro advise. They start from the
  /// scrambled seed, exclusive-or the stream, so that neighboring seeds and streams share nothing.
  public init(seed: UInt64, stream: UInt64 = 0) {
    var mixed = seed
    mixed = Self.splitMix(&mixed) ^ stream
    s0 = Self.splitMix(&mixed)
    s1 = Self.splitMix(&mixed)
    s2 = Self.splitMix(&mixed)
    s3 = Self.splitMix(&mixed)
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The next 64 random bits.
  @inlinable @inline(__always)
  public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = ((sum &<< 23) | (sum &>> 41)) &+ s0
    let t = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = (s3 &<< 45) | (s3 &>> 19)
    return result
  }

  /// A number in [0, 1), a multiple of 2^-53, each equally likely.
  @inlinable
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// An integer in 0..<bound, each exactly equally likely (Lemire's multiplication with rejection).
  /// - Precondition: `bound` is positive.
  @inlinable
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "an index needs a positive bound")
    let count = UInt64(bound)
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let excess = (0 &- count) % count
      while product.low < excess { product = next().multipliedFullWidth(by: count) }
    }
    return Int(product.high)
  }

  /// A number from the standard normal distribution (Box and Muller, the cosine half).
  ///
  /// Two draws each time; the sine half is not kept, so that the state is only the four words.
  @inlinable
  public mutating func normal() -> Double {
    let radius = (-2 * log(Double((next() >> 11) + 1) * 0x1p-53)).squareRoot()
    return radius * cos(uniform() * 6.28318530717958647693)
  }

  /// Sixteen numbers from the standard normal distribution (Box and Muller, both halves).
  ///
  /// Eight draws; the upper 24 bits of each make the radius, the next 24 the angle, so that the
  /// largest magnitude is sqrt(48 ln 2) = 5.77.
  @inlinable @inline(__always)
  public mutating func normalLanes() -> (FloatLanes, FloatLanes) {
    var first = FloatLanes.zero
    var second = FloatLanes.zero
    for lane in 0..<8 {
      let word = next()
      first[lane] = Float(Int32(truncatingIfNeeded: word &>> 40))
      second[lane] = Float(Int32(truncatingIfNeeded: (word &>> 16) & 0xff_ffff))
    }
    let radius = (-2 * log((first + 1) * 0x1p-24)).squareRoot()
    let (sine, cosine) = sinCos(second * (6.28318530717958647693 * 0x1p-24))
    return (radius * cosine, radius * sine)
  }
}
