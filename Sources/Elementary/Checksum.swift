/// FNV-1a in 64 bits, a word at a time.
public struct Checksum: Hashable, Sendable {
  /// The checksum of the words so far.
  public var value: UInt64 { state }

  @usableFromInline var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Creates the checksum of no words.
  @inlinable
  public init() {}

  /// Adds a word; a byte counts as a word.
  @inlinable @inline(__always)
  public mutating func add(_ word: UInt64) { state = (state ^ word) &* 0x100_0000_01b3 }
}
