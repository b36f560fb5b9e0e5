import Emulator
import Experiment
import Foundation
import Interface
import Screen
import Testing
import Text

@testable import Application

/// What `export` writes, each time into a folder of its own.
@Suite struct ExportTests: ExportSuite {
  /// The session of the script at its last tick.
  private func session() throws -> Session {
    var session = Session()
    for tick in 0..<8 {
      if tick == 3 {
        try session.apply(.margin(3))
        try session.apply(.mark("The jump"))
      }
      if tick == 4 { try session.apply(.say("Look")) }
      session.advance()
    }
    return session
  }

  @Test func writesEverythingInOnePass() throws {
    let folder = try Folder()
    let outcome = export(everything(in: folder) + script)
    #expect(outcome.status == .success && outcome.errors.split(separator: "\n").count == 1)
    #expect(try folder.names == Self.kinds.map(\.name).sorted())
    let stills = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/stills")
    #expect(stills.sorted() == ["The-jump.svg", "the-jump-2.svg"])
    #expect(try folder.text("stills/The-jump.svg").contains("<title id=\"title\">MarginScope: "))
    #expect(try folder.text("a.csv").split(separator: "\n").count == 10)
    #expect(try folder.text("a.jsonl").split(separator: "\n").count == 9)
    #expect(try folder.text("a.md").contains("\n## 0:00 The jump\n\n0:00 Look\n"))
    #expect(try folder.text("a.vtt").contains("00:00:00.133 --> 00:00:00.266\nLook\n"))
  }

  /// At 10 frames a second tick 4 has none of its own, but a chapter that begins there has.
  @Test func aMarkerBetweenFramesIsShown() throws {
    let folder = try Folder()
    _ = export(
      ["--cast", "\(folder.path)/a.cast", "--fps", "10", "--do", #"4 mark "Now""#] + script)
    let lines = try folder.text("a.cast").split(separator: "\n")
    let marker = try #require(lines.first { $0.contains(#","m","Now"]"#) })
    let time = try #require(marker.split(separator: ",").first)
    #expect(lines.contains { $0.hasPrefix("\(time),\"o\",") })
  }

  @Test(arguments: ["256", "rgb"]) func theCastEndsAsTheScreenDoes(color: String) throws {
    let folder = try Folder()
    _ = export(["--cast", "\(folder.path)/a.cast", "--color", color] + script)
    let cast = try folder.text("a.cast")
    #expect(cast.hasSuffix("\n") && !cast.hasSuffix("\n\n") && cast.contains(#""m","The jump"]"#))
    let size = Size(columns: 60, rows: 20)
    let emulator = try #require(Emulator(size))
    for line in cast.split(separator: "\n").dropFirst() {
      guard case .list(let event) = JSON(bytes: Array(line.utf8)), event.count == 3,
        event[1] == .text("o"), case .text(let data) = event[2]
      else { continue }
      emulator.feed(Array(data.utf8))
    }
    let depth: ColorDepth = color == "rgb" ? .rgb : .palette256
    let wanted = ScreenRenderer.frame(
      of: try session(), size: size, display: DisplayOptions(depth: depth)
    )
    .settled(for: depth)
    #expect(emulator.text == wanted.text && emulator.showsCursor)
    for (cell, want) in zip(emulator.frame.cells, wanted.cells) {
      #expect(cell.background == want.background)
      #expect(cell.foreground == want.foreground || want.scalar == " ")
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let (one, two) = (try Folder(), try Folder())
    #expect(export(everything(in: one) + script).status == .success)
    #expect(export(everything(in: two) + script).status == .success)
    for name in try one.names where name != "stills" {
      #expect(try one.text(name) == two.text(name))
    }
    #expect(try one.text("stills/The-jump.svg") == two.text("stills/The-jump.svg"))
  }

  @Test func aSessionLogIsExported() throws {
    let folder = try Folder()
    let log = """
      {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[60,20],"settings":{}}
      {"tick":3,"do":"margin 3"}
      {"tick":3,"do":"mark \\"The jump\\""}
      {"tick":4,"do":"say \\"Look\\""}
      {"tick":8,"end":3,"sum":"0000000000000000"}

      """
    let path = folder.path
    let outcome = export(
      ["s.jsonl", "--cast", "\(path)/a", "--csv", "\(path)/b"], files: ["s.jsonl": log])
    #expect(outcome.status == .success && outcome.errors.isEmpty)
    _ = export(["--cast", "\(path)/c", "--csv", "\(path)/d"] + script)
    // All is the same but the title and the snap.
    #expect(
      try folder.text("a").split(separator: "\n").dropFirst()
        == folder.text("c").split(separator: "\n").dropFirst())
    #expect(
      try folder.text("b")
        == folder.text("d").replacing(#""snap ""the/jump""""#, with: ""))
  }

  @Test func framesFallOnTheirTicks() throws {
    let folder = try Folder()
    _ = export(["--cast", "\(folder.path)/a", "--fps", "10", "--tick", "7"])
    let times = try folder.text("a").split(separator: "\n").dropFirst().map { line in
      String(line.dropFirst().prefix { $0 != "," })
    }
    // The last frame and the end are shown at the last tick.
    #expect(times == ["0.000000", "0.100000", "0.200000", "0.233333", "0.233333"])
    let outcome = export(["--cast", "\(folder.path)/b", "--fps", "7"])
    #expect(outcome.status == .usage && outcome.errors.contains("1, 2, 3, 5, 6, 10, 15 or 30"))
  }

  @Test func theMomentIsNoneUnlessTold() throws {
    let folder = try Folder()
    let path = folder.path
    _ = export(["--cast", "\(path)/a", "--tick", "0"])
    #expect(try folder.text("a").contains(#""timestamp":0,"#))
    let epoch = ["SOURCE_DATE_EPOCH": "1700000000"]
    _ = export(["--cast", "\(path)/b", "--tick", "0"], environment: epoch)
    #expect(try folder.text("b").contains(#""timestamp":1700000000,"#))
    let wrong = export(
      ["--cast", "\(path)/c", "--tick", "0"], environment: ["SOURCE_DATE_EPOCH": "now"])
    #expect(wrong.status == .usage && wrong.errors.contains("SOURCE_DATE_EPOCH"))
    #expect(try folder.names == ["a", "b"])
  }
}
