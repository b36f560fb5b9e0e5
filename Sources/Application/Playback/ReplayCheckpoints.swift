import Experiment

/// A replay that can go to any tick, from copies that are kept evenly along the way.
struct ReplayCheckpoints {
  /// The most copies that are kept.
  static let mostCopies = 64
  /// The most bytes that they take up, about; of a log that goes back only four are kept, each with
  /// up to 16 MiB of its past.
  static let mostBytes = 16 << 20
  /// The least ticks between two copies.
  static let leastStride = 150

  /// The replay as it stands.
  private(set) var scripted: ScriptedSession
  /// The copies, ascending by tick; the first is the beginning.
  private(set) var copies: [ScriptedSession]
  private let capacity: Int
  /// Whether the log goes back, for which a copy needs its past.
  private let needsHistory: Bool
  private var stride = ReplayCheckpoints.leastStride

  init(_ scripted: ScriptedSession) {
    self.scripted = scripted
    copies = [scripted]
    needsHistory = scripted.playback?.recorded.goesBack ?? false
    let most = needsHistory ? 0 : Self.mostBytes / scripted.session.copyBytes
    capacity = max(4, min(Self.mostCopies, most))
  }

  /// Ticks that have passed.
  var tick: Int { scripted.session.tick }

  /// Lets a tick pass.
  mutating func advance() throws(CommandError) {
    guard !scripted.isOver else { return }
    try scripted.advance()
    keep()
  }

  /// Goes towards a tick for as long as there is time.
  ///
  /// - Parameters:
  ///   - target: the tick, within the log.
  ///   - hasTime: asked after every tick that trained.
  /// - Returns: whether it was reached.
  /// - Throws: `CommandError` of an action that cannot be done where it stands.
  mutating func approach(
    _ target: Int, while hasTime: () -> Bool
  ) throws(CommandError) -> Bool {
    let isBehind = target < tick
    if let copy = copies.last(where: { $0.session.tick <= target }),
      isBehind || copy.session.tick > tick
    {
      scripted = copy
    }
    while tick < target {
      scripted.skipRest(to: target)
      guard tick < target else { break }
      try advance()
      guard hasTime() else { break }
    }
    return tick == target
  }

  /// Keeps a copy a stride after the last one; when there are too many, every other one goes.
  private mutating func keep() {
    guard let last = copies.last, tick >= last.session.tick + stride else { return }
    var copy = scripted
    copy.forgetBatch()
    if !needsHistory { copy.forgetHistory() }
    copies.append(copy)
    guard copies.count > capacity else { return }
    copies = copies.indices.filter { $0.isMultiple(of: 2) }.map { copies[$0] }
    stride *= 2
  }
}
