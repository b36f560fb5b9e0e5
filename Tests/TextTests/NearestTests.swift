import Testing

@testable import Text

struct NearestTests {
  static let known = ["margin", "lambda", "loss", "data", "classes", "run", "reset", "rerun"]

  static let slips: [(typed: String, meant: String?)] = [
    ("margn", "margin"), ("mragin", "margin"), ("Margin", "margin"), ("lamda", "lambda"),
    ("los", "loss"), ("run", "run"), ("rum", "run"), ("reser", "reset"), ("class", "classes"),
    ("zzz", nil), ("elephant", nil), ("", nil),
  ]

  @Test(arguments: slips)
  func findsWhatWasMeant(slip: (typed: String, meant: String?)) {
    #expect(nearest(to: slip.typed, among: Self.known) == slip.meant)
  }

  @Test func amongNoneThereIsNone() {
    #expect(nearest(to: "margin", among: []) == nil)
  }

  @Test func aSuggestionStandsInParentheses() {
    #expect(hint("run") == #" (did you mean "run"?)"# && hint(nil).isEmpty)
  }
}
