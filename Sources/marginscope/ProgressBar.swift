/// How far a long piece of work is, for somebody who watches.
struct ProgressBar {
  private static let width = 30

  private let sink: Console.Sink?
  private let end: Int?
  private var shown = -1

  /// A bar; nothing is shown where nobody watches.
  ///
  /// - Parameters:
  ///   - sink: where it is shown.
  ///   - end: the tick at which all is done; nil if nobody knows.
  init(_ sink: Console.Sink, end: Int?) {
    self.sink = sink.isTerminal ? sink : nil
    self.end = end
  }

  /// Shows the tick that was reached, at every hundredth; every second where the end is unknown.
  mutating func show(tick: Int) throws(CommandError) {
    guard let sink else { return }
    let share = end.map { $0 > 0 ? min(100, 100 * tick / $0) : 100 }
    let now = share ?? tick / ExportOptions.ticksPerSecond
    guard now != shown else { return }
    shown = now
    guard let share else {
      try sink.write("\r\(tick) ticks")
      return
    }
    let done = String(repeating: "#", count: share * Self.width / 100)
    let open = String(repeating: ".", count: Self.width - done.count)
    try sink.write("\r[\(done)\(open)] \(share) %")
  }

  /// Leaves the line empty.
  func clear() throws(CommandError) { try sink?.write("\r\u{1b}[K") }
}
