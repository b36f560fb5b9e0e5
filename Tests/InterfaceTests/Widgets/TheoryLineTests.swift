import Angular
import Experiment
import Learning
import Screen
import Testing
import Text

@testable import Interface

struct TheoryLineTests {
  private func theory(_ session: Session, _ columns: Int, _ glyphs: Glyphs = .braille) -> String {
    let size = Size(columns: columns, rows: 36)
    let frame = ScreenRenderer.frame(
      of: session, size: size, display: DisplayOptions(glyphs: glyphs))
    let plan = ScreenPlan(size: size, presentation: session.presentation)
    return String(frame.text.split(separator: "\n")[plan.theory])
  }

  @Test func theDotIsFilledWhenTheCriterionHolds() {
    #expect(!Sessions.learned.measures.criterion)
    #expect(Sessions.raised.measures.criterion)
    #expect(theory(Sessions.learned, 120).hasPrefix(" \u{25cb} widest class "))
    #expect(theory(Sessions.learned, 120).contains(" >= smallest gap "))
    let count = Sessions.learned.measures.classesMeetingCriterion
    #expect(theory(Sessions.learned, 120).contains(": \(count) of 6 narrower "))
    #expect(theory(Sessions.learned, 120).contains("| without outliers "))
    #expect(theory(Sessions.raised, 40).hasPrefix(" \u{25cf} widest 1"))
    #expect(theory(Sessions.raised, 40).contains(", 6 of 6"))
    #expect(theory(Sessions.raised, 120).hasPrefix(" \u{25cf} widest class "))
    #expect(theory(Sessions.raised, 120).contains(": criterion met"))
    #expect(theory(Sessions.learned, 120, .ascii).hasPrefix(" ( ) widest"))
    #expect(theory(Sessions.raised, 120, .ascii).hasPrefix(" (*) widest"))
    #expect(theory(Sessions.raised, 120, .ascii).contains(" deg < smallest gap"))
  }

  /// Of a part all is written or nothing, also where degrees and the dot are spelled out.
  @Test(arguments: 40...200)
  func noPartIsCut(columns: Int) {
    for glyphs in [Glyphs.ascii, .braille] {
      let parts = TheoryLine(Sessions.raised, DerivedGeometry(Sessions.raised), columns: columns)
        .parts(glyphs)
      for part in parts {
        #expect(
          theory(Sessions.raised, columns, glyphs).contains(glyphs.spelled(part)))
      }
    }
  }

  @Test func theoryStandsBesideMeasurement() {
    // K = 6: 60 degrees apart; m = 4 leaves 60 (4 - 1) / (4 + 1) between the regions.
    #expect(theory(Sessions.raised, 120).contains("\u{b0}, theory >= 36\u{b0} "))
    #expect(theory(Sessions.learned, 120).contains("\u{b0}, theory >= 0\u{b0} "))
  }

  /// Every loss says what it promises for even weights, in closed form or by bisection.
  @Test(arguments: MarginLoss.all)
  func everyLossSaysWhatItPromises(loss: MarginLoss) throws {
    var session = Sessions.started(loss.name, ticks: 1)
    if let margin = loss.margin { try session.apply(.margin(margin.snaps[1])) }
    while session.isGliding { session.advance() }
    let spacing = uniformGap(classes: 6)
    let shared = loss.hasBias ? session.trainer.classBiases[0] : 0
    let half = try #require(loss.halfWedge(between: spacing, bias: shared, session.margin))
    let promised = Numerals.fixed((spacing - 2 * half) * 180 / .pi, 0)
    #expect(theory(session, 200).contains(", theory >= \(promised)\u{b0} "))
  }

  /// What would mislead if it were missing is there at every width that has room for it.
  @Test(arguments: 56...200)
  func theMarginThatLambdaLeavesIsNeverCutFirst(columns: Int) {
    // Five parts of the margin-free logit dilute m = 4 to 1.77.
    let diluted = Sessions.doing(.lambda(5), to: Sessions.raised)
    #expect(theory(diluted, columns).contains("| acts like m 1.77"))
    let header = ScreenRenderer.frame(of: diluted, size: Size(columns: columns, rows: 36)).text
      .prefix { $0 != "\n" }
    #expect(header.contains("acts like m 1.77") == (columns >= 100))
  }

  /// Six classes of sixty: 360 samples, 64,620 pairs, 6,372,000 triplets; of the last batch what it had.
  @Test(arguments: ["contrastive", "triplet"])
  func lossesOnPairsSayHowManyThereAre(name: String) {
    let session = Sessions.started(name, ticks: 1)
    let line = theory(session, 120)
    let batch = session.trainer.batchExpansion
    let triplets = Numerals.grouped(batch.triplets)
    // 128 samples make 8,128 pairs, and other triplets than classes of 21 and 22 would.
    #expect(batch.pairs == 8128 && batch.triplets != 277_704)
    #expect(
      line.contains("| batch/all pairs 8,128/64,620 | triplets \(triplets)/6,372,000"), "\(line)")
    #expect(!theory(Sessions.started("center", ticks: 1), 120).contains("triplets"))
  }

  @Test func theLimitOfMIsSaidWhereThereIsOne() {
    #expect(
      theory(Sessions.started("cosface", classes: 8, ticks: 1), 120).contains(
        "| even weights: m fits up to 0.29 "))
    // 1 - cos 60 degrees, whatever its last bit.
    #expect(
      theory(Sessions.started("cosface", ticks: 1), 90).contains("| m fits up to 0.50 "))
    #expect(
      theory(Sessions.started("combined", classes: 12, ticks: 1), 120).contains(
        "| no m fits K = 12 "))
    #expect(!theory(Sessions.raised, 200).contains("fits"))
  }

  /// The bound on the criterion holds for A-Softmax without lambda; lengths and lambda know none.
  @Test func theCriterionIsPromisedWhereItIsProved() {
    let bound = "even weights, all margins satisfied: criterion from m > 3.0"
    #expect(theory(Sessions.raised, 300).contains(bound))
    #expect(
      !theory(Sessions.doing(.lambda(5), to: Sessions.raised), 300).contains("criterion from"))
    #expect(!theory(Sessions.started("l-softmax", ticks: 1), 300).contains("criterion from"))
  }

  @Test func theGhostsNumbersStandBesideThisRuns() {
    let ghost = Sessions.doing(.ghost(true), .pause)
    #expect(theory(ghost, 160).contains("| ghost: m 1.00, gap "))
    #expect(!theory(Sessions.learned, 160).contains("ghost"))
  }

  @Test(arguments: 40...200)
  func partsAreThereWholeOrNotAtAll(columns: Int) {
    let line = theory(Sessions.raised, columns)
    #expect(line.count == columns)
    let whole = theory(Sessions.raised, 500).split(separator: "|").map { $0.trimmingEnd }
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
