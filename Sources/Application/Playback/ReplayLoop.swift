import Experiment
import Interface
import Screen
import Terminal

/// A session log in the terminal: played at a pace, sought in, taken over.
struct ReplayLoop {
  /// How it ended.
  enum Ending {
    /// The user goes on live from the present tick.
    case takenOver
    case live(LiveLoop.Ending)
  }

  /// How much faster than live.
  private static let paces: [(text: String, eighths: Int)] = [
    ("1/8", 1), ("1/4", 2), ("1/2", 4), ("1", 8), ("2", 16), ("4", 32), ("8", 64), ("16", 128),
  ]
  /// The part of a frame's time that ticks may take, so that keys are heard while it seeks.
  private static let slice = Duration.milliseconds(25)

  private(set) var checkpoints: ReplayCheckpoints
  private var status: ReplayStatus
  private var display: DisplayOptions
  private var pace = 3
  private var eighthsOwed = 0
  private let clock = ContinuousClock()

  init(_ scripted: ScriptedSession, markers: [Int], display: DisplayOptions) {
    checkpoints = ReplayCheckpoints(scripted)
    status = ReplayStatus(end: scripted.playback?.end ?? 0, markers: markers)
    self.display = display
  }

  /// Runs until the user, a signal or the terminal ends it.
  ///
  /// - Parameter terminal: where frames go and events come from.
  /// - Returns: how it ended.
  /// - Throws: `CommandError` of an action that cannot be done where it stands.
  mutating func run(on terminal: TerminalSession) throws(CommandError) -> Ending {
    show(on: terminal)
    var next = clock.now + LiveLoop.tickLength
    while true {
      let isMoving = status.isPlaying || status.target != nil
      for event in terminal.events(until: isMoving ? next : nil) {
        if let ending = handle(event) { return ending }
      }
      let now = clock.now
      if now >= next {
        try move()
        next = max(next + LiveLoop.tickLength, now)
      }
      show(on: terminal)
    }
  }

  private mutating func handle(_ event: Event) -> Ending? {
    switch event {
    case .key(let key): perform(ReplayKeys.command(for: key))
    case .signal(let number): .live(.signal(number))
    case .hangup: .live(.hangup)
    case .pointer, .resize, .resumed: nil
    }
  }

  private mutating func perform(_ command: ReplayCommand?) -> Ending? {
    let here = status.target ?? checkpoints.tick
    switch command {
    case .toggle:
      status.isPlaying.toggle()
      // At the end there is nothing to play but all of it again.
      if status.isPlaying, here >= status.end { seek(0) }
    case .seek(let seconds): seek(here + Session.ticksPerSecond * seconds)
    case .marker(let way):
      let marker =
        way > 0
        ? status.markers.first { $0 > here } : status.markers.last { $0 < here }
      if let marker { seek(marker) }
    case .faster(let steps): pace = min(Self.paces.count - 1, max(0, pace + steps))
    case .home: seek(0)
    case .end: seek(status.end)
    case .takeOver: return .takenOver
    case .help: status.showsHelp.toggle()
    case .quit: return .live(.quit)
    case nil: break
    }
    return nil
  }

  private mutating func seek(_ tick: Int) { status.target = min(status.end, max(0, tick)) }

  /// A frame's share of the way: to the tick that is looked for, else as fast as it plays.
  private mutating func move() throws(CommandError) {
    let deadline = clock.now + Self.slice
    let clock = clock
    // Whoever comes to the end waits there, also a seek: the next key is then about a resting replay.
    defer { if checkpoints.tick >= status.end { status.isPlaying = false } }
    if let target = status.target {
      if try checkpoints.approach(target, while: { clock.now < deadline }) { status.target = nil }
      return
    }
    guard status.isPlaying else { return }
    let eighths = eighthsOwed + Self.paces[pace].eighths
    eighthsOwed = eighths % 8
    for _ in 0..<eighths / 8 where clock.now < deadline { try checkpoints.advance() }
  }

  private mutating func show(on terminal: TerminalSession) {
    status.tick = checkpoints.tick
    status.pace = Self.paces[pace].text
    display.replay = status
    terminal.present(
      ScreenRenderer.frame(of: checkpoints.scripted.session, size: terminal.size, display: display))
  }
}
