import Experiment
import Recording
import Screen
import Terminal

@testable import Application

/// A clock that stands still until it is told to go on.
final class ManualClock {
  /// The time that it shows.
  var time = Duration.zero
  /// The time that passes whenever somebody looks.
  var perLook = Duration.zero

  var loopClock: LoopClock {
    LoopClock {
      self.time += self.perLook
      return self.time
    }
  }
}

/// A terminal whose events are written down beforehand, and which remembers what it was shown.
///
/// Time passes while the loop waits here and while a frame is taken, and at no other time; so the
/// same script gives the same frames, however busy the machine is. A loop that waits for ever after
/// the last event is told that the terminal is gone.
final class ScriptedTerminal: InteractiveTerminal {
  /// A frame and the time at which it came.
  struct Shown {
    let time: Duration
    let frame: Frame
    var text: String { frame.text }
    /// The first row.
    var header: String { String(frame.text.prefix { $0 != "\n" }) }
  }

  let clock = ManualClock()
  private(set) var size: Size
  let depth = ColorDepth.palette256
  let glyphs = Glyphs.braille
  /// How long it takes a frame that comes at a time.
  var delay: (Duration) -> Duration = { _ in .zero }
  /// The frames, in order.
  private(set) var shown: [Shown] = []
  /// How long the loop would have waited, in order; nil for ever.
  private(set) var waits: [Duration?] = []
  private var script: [(time: Duration, event: Event)] = []
  private var stalls: [(time: Duration, length: Duration)] = []

  init(_ size: Size = Size(columns: 80, rows: 24)) { self.size = size }

  /// Something happens at a time; what is added later for the same time happens later.
  func at(_ time: Duration, _ events: Event...) {
    let place = script.firstIndex { $0.time > time } ?? script.endIndex
    script.insert(contentsOf: events.map { (time, $0) }, at: place)
  }

  /// Keys are pressed, one after the other, at a time.
  func at(_ time: Duration, type text: String) {
    for scalar in text.unicodeScalars { at(time, .key(.character(scalar))) }
  }

  /// The machine stands still for a while, as when it sleeps.
  func stall(at time: Duration, for length: Duration) { stalls.append((time, length)) }

  /// What was on the screen at a time.
  func screen(at time: Duration) -> String { shown.last { $0.time <= time }?.text ?? "" }

  /// The first row of the screen at a time.
  func header(at time: Duration) -> String { String(screen(at: time).prefix { $0 != "\n" }) }

  func events(within wait: Duration?) -> [Event] {
    waits.append(wait)
    let deadline = wait.map { clock.time + max(.zero, $0) }
    let next = script.first?.time
    if let wake = [deadline, next].compactMap(\.self).min() { clock.time = max(clock.time, wake) }
    if let stall = stalls.first, stall.time <= clock.time {
      stalls.removeFirst()
      clock.time += stall.length
    }
    guard let next, next <= clock.time else { return deadline == nil ? [.hangup] : [] }
    // All that has arrived by now comes at once.
    let arrived = script.prefix { $0.time <= clock.time }.map(\.event)
    script.removeFirst(arrived.count)
    for case .resize(let size) in arrived { self.size = size }
    return arrived
  }

  func present(_ frame: Frame) {
    shown.append(Shown(time: clock.time, frame: frame))
    clock.time += delay(clock.time)
  }
}

extension LiveLoop {
  /// A loop on a scripted terminal, whose recorder knows the session's first settings.
  init(
    _ session: Session = Session(), script: Script = Script(), liveLesson: LiveLesson? = nil,
    on terminal: ScriptedTerminal, folder: String = ""
  ) {
    self.init(
      session, script: script, liveLesson: liveLesson, recorder: SessionRecorder(session.settings),
      on: terminal, clock: terminal.clock.loopClock, folder: folder)
  }

  /// The texts of all actions so far.
  var actions: [String] {
    recorder.entries.compactMap { entry -> String? in
      if case .action(let text) = entry.event { text } else { nil }
    }
  }
}
