import Testing

@testable import Text

struct NumeralsTests {
  static let fixed: [(value: Double, places: Int, text: String)] = [
    (0, 0, "0"), (0, 2, "0.00"), (-0.0, 2, "0.00"), (1, 0, "1"), (1.5, 0, "2"), (-1.5, 0, "-2"),
    (2.5, 0, "3"), (0.05, 2, "0.05"), (0.995, 1, "1.0"), (9.99, 1, "10.0"), (12.345, 2, "12.35"),
    (-0.004, 2, "0.00"), (-0.006, 2, "-0.01"), (1e-9, 9, "0.000000001"),
    (1234567.5, 1, "1234567.5"),
    (0.1, 9, "0.100000000"), (3, 3, "3.000"), (1e20, 2, "1e+20"), (.nan, 2, "-"),
    (.infinity, 2, "inf"), (-.infinity, 0, "-inf"),
  ]

  @Test(arguments: fixed)
  func fixedPlaces(row: (value: Double, places: Int, text: String)) {
    #expect(Numerals.fixed(row.value, row.places) == row.text)
  }

  static let shortest: [(value: Double, text: String)] = [
    (0, "0"), (-0.0, "0"), (1, "1"), (-7, "-7"), (0.05, "0.05"), (2.5, "2.5"), (0.0001, "0.0001"),
    (1024, "1024"), (1e16, "1e+16"), (0.1 + 0.2, "0.30000000000000004"), (1e-5, "1e-05"),
  ]

  @Test(arguments: shortest)
  func shortestReadsBack(row: (value: Double, text: String)) {
    #expect(Numerals.shortest(row.value) == row.text)
    #expect(Double(Numerals.shortest(row.value)) == row.value)
  }

  @Test(arguments: [(0, "0:00"), (9, "0:09"), (75, "1:15"), (600, "10:00"), (3661, "61:01")])
  func secondsAsMinutes(seconds: Int, text: String) {
    #expect(Numerals.clock(seconds: seconds) == text)
  }

  @Test(arguments: [
    (0, "00:00:00.000"), (61_033, "00:01:01.033"), (3_600_000, "01:00:00.000"),
    (360_000_009, "100:00:00.009"),
  ])
  func millisecondsAsATimestamp(milliseconds: Int, text: String) {
    #expect(Numerals.timestamp(milliseconds: milliseconds) == text)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (64_620, "64,620"), (6_372_000, "6,372,000"),
    (-1_234, "-1,234"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func thousandsAreSetApart(count: Int, text: String) {
    #expect(Numerals.grouped(count) == text)
  }

  @Test(arguments: [
    (1.0, "1"), (0.0456, "0.046"), (9.876, "9.88"), (98.76, "98.8"), (987.6, "988"),
  ])
  func movingNumbersAreBrief(value: Double, text: String) {
    #expect(Numerals.brief(value) == text)
  }
}
