import Synchronization
import Testing

@testable import marginscope

@Suite struct ProgressBarTests {
  private func shown(isTerminal: Bool, end: Int?, ticks: Int) throws -> String {
    let written = Mutex("")
    let sink = Console.Sink(isTerminal: isTerminal) { text in written.withLock { $0 += text } }
    var bar = ProgressBar(sink, end: end)
    for tick in 0...ticks { try bar.show(tick: tick) }
    try bar.clear()
    return written.withLock { $0 }
  }

  @Test func growsAndGoes() throws {
    let text = try shown(isTerminal: true, end: 1000, ticks: 1000)
    #expect(text.contains("\r[\(String(repeating: "#", count: 15))...............] 50 %"))
    #expect(text.split(separator: "\r").count == 102)
    #expect(text.hasSuffix("\r\u{1b}[K"))
  }

  @Test func countsWhereTheEndIsUnknown() throws {
    #expect(
      try shown(isTerminal: true, end: nil, ticks: 65) == "\r0 ticks\r30 ticks\r60 ticks\r\u{1b}[K")
  }

  @Test func nobodyWatches() throws {
    #expect(try shown(isTerminal: false, end: 10, ticks: 10).isEmpty)
  }
}
