/// Decides when a terminal gets another frame, so that frames never queue on the way to it.
///
/// A write to a local terminal waits until the terminal reads. Over ssh it does not: megabytes fit into
/// the buffers on the way, and a key acts after all of them. There each frame ends with a question for
/// the cursor's position, and the next frame waits while too many bytes are unanswered for.
struct FrameGate {
  typealias Instant = ContinuousClock.Instant

  /// The bytes that may be on their way when another frame is sent.
  static let window = 12_000
  /// How long the first answer is waited for; a terminal that does not answer is asked no more.
  static let firstPatience = Duration.seconds(3)
  /// How long later answers are waited for.
  static let patience = Duration.seconds(10)

  /// The least time between two frames.
  private let interval: Duration
  /// Whether each frame ends with a question.
  private(set) var asks: Bool
  private var wasAnswered = false
  /// Whether it ever asked: what looks like an answer else is a key, such as Shift-F3.
  private let everAsks: Bool
  /// The bytes of each frame that is not answered for.
  private var unanswered: [Int] = []
  private var lastSent: Instant?
  private var lastAnswer: Instant?

  /// A gate that is open.
  ///
  /// - Parameters:
  ///   - asks: whether each frame ends with a question.
  ///   - interval: the least time between two frames.
  init(asks: Bool, interval: Duration = .zero) {
    self.asks = asks
    everAsks = asks
    self.interval = interval
  }

  /// Whether answers are still to come.
  var isWaiting: Bool { !unanswered.isEmpty }

  /// When it opens; nil for at once.
  var opens: Instant? {
    guard let lastSent else { return nil }
    let slot = lastSent + interval
    guard unanswered.reduce(0, +) > Self.window else { return interval > .zero ? slot : nil }
    let patience = wasAnswered ? Self.patience : Self.firstPatience
    return max(slot, (lastAnswer.map { max($0, lastSent) } ?? lastSent) + patience)
  }

  /// Whether a frame may be sent; what has not been answered for too long is forgotten.
  mutating func isOpen(at now: Instant) -> Bool {
    if let opens, now < opens { return false }
    if unanswered.reduce(0, +) > Self.window {
      unanswered = []
      asks = wasAnswered
    }
    return true
  }

  /// A frame of so many bytes was sent, with a question if the gate asks.
  mutating func sent(_ bytes: Int, at now: Instant) {
    lastSent = now
    if asks { unanswered.append(bytes) }
  }

  /// So many answers have come.
  mutating func answered(_ count: Int, at now: Instant) {
    guard everAsks, count > 0, wasAnswered || isWaiting || !asks else { return }
    // Also one that was not waited for any more: the terminal is only slow.
    asks = true
    wasAnswered = true
    lastAnswer = now
    unanswered.removeFirst(min(count, unanswered.count))
  }

  /// Forgets what is on its way: others have used the terminal meanwhile.
  mutating func reset() { unanswered = [] }
}
