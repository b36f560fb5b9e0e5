import Experiment
import Lessons

/// A session that plays by itself, tick by tick, on and off the screen.
struct ScriptedSession {
  /// Where actions come from.
  enum Source {
    /// A script, up to a tick.
    case script(Script, end: Int)
    /// A session log, up to its last tick.
    case log(Playback)
    /// A lesson that waits for nobody, to its end.
    case lesson(LessonPlayer, path: String)
  }

  /// As it stands after the actions of its tick.
  private(set) var session: Session
  /// What has just been done, in order.
  private(set) var actions: [Action] = []
  private var source: Source
  /// What is done besides.
  private let additions: Script

  /// A session at its first tick, whose actions are done.
  ///
  /// - Parameters:
  ///   - session: at its first tick.
  ///   - source: where actions come from.
  ///   - additions: what is done besides, after the actions of the same tick.
  /// - Throws: `CommandError` of an action that cannot be done.
  init(
    _ session: Session, _ source: Source, additions: Script = Script()
  ) throws(CommandError) {
    self.session = session
    self.source = source
    self.additions = additions
    try applyDueActions()
  }

  /// Whether the last tick has passed.
  var isOver: Bool {
    switch source {
    case .script(_, let end): session.tick >= end
    case .log(let playback): session.tick >= playback.end
    case .lesson(let player, _): player.isOver
    }
  }

  /// The log that is played, and how it agrees; nil for a script.
  var playback: Playback? { if case .log(let playback) = source { playback } else { nil } }

  /// Lets a tick pass, then does what is due.
  mutating func advance() throws(CommandError) {
    session.advance()
    try applyDueActions()
  }

  /// Lets ticks pass at once up to the next at which something is due, if nothing trains meanwhile.
  mutating func skipRest(to most: Int = .max) {
    guard let playback, !session.needsTicks else { return }
    let due = (playback.nextTick ?? playback.end) - 1
    session.rest(ticks: min(most, due) - session.tick)
  }

  /// Gives back the memory that only a step needs, for a copy that is kept.
  mutating func forgetBatch() { session.forgetBatch() }

  /// Forgets the checkpoint history, without which nothing can go back until it was made again.
  mutating func forgetHistory() { session.forgetHistory() }

  private mutating func applyDueActions() throws(CommandError) {
    switch source {
    case .script(let script, _): actions = try script.apply(to: &session)
    case .log(var playback):
      actions = try playback.apply(to: &session)
      source = .log(playback)
    case .lesson(var player, let path):
      do throws(LessonError) {
        try player.play(on: &session)
        actions = player.actions
      } catch {
        throw .lesson(path, error)
      }
      source = .lesson(player, path: path)
    }
    actions += try additions.apply(to: &session)
    // Nobody is there to go on with what the script pauses.
    if case .lesson(let player, let path) = source, session.tick >= additions.end {
      do throws(LessonError) {
        try player.expectProgress(in: session)
      } catch {
        throw .lesson(path, error)
      }
    }
  }
}

extension ScriptedSession {
  /// A session log, played from its first tick.
  init(
    _ recorded: DecodedLog, _ console: Console, additions: Script = Script()
  ) throws(CommandError) {
    let session: Session
    do throws(CommandError) {
      session = try recorded.experiment.start(console)
    } catch .usage(.setting(let error)) {
      throw .logStart(recorded.path, error)
    }
    try self.init(session, .log(Playback(recorded)), additions: additions)
  }
}

extension ScriptedSession {
  /// A lesson that waits for nobody.
  ///
  /// - Parameters:
  ///   - loaded: the lesson.
  ///   - additions: what is done besides, after the actions of the same tick.
  ///   - questionTicks: how long questions and pauses rest; nil for as long as it takes to read them.
  /// - Throws: `CommandError` of an action that cannot be done.
  init(
    _ loaded: LoadedLesson, additions: Script = Script(), questionTicks: Int? = nil
  ) throws(CommandError) {
    let player = LessonPlayer(loaded.lesson, waits: false, questionTicks: questionTicks)
    try self.init(
      loaded.session, .lesson(player, path: loaded.path), additions: additions)
  }
}
