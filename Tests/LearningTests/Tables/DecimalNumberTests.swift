import Elementary
import Testing

@testable import Learning

struct DecimalNumberTests {
  /// What the scanner reads from a field without help.
  private func read(_ text: String) -> Double? {
    Array("\(text),".utf8).withUnsafeBufferPointer { bytes in
      var scanner = TableScanner(bytes, .comma, .point)
      return scanner.number()
    }
  }

  static let numbers = [
    "0", "-0", "+1", "1.", ".5", "-.5e-3", "007", "1e0", "1E+22", "1e-22", "123456789012345678",
    // The largest mantissas on either side of 2^53, and 19 digits.
    "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740995",
    "9999999999999999999", "1234567890123456789e-27", "0.1234567890123456789",
    "000.0000000012345678901234567", "0000000000000000000000",
    "9.999999999999999999",
    // Just between two doubles: ties go to even.
    "9007199254740993e0", "9007199254740993.0", "4503599627370496.5", "4503599627370497.5",
    "9007199254740993e22", "5e27", "3e-27", "1844674407370955161e27",
  ]

  @Test(arguments: numbers)
  func plainNumbersAreReadAsDoubleReadsThem(_ text: String) {
    #expect(read(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    #expect(read(text) != nil)
  }

  /// Read by `Double` itself: more digits, larger exponents, other writings.
  @Test(arguments: [
    "12345678901234567890", "1e28", "1e-28", "0x10", "inf", "nan", "1e", "e1", "",
    ".", "-", "1.2.3", "1 2", "1e5555", "1_0",
  ])
  func theRestIsLeftToDouble(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func randomNumbersAreReadAsDoubleReadsThem() {
    var random = Generator(seed: 14)
    func digits(_ most: Int) -> String {
      (0..<random.index(below: most)).map { _ in "\(random.index(below: 10))" }.joined()
    }
    var read = 0
    for _ in 0..<20_000 {
      var text = ["", "-", "+"][random.index(below: 3)] + digits(12)
      if random.index(below: 4) > 0 { text += "." + digits(12) }
      if random.index(below: 3) == 0 {
        text += "e" + ["", "-", "+"][random.index(below: 3)] + digits(4)
      }
      guard let value = self.read(text) else { continue }
      read += 1
      #expect(value.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
    #expect(read > 10_000)
  }
}
