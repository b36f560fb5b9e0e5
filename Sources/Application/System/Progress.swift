/// How far a long run has come, for somebody who watches; nothing where nobody does.
struct Progress {
  private static let width = 24

  private let noun: String
  private let total: Int
  private let sink: Console.Sink?
  private var shown = 0

  /// - Parameters:
  ///   - noun: what is counted.
  ///   - total: how many there are.
  ///   - sink: where it is shown if somebody watches; nil for nowhere.
  init(_ noun: String, of total: Int, on sink: Console.Sink?) {
    self.noun = noun
    self.total = max(1, total)
    self.sink = sink.flatMap { $0.isTerminal ? $0 : nil }
  }

  /// Says so at every hundredth.
  mutating func show(_ done: Int) throws(CommandError) {
    guard let sink, done * 100 / total > shown else { return }
    shown = done * 100 / total
    let filled = String(repeating: "#", count: min(Self.width, shown * Self.width / 100))
    let open = String(repeating: ".", count: Self.width - filled.count)
    try sink.write(controls: "\r[\(filled)\(open)] \(noun) \(min(done, total)) of \(total)")
  }

  /// Leaves the line empty.
  func clear() throws(CommandError) {
    if shown > 0 { try sink?.write(controls: "\r\u{1b}[K") }
  }
}
