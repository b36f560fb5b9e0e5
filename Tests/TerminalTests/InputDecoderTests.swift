import Screen
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func events(_ geometry: [Reading]) -> [Event] {
    var decoder = InputDecoder()
    return geometry.flatMap { decoder.decode($0) } + decoder.nothingFollows()
  }

  private func keys(_ text: String) -> [Key] {
    events(text.unicodeScalars.map(Reading.character)).map {
      guard case .key(let key) = $0 else { return .character("!") }
      return key
    }
  }

  @Test(
    arguments: [
      ("a", [.character("a")]), ("\u{3B8}", [.character("\u{3B8}")]), (" ", [.character(" ")]),
      ("\u{1b}", [.escape]), ("\t", [.tab]), ("\r", [.enter]), ("\n", [.enter]),
      ("\u{7f}", [.backspace]), ("\u{8}", [.backspace]), ("\u{1}", [.control("a")]),
      ("\u{c}", [.control("l")]), ("\u{0}", []), ("\u{1c}", []),
      ("\u{1b}q", [.escape, .character("q")]), ("\u{1b}\u{1b}", [.escape, .escape]),
      ("\u{1b}[1;5Dx", [.character("x")]), ("\u{1b}[15~", []), ("\u{1b}[<0;3;4M", []),
      ("\u{1b}OPx", [.character("x")]), ("a\u{1b}[1;2Pb", [.character("a"), .character("b")]),
    ] as [(String, [Key])])
  func characters(typed: String, means: [Key]) {
    #expect(keys(typed) == means)
  }

  @Test func pastedTextIsNoKeys() {
    let geometry: [Reading] = [
      .pasteBegins, .character("q"), .character("\u{1b}"), .character("["), .key(.left),
      .pasteEnds, .character("n"),
    ]
    #expect(events(geometry) == [.key(.character("n"))])
  }

  @Test func aSequenceMayArriveInParts() {
    var decoder = InputDecoder()
    for scalar in "\u{1b}[1;".unicodeScalars { #expect(decoder.decode(.character(scalar)) == []) }
    #expect(decoder.nothingFollows() == [])
    #expect(decoder.decode(.character("5")) == [])
    #expect(decoder.decode(.character("D")) == [])
    #expect(decoder.decode(.character("5")) == [.key(.character("5"))])
  }

  @Test func keysAndPointerPassThrough() {
    let pointer = Pointer(column: 3, row: 4, kind: .drag)
    #expect(
      events([.character("\u{1b}"), .key(.left), .pointer(pointer), .other])
        == [.key(.escape), .key(.left), .pointer(pointer)])
  }
}
