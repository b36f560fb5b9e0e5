import Elementary
import Testing

struct ChecksumTests {
  /// The published 64-bit sums of FNV-1a, whose bytes count as words here.
  @Test(
    arguments: [
      ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
    ] as [(String, UInt64)])
  func isFNV1a(text: String, expected: UInt64) {
    var sum = Checksum()
    for byte in text.utf8 { sum.add(UInt64(byte)) }
    #expect(sum.value == expected)
  }

  @Test func dependsOnTheOrder() {
    var ordered = Checksum()
    var swapped = Checksum()
    for word in [1, 2] as [UInt64] { ordered.add(word) }
    for word in [2, 1] as [UInt64] { swapped.add(word) }
    #expect(ordered != swapped)
  }

  /// A word is multiplied as a whole, not byte by byte.
  @Test func takesAWordAtATime() {
    var sum = Checksum()
    sum.add(0x0123_4567_89ab_cdef)
    let mixed: UInt64 = 0xcbf2_9ce4_8422_2325 ^ 0x0123_4567_89ab_cdef
    #expect(sum.value == mixed &* 0x100_0000_01b3)
  }
}
