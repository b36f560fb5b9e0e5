import Experiment
import Interface
import Screen
import Terminal

/// A session log in the terminal: played at a pace, sought in, taken over.
struct ReplayLoop {
  /// How the replay ended.
  enum Ending: Equatable {
    /// The user goes on live from the present tick; what came after the key is for the live loop.
    case takenOver(unread: [Event])
    /// As the live program ends.
    case live(LiveLoop.Ending)
  }

  /// How much faster than live.
  private static let paces: [(text: String, eighths: Int)] = [
    ("1/8", 1), ("1/4", 2), ("1/2", 4), ("1", 8), ("2", 16), ("4", 32), ("8", 64), ("16", 128),
  ]
  /// The part of a frame's time that ticks may take, so that keys are heard while it seeks.
  private static let slice = Duration.milliseconds(25)

  private(set) var replay: ReplayCheckpoints
  private var status: ReplayStatus
  private let terminal: any InteractiveTerminal
  private let clock: LoopClock
  private var schedule: TickSchedule
  private var notice = Notice()
  private var pace = 3
  private var eighthsOwed = 0

  /// A replay at its first tick.
  ///
  /// - Parameters:
  ///   - scripted: the log that is played.
  ///   - markers: the ticks that can be gone to, ascending.
  ///   - terminal: where frames go and events come from.
  ///   - clock: what frames and notices go by.
  init(
    _ scripted: ScriptedSession, markers: [Int], on terminal: any InteractiveTerminal,
    clock: LoopClock = .system
  ) {
    replay = ReplayCheckpoints(scripted)
    status = ReplayStatus(end: scripted.playback?.end ?? 0, markers: markers)
    self.terminal = terminal
    self.clock = clock
    schedule = TickSchedule(at: clock.now)
  }

  /// Runs until the user, a signal or the terminal ends it.
  ///
  /// - Returns: how it ended.
  /// - Throws: `CommandError` of an action that cannot be done where it stands.
  mutating func run() throws(CommandError) -> Ending {
    schedule = TickSchedule(at: clock.now)
    show()
    while true {
      let deadline = status.isPlaying || status.target != nil ? schedule.next : notice.ends
      var events = terminal.events(within: deadline.map { $0 - clock.now })[...]
      while let event = events.popFirst() {
        if let ending = receive(event, before: events) { return ending }
      }
      let now = clock.now
      if schedule.isDue(at: now) {
        try move()
        schedule.ticked(at: now)
      }
      show()
    }
  }

  private mutating func receive(_ event: Event, before rest: ArraySlice<Event>) -> Ending? {
    switch event {
    case .key(let key): return perform(ReplayKeys.command(for: key), before: rest)
    case .signal(let number): return .live(.signal(number))
    case .hangup: return .live(.hangup)
    case .pointer(let pointer):
      if pointer.kind != .release { refuse(.mouse) }
    case .resize, .resumed: break
    }
    return nil
  }

  private mutating func perform(
    _ command: ReplayCommand?, before rest: ArraySlice<Event>
  ) -> Ending? {
    let here = status.target ?? replay.tick
    switch command {
    case .toggle:
      status.isPlaying.toggle()
      // At the end there is nothing to play but all of it again.
      if status.isPlaying, here >= status.end { seek(0) }
    case .seek(let seconds): seek(here + Session.ticksPerSecond * seconds)
    case .marker(let way):
      let marker =
        way > 0 ? status.markers.first { $0 > here } : status.markers.last { $0 < here }
      if let marker { seek(marker) } else { refuse(way > 0 ? .lastMarker : .firstMarker) }
    case .faster(let steps):
      let wanted = pace + steps
      guard Self.paces.indices.contains(wanted) else {
        refuse(steps > 0 ? .fastest : .slowest)
        break
      }
      pace = wanted
    case .home: seek(0)
    case .end: seek(status.end)
    case .takeOver: return .takenOver(unread: Array(rest))
    case .help: status.showsHelp.toggle()
    case .quit: return .live(.quit)
    case nil: refuse(.unbound)
    }
    return nil
  }

  private mutating func refuse(_ refusal: ReplayRefusal) {
    notice.tell(refusal: refusal.message, at: clock.now)
  }

  private mutating func seek(_ tick: Int) { status.target = min(status.end, max(0, tick)) }

  /// A frame's share of the way: to the tick that is looked for, else as fast as it plays.
  private mutating func move() throws(CommandError) {
    let deadline = clock.now + Self.slice
    let clock = clock
    // The replay rests at its end, also after a seek: the next key is then about a resting replay.
    defer { if replay.tick >= status.end { status.isPlaying = false } }
    if let target = status.target {
      if try replay.approach(target, while: { clock.now < deadline }) { status.target = nil }
      return
    }
    guard status.isPlaying else { return }
    let eighths = eighthsOwed + Self.paces[pace].eighths
    eighthsOwed = eighths % 8
    for _ in 0..<eighths / 8 where clock.now < deadline { try replay.advance() }
  }

  private mutating func show() {
    notice.expire(at: clock.now)
    status.tick = replay.tick
    status.pace = Self.paces[pace].text
    var display = DisplayOptions(depth: terminal.depth, glyphs: terminal.glyphs)
    display.replay = status
    display.notice = notice.text
    terminal.present(
      ScreenRenderer.frame(of: replay.scripted.session, size: terminal.size, display: display))
  }
}

/// Why a key or the mouse does nothing to a replay.
enum ReplayRefusal: Hashable, CaseIterable {
  /// The key is not in the table.
  case unbound
  /// The mouse is for the live program.
  case mouse
  /// No marker lies before the present tick.
  case firstMarker
  /// No marker lies after the present tick.
  case lastMarker
  /// There is no faster pace.
  case fastest
  /// There is no slower pace.
  case slowest

  /// The reason, in lower case and without a period.
  var message: String {
    switch self {
    case .unbound: "this key does nothing in a replay; ? lists the keys"
    case .mouse: "the mouse does nothing in a replay; ? lists the keys"
    case .firstMarker: "there is no earlier marker; home goes to the start"
    case .lastMarker: "there is no later marker; end goes to the end"
    case .fastest: "this is the fastest pace"
    case .slowest: "this is the slowest pace"
    }
  }
}
