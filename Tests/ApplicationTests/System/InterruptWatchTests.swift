import Emulator
import Foundation
import Testing

@testable import Application

/// An export in a real pseudo-terminal that is sent signals.
@Suite struct InterruptWatchTests {
  /// The ticks that are done, as the progress says.
  private func done(_ emulator: Emulator) -> Int {
    guard let range = emulator.text.firstRange(of: "tick ") else { return 0 }
    return Int(emulator.text[range.upperBound...].prefix { $0.isNumber }) ?? 0
  }

  /// What is ignored when the program starts, as under nohup, stays so; another signal ends it.
  @Test func anIgnoredSignalStaysIgnored() throws {
    let folder = try Folder()
    let program = try #require(
      RunningProgram(
        "/bin/sh",
        [
          "-c", "trap '' HUP; exec \"$@\"", "sh", RunningProgram.built("marginscope"), "export",
          "--tick", "20000", "--csv", folder.path("a.csv"),
        ]))
    #expect(program.shows { done($0) > 0 })
    program.signal(SIGHUP)
    let reached = done(program.emulator)
    #expect(program.shows { done($0) > reached })
    program.signal(SIGTERM)
    #expect(program.ends() == .signaled(SIGTERM))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
