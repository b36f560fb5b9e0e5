import Experiment

/// Actions and the ticks that they are done before.
struct Script: Equatable {
  /// One action.
  struct Line: Equatable {
    /// How many ticks have passed.
    var tick: Int
    /// What is done then.
    var action: Action
  }

  /// The last tick that a script knows: nearly four days.
  static let lastTick = 10_000_000

  /// The actions in the order given, which is the order within a tick.
  var lines: [Line] = []

  /// The tick of the last action; -1 without actions.
  var end: Int { lines.map(\.tick).max() ?? -1 }

  /// Complains of the first action that an ended run did not come to.
  func checkDone(at tick: Int) throws(CommandError) {
    if let line = lines.first(where: { $0.tick > tick }) {
      throw .unreached(tick: line.tick, line.action, end: tick)
    }
  }

  /// Does what is due at the session's tick.
  ///
  /// - Returns: what that was.
  @discardableResult
  func apply(to session: inout Session) throws(CommandError) -> [Action] {
    let due = lines.filter { $0.tick == session.tick }
    for line in due {
      do throws(ActionError) {
        try session.apply(line.action)
      } catch {
        throw .script(tick: line.tick, error)
      }
    }
    return due.map(\.action)
  }
}

extension Script.Line {
  /// The line of the text `TICK ACTION`.
  init(parsing text: String) throws(UsageError) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = parts.first, let tick = Int(first), (0...Script.lastTick).contains(tick)
    else {
      throw .badValue(option: "do", text, .line)
    }
    do throws(ActionError) {
      action = try Action(parsing: parts.count > 1 ? String(parts[1]) : "")
    } catch {
      throw .action(text, error)
    }
    self.tick = tick
  }
}
