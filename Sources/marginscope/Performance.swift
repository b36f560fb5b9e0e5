import Lab

/// A session that plays by itself, tick by tick, on and off the screen.
struct Performance {
  /// Where actions come from.
  enum Source {
    /// A script, up to a tick.
    case script(Script, end: Int)
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
    }
  }

  /// Lets a tick pass, then does what is due.
  mutating func advance() throws(CommandError) {
    session.advance()
    try act()
  }

  private mutating func act() throws(CommandError) {
    switch source {
    case .script(let script, _): actions = try script.apply(to: &session)
    }
  }
}
