import Lab
import Learning
import Screen
import Testing

@testable import Stage

struct StatusLinesTests {
  @Test(
    arguments: [
      ("", 10, 2, [""]),
      ("one", 10, 2, ["one"]),
      ("one two", 7, 1, ["one two"]),
      ("one two", 6, 2, ["one", "two"]),
      ("one two three", 7, 2, ["one two", "three"]),
      ("one two three four", 9, 1, ["one ..."]),
      ("one two three four", 11, 1, ["one two ..."]),
      ("one two three four", 7, 2, ["one two", "thr ..."]),
      ("  one   two ", 20, 1, ["one two"]),
    ] as [(String, Int, Int, [String])])
  func textBreaksAtSpaces(text: String, width: Int, rows: Int, expected: [String]) {
    #expect(StatusLines.wrapped(text, width: width, rows: rows) == expected)
  }

  /// Whatever the width, no line is wider, no row too many, and what is kept is a beginning.
  @Test(arguments: 8...120, [1, 2])
  func wrappedTextFits(width: Int, rows: Int) {
    let text =
      "m 1 to 4: gaps 27 to 47, class widths 32 to 10. The loss jumped, but it asks for more."
    let lines = StatusLines.wrapped(text, width: width, rows: rows)
    #expect(lines.count <= rows)
    #expect(lines.allSatisfy { $0.count <= width })
    let kept = lines.joined(separator: " ")
    let isWhole = kept == text
    #expect(isWhole || (kept.hasSuffix(" ...") && text.hasPrefix(kept.dropLast(4))))
  }

  private func theory(_ session: Session, _ columns: Int, _ glyphs: Glyphs = .braille) -> String {
    let frame = Scene.frame(
      of: session, size: Size(columns: columns, rows: 36), look: Look(glyphs: glyphs))
    return String(frame.text.split(separator: "\n")[32])
  }

  @Test func theLampIsLitWhenTheCriterionHolds() {
    #expect(!Sessions.learnt.measures.criterion)
    #expect(Sessions.raised.measures.criterion)
    #expect(theory(Sessions.learnt, 120).hasPrefix(" \u{25cb} widest class "))
    #expect(theory(Sessions.learnt, 120).contains(" >= nearest classes "))
    #expect(theory(Sessions.raised, 120).hasPrefix(" \u{25cf} widest class "))
    #expect(theory(Sessions.raised, 120).contains(": criterion met"))
    #expect(theory(Sessions.learnt, 120, .ascii).hasPrefix(" ( ) widest"))
    #expect(theory(Sessions.raised, 120, .ascii).hasPrefix(" (*) widest"))
    #expect(theory(Sessions.raised, 120, .ascii).contains(" deg < nearest"))
  }

  @Test func theoryStandsBesideMeasurement() {
    // K = 6: 60 degrees apart; m = 4 leaves 60 (4 - 1) / (4 + 1) between the wedges.
    #expect(theory(Sessions.raised, 120).contains("| gap: theory 36\u{b0}, measured "))
    #expect(theory(Sessions.learnt, 120).contains("| gap: theory 0\u{b0}, measured "))
    let bare = Sessions.started("softmax", ticks: 5)
    #expect(theory(bare, 120).contains("| gap: measured "))
    #expect(!theory(bare, 120).contains("theory"))
    // Five parts of the margin-free logit dilute m = 4 to 1.77.
    let diluted = Sessions.doing(.lambda(5), to: Sessions.raised)
    #expect(theory(diluted, 120).contains("acts like m 1.77"))
  }

  @Test func theGhostsNumbersStandBesideThisRuns() {
    let ghost = Sessions.doing(.ghost(true), .pause)
    #expect(theory(ghost, 160).contains("| ghost: m 1.00, gap "))
    #expect(!theory(Sessions.learnt, 160).contains("ghost"))
  }

  @Test(arguments: 40...200)
  func partsAreThereWholeOrNotAtAll(columns: Int) {
    let line = theory(Sessions.raised, columns)
    #expect(line.count == columns)
    let whole = theory(Sessions.raised, 400).split(separator: "|").map { $0.trimmingEnd }
    for part in line.split(separator: "|").dropFirst() {
      #expect(whole.contains(part.trimmingEnd), "\(columns): \(part)")
    }
  }
}

extension Substring {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
