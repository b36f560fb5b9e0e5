import Testing
import Text

struct ShortNumeralsTests {
  static let short: [(value: Double, text: String)] = [
    (0, "0"), (-0.0, "0"), (1, "1"), (2.5, "2.5"), (0.30666666666666664, "0.31"), (0.35, "0.35"),
    (16.666666666666668, "16.67"), (0.05, "0.05"), (0.0123, "0.012"), (0.0033333, "0.0033"),
    (0.0001, "0.0001"), (1e-5, "0.00001"), (0.09999, "0.1"), (0.999, "1"), (-0.3066, "-0.31"),
    (128, "128"), (1000, "1000"), (1e-9, "1e-09"), (1e16, "1e+16"), (.nan, "nan"),
    (.infinity, "inf"),
  ]

  @Test(arguments: short)
  func twoPlacesOrTwoDigits(row: (value: Double, text: String)) {
    #expect(Numerals.short(row.value) == row.text)
  }
}
