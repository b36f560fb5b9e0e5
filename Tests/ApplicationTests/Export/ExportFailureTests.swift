import Emulator
import Foundation
import Testing

@testable import Application

/// Exports that are refused, fail or are interrupted: what was there stays, and nothing is left behind.
@Suite struct ExportFailureTests: ExportSuite {
  @Test func whatExistsStaysUnlessForced() throws {
    let folder = try Folder()
    try folder.write("mine", "a.csv")
    let refused = export(everything(in: folder) + script)
    #expect(refused.status == .failure && refused.errors.contains("a.csv already exists"))
    #expect(try folder.names == ["a.csv"] && folder.text("a.csv") == "mine")
    #expect(export(everything(in: folder) + script + ["--force"]).status == .success)
    #expect(try folder.text("a.csv").hasPrefix("tick,step,"))
  }

  @Test func anExistingStillStaysUnlessForced() throws {
    let folder = try Folder()
    let stills = "\(folder.path)/stills"
    try FileManager.default.createDirectory(atPath: stills, withIntermediateDirectories: false)
    try folder.write("mine", "stills/the-jump-2.svg")
    let refused = export(everything(in: folder) + script)
    #expect(refused.status == .failure && refused.errors.contains("the-jump-2.svg already exists"))
    #expect(try folder.names == ["stills"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: stills) == ["the-jump-2.svg"])
  }

  @Test func whatAppearsMeanwhileStays() throws {
    let folder = try Folder()
    var file = try PendingFile("\(folder.path)/a", replaces: false)
    try file.write([0x41])
    try file.close()
    try folder.write("mine", "a")
    #expect(error { () throws(CommandError) in try file.publish() } == .write(file.path, .exists))
    file.discard()
    #expect(try folder.names == ["a"] && folder.text("a") == "mine")
  }

  /// Everything that can go wrong after some files were opened.
  static let failures: [(arguments: [String], message: String)] = [
    (["--csv", "/dev/full"], "/dev/full cannot be written: No space left on device"),
    (["--csv", "/nowhere/a.csv"], "the directory /nowhere does not exist; create it first"),
    (["--csv", "/dev/null/a.csv"], "/dev/null is a file, not a directory"),
    (["--csv", "/tmp"], "/tmp is a directory"),
    (["--csv", ""], "cannot be written"),
    (["--svg-dir", "/dev/null"], "is a file, not a directory"),
    (["--do", "5 scale 4"], "at tick 5: scale does not apply"),
    (["--do", "9 margin 4"], "was not reached"),
  ]

  @Test(arguments: failures) func whatFailsLeavesNothing(arguments: [String], message: String)
    throws
  {
    let folder = try Folder()
    let outcome = export(everything(in: folder) + script + arguments)
    #expect(outcome.status == .failure && outcome.errors.contains(message), "\(outcome.errors)")
    #expect(try folder.names.isEmpty)
  }

  @Test func wrongCommandLines() throws {
    let folder = try Folder()
    #expect(export([]).status == .usage)
    let path = "\(folder.path)/a"
    let twice = export(["--cast", path, "--csv", path])
    #expect(twice.status == .usage && twice.errors.contains("is named twice"))
    #expect(export(["--cast", path, "--color", "17"]).status == .usage)
    #expect(export(["nowhere.jsonl", "--cast", path]).status == .failure)
    #expect(try folder.names.isEmpty)
  }

  @Test func aDeviceIsWrittenToAndStays() throws {
    #expect(export(["--csv", "/dev/null", "--tick", "1", "--force"]).status == .success)
    let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func aSignalLeavesNothing() throws {
    let folder = try Folder()
    let program = try #require(
      RunningProgram(
        RunningProgram.built("marginscope"),
        ["export", "--tick", "20000", "--csv", "\(folder.path)/a.csv"]))
    #expect(program.shows { $0.text.contains("of 20000") })
    // Its bytes have no name yet.
    #expect(try folder.names.isEmpty)
    program.signal(15)
    #expect(program.ends() == .signaled(15))
    #expect(try folder.names.isEmpty)
  }

  private static let spoilable = [
    """
    lesson "Short" seed=3 size=20x5
    data gaussian classes=3 batch=8
    mark "One"
    run 4
    snap "first"
    ramp margin 1 2 over=4
    ask "What?" a="up" b="down" answer=a
    until accuracy > 0.01 max=8
    snap "last"
    """,
    """
    {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[20,5],"settings":{"batch":8}}
    {"tick":2,"do":"snap \\"first\\""}
    {"tick":3,"do":"margin 3"}
    {"tick":6,"do":"mark \\"last\\""}

    """,
  ]

  /// All files or none, and nothing hidden, whatever the input.
  @Test(arguments: 1...6)
  func aDamagedInputLeavesAllOrNothing(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    for round in 0..<12 {
      let folder = try Folder()
      let words = ["9", "1e999", "-", "\"", "set batch 0", "margin", "=", "\u{301}", "\u{0}"]
      let bytes = dice.spoil(Array(Self.spoilable[round % 2].utf8), words: words)
      var console = ConsoleRecorder().console
      console.read = { _ in bytes }
      let status = perform(
        ["export", "in"] + everything(in: folder) + ["--tick", "100"], console)
      #expect(try folder.names == (status == .success ? Self.kinds.map(\.name).sorted() : []))
    }
  }

  /// A pause that a slip of a digit made would fill the disk.
  @Test func aPauseOfYearsIsNotWrittenUnasked() throws {
    let folder = try Folder()
    let log = """
      {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[20,5],"settings":{"batch":8}}
      {"tick":1,"do":"pause"}
      {"tick":999999999}

      """
    let csv = ["in", "--csv", "\(folder.path)/a.csv"]
    let refused = export(csv, files: ["in": log])
    #expect(refused.status == .failure && refused.errors.contains("999999999 ticks"))
    #expect(try folder.names.isEmpty)
    #expect(export(csv + ["--tick", "3"], files: ["in": log]).status == .success)
  }
}
