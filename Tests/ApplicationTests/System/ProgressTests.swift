import Synchronization
import Testing

@testable import Application

struct ProgressTests {
  /// What is written while so many are done.
  private func written(isTerminal: Bool, of total: Int) throws -> [String] {
    let texts = Mutex<[String]>([])
    let sink = Console.Sink(isTerminal: isTerminal) { text in texts.withLock { $0.append(text) } }
    var progress = Progress("tick", of: total, on: sink)
    for done in 0...total { try progress.show(done) }
    try progress.clear()
    return texts.withLock { $0 }
  }

  @Test func everyHundredthIsShownAndThenTheLineIsCleared() throws {
    let texts = try written(isTerminal: true, of: 200)
    #expect(texts.count == 101)
    #expect(texts.first == "\r[........................] tick 2 of 200")
    #expect(texts[49] == "\r[############............] tick 100 of 200")
    #expect(texts[99] == "\r[########################] tick 200 of 200")
    #expect(texts.last == "\r\u{1b}[K")
  }

  @Test func whereNobodyWatchesNothingIsWritten() throws {
    #expect(try written(isTerminal: false, of: 200).isEmpty)
  }

  @Test func aLineThatWasNeverShownIsNotCleared() throws {
    #expect(try written(isTerminal: true, of: 0).isEmpty)
  }
}
