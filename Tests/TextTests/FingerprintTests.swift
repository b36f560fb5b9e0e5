import Testing

@testable import Text

struct FingerprintTests {
  /// The published values of FNV-1a with 64 bits.
  @Test(arguments: [
    ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
  ])
  func isTheKnownOne(_ text: String, _ sum: String) {
    #expect(hexadecimal(fingerprint(of: Array(text.utf8))) == sum)
  }

  @Test func hexadecimalHasZerosBeforeIt() {
    #expect(hexadecimal(UInt64(0xac95)) == "000000000000ac95")
    #expect(hexadecimal(UInt32(0xd0), digits: 6) == "0000d0")
  }
}
