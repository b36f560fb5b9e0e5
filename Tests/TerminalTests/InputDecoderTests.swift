import Glibc
import Screen
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func events(_ parts: [[UInt8]], keys: [[UInt8]: Key] = [:]) -> [Event] {
    var decoder = InputDecoder(keys: keys)
    return parts.flatMap { decoder.decode($0) } + decoder.timeUp()
  }

  private func events(_ text: String) -> [Event] { events([Array(text.utf8)]) }

  @Test(
    arguments: [
      ("a", [.character("a")]), ("\u{3B8}", [.character("\u{3B8}")]), (" ", [.character(" ")]),
      ("\u{1b}", [.escape]), ("\t", [.tab]), ("\r", [.enter]), ("\n", [.enter]),
      ("\u{7f}", [.backspace]), ("\u{8}", [.backspace]), ("\u{1}", [.control("a")]),
      ("\u{c}", [.control("l")]), ("\u{0}", []), ("\u{1c}", []),
      ("\u{1b}q", [.escape, .character("q")]), ("\u{1b}\u{1b}", [.escape, .escape]),
      ("\u{1b}[1;5Dx", [.character("x")]), ("\u{1b}[15~", []), ("\u{1b}[[Ax", [.character("x")]),
      ("\u{1b}OPx", [.character("x")]), ("a\u{1b}[1;2Pb", [.character("a"), .character("b")]),
      ("\u{1b}[A\u{1b}OB", [.up, .down]), ("\u{1b}[1;2C\u{1b}[d", [.shiftRight, .shiftLeft]),
      ("\u{1b}[H\u{1b}[4~", [.home, .end]), ("\u{1b}[5~\u{1b}[6~", [.pageUp, .pageDown]),
      ("\u{1b}[3~\u{1b}[Z\u{1b}OM", [.delete, .backTab, .enter]),
      ("\u{1b}[27;5;114~", [.control("r")]), ("\u{1b}[114;5u", [.control("r")]),
      ("\u{1b}[200~q\u{1b}[Drq\u{1b}[201~n", [.character("n")]),
    ] as [(String, [Key])])
  func keys(typed: String, means: [Key]) {
    #expect(events(typed) == means.map { .key($0) })
  }

  /// What terminals answer to queries, each followed by a key.
  static let replies = [
    "\u{1b}]11;rgb:ffff/ffff/dddd\u{1b}\\", "\u{1b}]11;rgb:ffff/ffff/dddd\u{7}",
    "\u{1b}P1+r524742=\u{1b}\\", "\u{1b}_Gi=31;OK\u{1b}\\", "\u{1b}^q\u{1b}\\", "\u{1b}Xq\u{1b}\\",
    "\u{1b}[?62;4;22c", "\u{1b}[24;80R", "\u{1b}[?2026;2$y", "\u{1b}[6;16;8t", "\u{1b}[>1;4000;0c",
    "\u{9d}11;rgb:0/0/0\u{9c}", "\u{9b}12;3R",
  ]

  /// Whole, and cut at every place.
  @Test(arguments: replies)
  func repliesAreNoKeys(reply: String) {
    let bytes = Array(reply.utf8)
    for place in 0...bytes.count {
      var decoder = InputDecoder()
      let all =
        decoder.decode(bytes[..<place]) + decoder.decode(bytes[place...])
        + decoder.decode([UInt8(ascii: "n")])
      // ST as a control of its own is nothing.
      #expect(all == [.key(.character("n"))], "cut at \(place)")
    }
  }

  @Test func answersAboutTheCursorAreCounted() {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array("\u{1b}[24;80R\u{1b}[1;1Rq\u{1b}[?1;1R\u{1b}[R".utf8)).count == 1)
    #expect(decoder.takeReports() == 2)
    #expect(decoder.takeReports() == 0)
  }

  /// Of a string without end nothing is obeyed, and after a pause keys are keys again.
  @Test func anEndlessStringIsGivenUp() {
    for start in [
      "\u{1b}]52;c;", "\u{1b}P", "\u{1b}[<0;10;10", "\u{1b}[", "\u{1b}O", "\u{1b}[M!",
      "\u{1b}[200~",
    ] {
      var decoder = InputDecoder()
      #expect(decoder.decode(Array(start.utf8)) == [])
      #expect(decoder.patience != nil)
      #expect(decoder.timeUp() == [])
      #expect(decoder.patience == nil)
      #expect(decoder.decode(Array("q".utf8)) == [.key(.character("q"))])
    }
    var decoder = InputDecoder()
    #expect(decoder.decode(Array(("\u{1b}]" + String(repeating: "q", count: 100_000)).utf8)) == [])
  }

  /// The `D` of a left arrow whose escape character was taken for the key is no command.
  @Test(arguments: ["\u{1b}[D", "\u{1b}OD", "\u{1b}[1;2D", "\u{1b}[<0;1;1M"])
  func theRestOfASequenceThatComesTooLateIsNoKey(sequence: String) {
    var decoder = InputDecoder(escapeTime: .milliseconds(7))
    let bytes = Array(sequence.utf8)
    #expect(decoder.decode(bytes[..<1]) == [])
    #expect(decoder.patience == .milliseconds(7))
    #expect(decoder.timeUp() == [.key(.escape)])
    let late = decoder.decode(bytes[1...])
    #expect(!late.contains { if case .key(.character) = $0 { true } else { false } })
    #expect(decoder.decode([UInt8(ascii: "n")]) == [.key(.character("n"))])
  }

  /// Also where it comes byte by byte; what nothing follows was a key.
  @Test func theRestOfALateArrowMayComeInParts() {
    for introducer in ["[", "O"] {
      var decoder = InputDecoder()
      let rest = Array("\(introducer)D".utf8)
      #expect(decoder.decode([0x1B]) == [])
      #expect(decoder.timeUp() == [.key(.escape)])
      #expect(decoder.decode(rest[..<1]) == [])
      #expect(decoder.patience == InputDecoder.usualEscapeTime)
      #expect(decoder.decode(rest[1...]) == [.key(.left)])
      #expect(decoder.decode([0x1B]) == [])
      #expect(decoder.timeUp() == [.key(.escape)])
      #expect(decoder.decode(rest[..<1]) == [])
      #expect(decoder.timeUp() == [.key(.character(Unicode.Scalar(rest[0])))])
      #expect(decoder.decode(rest[1...]) == [.key(.character("D"))])
    }
  }

  @Test func aSplitArrowIsAnArrow() {
    for place in 1...2 {
      let bytes = Array("\u{1b}[D".utf8)
      #expect(events([Array(bytes[..<place]), Array(bytes[place...])]) == [.key(.left)])
    }
  }

  @Test func aClickInOneReadIsAPressAndARelease() {
    let press = Pointer(column: 9, row: 4, kind: .press)
    let release = Pointer(column: 9, row: 4, kind: .release)
    #expect(events("\u{1b}[<0;10;5M\u{1b}[<0;10;5m") == [.pointer(press), .pointer(release)])
    #expect(events("\u{1b}[M *%\u{1b}[M#*%") == [.pointer(press), .pointer(release)])
  }

  @Test(
    arguments: [
      ("\u{1b}[<32;3;4M", .drag), ("\u{1b}[<64;3;4M", .wheelUp), ("\u{1b}[<65;3;4M", .wheelDown),
      ("\u{1b}[<4;3;4M", .press), ("\u{1b}[<2;3;4M", nil), ("\u{1b}[<2;3;4m", nil),
      ("\u{1b}[<66;3;4M", nil), ("\u{1b}[<0;3M", nil), ("\u{1b}[<0;0;4M", nil),
      ("\u{1b}[<0;99999999999999999999;4M", nil),
    ] as [(String, Pointer.Kind?)])
  func mouse(report: String, kind: Pointer.Kind?) {
    #expect(events(report) == (kind.map { [.pointer(Pointer(column: 2, row: 3, kind: $0))] } ?? []))
  }

  @Test func terminfoNamesOtherKeys() {
    let keys: [[UInt8]: Key] = [[0x1B, 0x41]: .up, [0x0B]: .up, Array("\u{1b}[224z".utf8): .home]
    #expect(
      events([[0x1B, 0x41, 0x0B] + Array("\u{1b}[224z".utf8)], keys: keys)
        == [.key(.up), .key(.up), .key(.home)])
  }

  @Test func controlCIsItsSignal() {
    #expect(events("\u{1b}[27;5;99~") == [.signal(SIGINT)])
  }

  /// Keys, replies, mouse reports and pastes, whole and cut, between random bytes: how the bytes are
  /// divided into reads changes nothing, and a key after a pause is a key.
  @Test func randomSequencesMeanTheSameInAnyParts() {
    var seed: UInt64 = 41
    func pick(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let pieces =
      Self.replies.map { Array($0.utf8) }
      + [
        "\u{1b}[A", "\u{1b}OD", "\u{1b}[<0;10;5M", "\u{1b}[<0;10;5m", "\u{1b}[M *%",
        "\u{1b}[200~q\u{1b}[Dr\u{1b}[201~", "\u{1b}[1;2C", "q", "\u{3b8}", "\u{1b}[27;5;114~",
      ].map { Array($0.utf8) }
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<8 {
        switch pick(4) {
        case 0: bytes += (0..<pick(6)).map { _ in UInt8(pick(256)) }
        case 1:
          let piece = pieces[pick(pieces.count)]
          bytes += piece.prefix(pick(piece.count + 1))
        default: bytes += pieces[pick(pieces.count)]
        }
      }
      var whole = InputDecoder()
      var parts = InputDecoder()
      let expected = whole.decode(bytes)
      var events: [Event] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = min(rest.count, 1 + pick(5))
        events += parts.decode(rest.prefix(count))
        rest = rest.dropFirst(count)
        #expect(parts.sequence.count <= InputDecoder.longest)
      }
      #expect(events == expected, "\(bytes)")
      #expect(whole.timeUp() == parts.timeUp())
      #expect(parts.patience == nil)
      #expect(parts.decode([UInt8(ascii: "x")]) == [.key(.character("x"))])
    }
  }

  /// Random bytes never trap, and a key after a pause is a key.
  @Test func anythingIsSurvived() {
    var seed: UInt64 = 14
    for _ in 0..<2000 {
      var decoder = InputDecoder()
      for _ in 0..<3 {
        var bytes: [UInt8] = []
        for _ in 0..<20 {
          seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let pool: [UInt8] = [0x1B, 0x5B, 0x4F, 0x5D, 0x3C, 0x3B, 0x4D, 0x9B, 0xC2, 0xE2, 0x7E]
          let pick = Int(seed >> 33)
          bytes.append(pick % 2 == 0 ? pool[pick / 2 % pool.count] : UInt8(pick / 2 & 255))
        }
        _ = decoder.decode(bytes)
      }
      _ = decoder.timeUp()
      #expect(decoder.decode([UInt8(ascii: "x")]) == [.key(.character("x"))])
    }
  }
}
