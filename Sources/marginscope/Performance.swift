import Lab

/// A session that plays by itself, tick by tick, on and off the screen.
struct Performance {
  /// Where actions come from.
  enum Source {
    /// A script, up to a tick.
    case script(Script, end: Int)
    /// A session log, up to its last tick.
    case log(Playback)
  }

  /// As it stands after the actions of its tick.
  private(set) var session: Session
  /// What has just been done, in order.
  private(set) var actions: [Action] = []
  private var source: Source

  /// A performance at its first tick, whose actions are done.
  init(_ session: Session, _ source: Source) throws(CommandError) {
    self.session = session
    self.source = source
    try act()
  }

  /// Whether the last tick has passed.
  var isOver: Bool {
    switch source {
    case .script(_, let end): session.tick >= end
    case .log(let playback): session.tick >= playback.end
    }
  }

  /// The last tick; nil where nobody knows it yet.
  var end: Int? {
    switch source {
    case .script(_, let end): end
    case .log(let playback): playback.end
    }
  }

  /// The log that is played, and how it agrees; nil for a script.
  var playback: Playback? { if case .log(let playback) = source { playback } else { nil } }

  /// Lets a tick pass, then does what is due.
  mutating func advance() throws(CommandError) {
    session.advance()
    try act()
  }

  /// Lets ticks pass at once up to the next at which something is due, if nothing trains meanwhile.
  mutating func skipRest(to most: Int = .max) {
    guard let playback, !session.needsTicks else { return }
    let due = (playback.nextTick ?? playback.end) - 1
    session.rest(ticks: min(most, due) - session.tick)
  }

  /// Gives back the memory that only a step needs, for a copy that is kept.
  mutating func forgetBatch() { session.forgetBatch() }

  /// Forgets the way to here, without which nothing can go back until it was made again.
  mutating func forgetPast() { session.forgetPast() }

  private mutating func act() throws(CommandError) {
    switch source {
    case .script(let script, _): actions = try script.apply(to: &session)
    case .log(var playback):
      actions = try playback.apply(to: &session)
      source = .log(playback)
    }
  }
}

extension Performance {
  /// A session log, played from its first tick.
  init(_ recorded: Recorded, _ console: Console) throws(CommandError) {
    let session: Session
    do throws(CommandError) {
      session = try recorded.experiment.start(console)
    } catch .usage(.setting(let error)) {
      throw .logStart(recorded.path, error)
    }
    try self.init(session, .log(Playback(recorded)))
  }
}
