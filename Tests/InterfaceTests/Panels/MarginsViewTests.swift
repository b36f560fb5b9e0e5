import Angular
import Experiment
import Learning
import Screen
import Testing
import Text

@testable import Interface

struct MarginsViewTests {
  private func drawn(
    _ session: Session, _ columns: Int, _ rows: Int, _ glyphs: Glyphs = .ascii
  ) -> Frame {
    var frame = Frame(Size(columns: columns, rows: rows))
    let depth: ColorDepth = glyphs == .ascii ? .mono : .palette256
    _ = MarginsView.draw(
      session, DerivedGeometry(session),
      PanelContext(
        rect: frame.bounds, palette: Palette(theme: .dark, depth: depth),
        display: DisplayOptions(glyphs: glyphs)),
      &frame)
    return frame
  }

  @Test func theNumbersAreTheMeasures() {
    for session in [Sessions.learned, Sessions.raised] {
      let lines = drawn(session, 58, 7).text.split(separator: "\n")
      for (label, measured) in session.measures.classes.enumerated() {
        let words = lines[1 + label].split(separator: " ")
        #expect(words.first == Substring(String(session.dataset.symbols[label])))
        #expect(words.contains(Substring(Numerals.fixed(degrees(measured.gap), 0))))
        #expect(words.contains(Substring(Numerals.fixed(degrees(measured.maxIntra), 0))))
      }
    }
  }

  /// Twelve classes in the panel of an 80x24 screen: no number is cut, though the bars are short.
  @Test func manyClassesKeepTheirNumbers() {
    let session = Sessions.doing(.classes(12), to: Sessions.fresh)
    let lines = drawn(session, 32, 7).text.split(separator: "\n").map(Array.init)
    for (label, measured) in session.measures.classes.enumerated() {
      let half = label < 6 ? lines[1 + label][..<15] : lines[label - 5][16..<31]
      let width = Numerals.fixed(degrees(measured.maxIntra), 0)
      #expect(String(half).hasSuffix(" \(width)"))
    }
  }

  /// However narrow the blocks are, a width that is shown is whole.
  @Test(arguments: 17...60)
  func narrowBlocksKeepTheirWidths(columns: Int) {
    let session = Sessions.doing(.classes(7), to: Sessions.fresh)
    let blocks = 3
    let width = (columns - blocks + 1) / blocks
    let lines = drawn(session, columns, 4).text.split(separator: "\n").map(Array.init)
    for (label, measured) in session.measures.classes.enumerated() {
      let left = label / 3 * (width + 1)
      let line = lines[1 + label % 3]
      let words = String(line[left..<min(line.count, left + width)]).split(separator: " ")
      let number = Numerals.fixed(degrees(measured.maxIntra), 0)
      #expect(words.contains(Substring(number)), "\(columns): \(words), not \(number)")
    }
  }

  /// A full bar is the spacing of evenly standing classes; the tick lies at the promised gap.
  @Test func barsAndTicksHaveTheirLengths() throws {
    let session = Sessions.raised
    let lines = drawn(session, 58, 7).text.split(separator: "\n")
    let spacing = 60.0
    let bar = 35.0
    for (label, measured) in session.measures.classes.enumerated() {
      let cells = Array(lines[1 + label])
      let length = cells.prefix(37).filter { $0 == "#" }.count + 1
      let expected = min(1, degrees(measured.gap) / spacing) * bar
      #expect(abs(Double(length) - expected) <= 1.5, "class \(label)")
      let tick = try #require(cells.firstIndex(of: "|"))
      #expect(tick == 2 + Int(36 / spacing * bar))
    }
  }

  @Test func theVerdictIsTheCriterion() {
    for session in [Sessions.learned, Sessions.raised, Sessions.allZero] {
      let lines = drawn(session, 58, 7).text.split(separator: "\n")
      for (label, measured) in session.measures.classes.enumerated() {
        let smallest = Numerals.fixed(degrees(session.measures.minInter), 0)
        let expected =
          measured.accuracy < 0.5
          ? " lost "
          : measured.maxIntra < session.measures.minInter ? " < \(smallest) " : " >= \(smallest) "
        #expect(lines[1 + label].contains(expected), "class \(label)")
      }
    }
  }

  @Test func noTickIsPromisedWithoutAMargin() {
    #expect(drawn(Sessions.raised, 60, 7).text.contains("tick: least gap in theory"))
    let bare = drawn(Sessions.started("softmax", ticks: 3), 60, 7).text
    #expect(!bare.contains("tick"))
    #expect(!bare.contains("|"))
  }

  /// Whatever the room, each class has its row; more columns of them where rows are few.
  @Test(arguments: [(30, 13), (58, 7), (80, 5), (118, 13), (98, 7)], [2, 6, 12])
  func everyClassHasItsRow(size: (Int, Int), classes: Int) {
    let session = Sessions.started(classes: classes, ticks: 2)
    let text = drawn(session, size.0, size.1).text
    for label in 0..<classes {
      #expect(text.unicodeScalars.contains(scalar(session.dataset.symbols[label])), "\(label)")
    }
  }

  /// A bar grows by eighths of a cell: no whole cell is jumped over.
  @Test func aBarEndsInAnEighth() {
    let frame = drawn(Sessions.raised, 58, 7, .braille)
    let palette = Palette(theme: .dark, depth: .palette256)
    for label in 0..<6 {
      var eighths = 0
      for column in 2..<37 {
        let cell = frame[column, 1 + label]
        if cell.background == palette.hue(label) { eighths += 8 }
        if (0x2589...0x258F).contains(cell.scalar.value) {
          eighths += 8 - Int(cell.scalar.value - 0x2588)
        }
      }
      let gap = degrees(Sessions.raised.measures.classes[label].gap)
      #expect(abs(Double(eighths) - min(1, gap / 60) * 35 * 8) <= 0.5, "class \(label)")
    }
  }
}
