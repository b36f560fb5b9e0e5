import Experiment

/// A replay that can be gone to any tick of, from copies of it that lie evenly on the way.
struct ReplayCheckpoints {
  /// The most copies that are kept.
  static let mostCopies = 64
  /// The most bytes that they take up, about; of a log that goes back four are kept, with the
  /// 16 MiB at most of each one's past.
  static let mostBytes = 16 << 20
  /// The least ticks from copy to copy.
  static let leastStride = 150

  /// As it stands.
  private(set) var scripted: ScriptedSession
  /// The copies, ascending by tick; the first is the beginning.
  private(set) var copies: [ScriptedSession]
  private let capacity: Int
  /// Whether the log goes back, for which a copy needs its past.
  private let needsPast: Bool
  private var stride = ReplayCheckpoints.leastStride

  init(_ scripted: ScriptedSession) {
    self.scripted = scripted
    copies = [scripted]
    needsPast = scripted.playback?.recorded.goesBack ?? false
    let most = needsPast ? 0 : Self.mostBytes / scripted.session.copyBytes
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

  /// Goes towards a tick as far as there is time.
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

  /// Keeps a copy where the last is a stride ago; with too many every other one goes.
  private mutating func keep() {
    guard let last = copies.last, tick >= last.session.tick + stride else { return }
    var copy = scripted
    copy.forgetBatch()
    if !needsPast { copy.forgetPast() }
    copies.append(copy)
    guard copies.count > capacity else { return }
    copies = copies.indices.filter { $0.isMultiple(of: 2) }.map { copies[$0] }
    stride *= 2
  }
}
