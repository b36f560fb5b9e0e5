import Experiment
import Interface
import Learning
import Screen
import Testing
import Text

struct OpenSetViewTests {
  private func text(
    _ session: Session, _ columns: Int = 120, _ rows: Int = 36, zoomed: Bool = true,
    display: DisplayOptions = DisplayOptions()
  ) -> String {
    ScreenRenderer.frame(
      of: Sessions.doing(.view(.openset), .zoom(zoomed), to: session),
      size: Size(columns: columns, rows: rows), display: display
    ).text
  }

  /// A line's halves: known classes, held-out identities.
  private func halves(_ text: String, containing word: String) throws -> (String, String) {
    let line = try #require(
      text.split(separator: "\n").first { $0.components(word) == 2 }, "twice \(word)")
    let parts = line.split(separator: word, omittingEmptySubsequences: false)
    return (String(parts[1]), String(parts[2]))
  }

  @Test(arguments: [(120, 36), (80, 24), (60, 18)])
  func bothHalvesSayTheirOwnNumbers(columns: Int, rows: Int) throws {
    let session = Sessions.raised
    let text = text(session, columns, rows)
    let known = try #require(session.known)
    let heldOut = try #require(session.heldOut)
    for (word, value) in [
      ("AUC ", { (one: Verification) in Numerals.fixed(one.area, 3) }),
      ("EER ", { Numerals.fixed(100 * $0.equalErrorRate, 1) + " %" }),
      ("TPR ", { Numerals.fixed(100 * $0.truePositives(atFalsePositives: 0.01), 1) + " %" }),
    ] {
      let (left, right) = try halves(text, containing: word)
      #expect(left.hasPrefix(value(known)) && right.hasPrefix(value(heldOut)))
    }
  }

  @Test func theWordsAreExplainedAndNothingIsPromised() {
    let wide = text(Sessions.raised)
    #expect(wide.contains("genuine pairs = the same identity"))
    #expect(wide.contains("impostor pairs = different identities"))
    #expect(wide.contains("held-out identities: none of them ever trained"))
    #expect(!wide.contains("help with"))
    #expect(wide.contains("geodesic distance"))
    #expect(text(Sessions.raised, 60, 18).contains("genuine = same identity"))
  }

  @Test func whereNothingIsHeldOutTheViewSaysSo() {
    let moons = text(Sessions.started(data: "moons"))
    #expect(moons.contains("none here: every class of moons is in training"))
    for name in ["identities,", "overlap,", "hard,", "gaussian,", "imbalanced."] {
      #expect(moons.contains(name))
    }
    #expect(!moons.contains("ring,") && !moons.contains("spirals,"))
  }

  /// In letters: genuine above the axis at the left end, impostors below it.
  @Test func genuinePairsStandAboveImpostors() throws {
    let display = DisplayOptions(depth: .mono, glyphs: .ascii)
    let lines = text(Sessions.raised, 80, 24, display: display).split(separator: "\n").map(
      String.init)
    let bars = lines.prefix { !$0.contains("180") }
    let lastGenuine = try #require(bars.lastIndex { $0.contains("#") })
    let firstImpostor = try #require(bars.firstIndex { $0.contains("xx") })
    #expect(lastGenuine < firstImpostor)
  }

  /// Among the other pictures it takes the place of two and leaves the circle.
  @Test func inFocusItStandsBesideTheCircle() {
    let overview = text(Sessions.raised, zoomed: false)
    #expect(overview.contains("unit circle") && overview.contains("open set"))
    #expect(!overview.contains("target logit"))
    #expect(text(Sessions.raised).contains("unit circle") == false)
  }
}

extension Substring {
  /// How often a word occurs.
  fileprivate func components(_ word: String) -> Int {
    split(separator: word, omittingEmptySubsequences: false).count - 1
  }
}
