import Testing

@testable import Learning

struct ChecksumTests {
  /// FNV-1a by its definition: exclusive-or first, then times the prime.
  @Test func isFNV1aOfWords() {
    var sum = Checksum()
    #expect(sum.value == 14_695_981_039_346_656_037)
    sum.add(0x61)
    #expect(sum.value == 0xaf63_dc4c_8601_ec8c)
    var swapped = Checksum()
    var ordered = Checksum()
    for word in [1, 2] as [UInt64] { ordered.add(word) }
    for word in [2, 1] as [UInt64] { swapped.add(word) }
    #expect(ordered.value != swapped.value)
  }
}
