import Emulator
import Glibc
import Screen
import Terminal

/// The ways to die.
enum Crash: String {
  case normal
  case fatalError
  case index
  case overflow
  case null
  case abort
  case stack
  case thread
  case task
  case exit
}

/// Shows pictures until a key or an event ends it; returns the signal to die by.
func show(on session: TerminalSession, isBusy: Bool, until die: () -> Bool) -> Int32? {
  var picture = Picture(
    number: 0, note: "\(session.depth) \(session.glyphs)", isModest: session.depth == .ansi8)
  while true {
    session.present(picture.frame(session.size))
    let deadline = isBusy ? ContinuousClock.now + .milliseconds(16) : nil
    for event in session.events(until: deadline) {
      switch event {
      case .key(.character("n")): picture.number += 1
      case .key(.character("x")): if die() { return nil }
      case .key(.character("q")): return nil
      case .signal(let number): return number
      case .hangup: return SIGHUP
      case .key(let key): picture.note = "key \(key)"
      case .pointer(let pointer):
        picture.note = "\(pointer.kind) at \(pointer.column) \(pointer.row)"
      case .resize(let size): picture.note = "resize \(size.columns)x\(size.rows)"
      case .resumed: picture.note = "resumed"
      }
    }
    if isBusy { picture.number += 1 }
  }
}

/// Dies; returns whether to end by ordinary means.
func die(_ death: Crash, _ session: TerminalSession) -> Bool {
  // Values that the compiler cannot see through.
  let one = Int(CommandLine.argc > 0 ? 1 : 0)
  switch death {
  case .normal: return true
  case .fatalError: Swift.fatalError("died as told")
  case .index: print([0][one])
  case .overflow: print(Int.max - 1 + one + one)
  case .null: UnsafeMutablePointer<Int>(bitPattern: 8 * one)?.pointee = one
  case .abort: Glibc.abort()
  case .stack: print(deepen(one))
  case .thread:
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in Swift.fatalError("died in a thread") }, nil)
  case .task: Task.detached { Swift.fatalError("died in a task") }
  case .exit: Glibc.exit(7)
  }
  return false
}

func deepen(_ depth: Int) -> Int {
  var frame = (depth, depth, depth, depth, depth, depth, depth, depth)
  return withUnsafeMutablePointer(to: &frame) { $0.pointee.0 + deepen(depth + 1) }
}

/// Says why there is nothing to draw on, and exits with status 2.
func complain(_ error: TerminalError) -> Never {
  let line = Array("crash-fixture: \(error)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(2)
}
