/// The way to the present state of a run: copies on it, and what was done between them.
///
/// At most `mostCopies` copies of about `mostBytes` together, few of long ago and many of just now,
/// and `mostNotes` notes; what is older is forgotten. Nothing here depends on time.
struct CheckpointHistory: Sendable {
  /// Something besides full ticks that led to the present state.
  enum Note: Sendable {
    /// An action that training depends on.
    case action(Action)
    /// The next tick trains so many steps only.
    case limit(Int)
    /// A step back, or back to before a change.
    case resumption(Change.Kind, isRunning: Bool, speed: Speed)
  }

  /// The copy, without its own history.
  struct Copy: Sendable {
    /// Ticks of the run before it.
    var ticks: Int
    /// Notes before it.
    var notes: Int
    var session: Session
  }

  /// The most copies kept.
  static let mostCopies = 32
  /// The most bytes that they take up, about.
  static let mostBytes = 8 << 20
  /// The most notes kept.
  static let mostNotes = 4096

  /// Ascending.
  private(set) var copies: [Copy] = []
  /// Each with the ticks before it, ascending.
  private(set) var notes: [(ticks: Int, note: Note)] = []
  /// Ticks of this run in which something could train.
  private(set) var ticks = 0
  /// Notes that are forgotten.
  private var forgotten = 0

  /// A history without copies, from which nothing can be gone back to.
  init() {}

  /// The history of a run that begins with this session.
  init(from session: Session) { keep(session) }

  /// Whether there is a copy of a step or one before it.
  func reaches(step: Int) -> Bool { copies.first.map { $0.session.step <= step } ?? false }

  /// The last copy that is not beyond a step, the past before it, and the notes after it.
  func departure(
    to step: Int
  ) -> (session: Session, ticks: Int, notes: [(ticks: Int, note: Note)])? {
    guard let index = copies.lastIndex(where: { $0.session.step <= step }) else { return nil }
    let copy = copies[index]
    var before = self
    before.copies = Array(copies[...index])
    before.notes = Array(notes.prefix(copy.notes - forgotten))
    before.ticks = copy.ticks
    var session = copy.session
    session.history = before
    return (session, copy.ticks, Array(notes.dropFirst(copy.notes - forgotten)))
  }

  /// Something happened between two ticks.
  mutating func note(_ note: Note, in session: Session) {
    guard !copies.isEmpty else { return }
    notes.append((ticks, note))
    guard notes.count > Self.mostNotes else { return }
    // The oldest quarter goes, so that this is rare.
    while notes.count > Self.mostNotes * 3 / 4, copies.count > 1 {
      copies.removeFirst()
      notes.removeFirst(copies[0].notes - forgotten)
      forgotten = copies[0].notes
    }
    if notes.count > Self.mostNotes { self = CheckpointHistory(from: session) }
  }

  /// A tick has passed.
  mutating func noteTick(_ session: Session) {
    guard !copies.isEmpty else { return }
    ticks += 1
    // From a state that has failed there is no way on.
    if session.failure == nil, session.step > copies[copies.count - 1].session.step {
      keep(session)
    }
  }

  private mutating func keep(_ session: Session) {
    var copy = session
    copy.forgetHistory()
    copy.forgetBatch()
    copies.append(Copy(ticks: ticks, notes: forgotten + notes.count, session: copy))
    let most = max(4, min(Self.mostCopies, Self.mostBytes / copy.copyBytes))
    if copies.count > most { copies.remove(at: leastMissed) }
  }

  /// The copy without which the gap is smallest for its age; never the first or the last two.
  private var leastMissed: Int {
    var least = 1
    var leastGap = Double.infinity
    for index in 1..<copies.count - 1 {
      let gap = copies[index + 1].ticks - copies[index - 1].ticks
      let share = Double(gap) / Double(1 + ticks - copies[index].ticks)
      if share < leastGap { (least, leastGap) = (index, share) }
    }
    return least
  }
}

extension Session {
  /// Whether there is a change to go back from.
  package var canRerun: Bool { !beforeChange.isEmpty }

  /// Whether there is an earlier step of this run that is still known.
  package var canGoBack: Bool { step > 0 && history.reaches(step: step - 1) }

  /// Forgets the way to here, for a copy that is kept.
  package mutating func forgetHistory() {
    history = CheckpointHistory()
    beforeChange = []
    chapterStarts = []
  }

  /// Goes to just before the last training step; what was done since is done no more.
  mutating func goBack() throws(ActionError) {
    let target = step - 1
    guard target >= 0, let way = history.departure(to: target) else { throw .nothingToGoBack }
    var (former, ticks) = (way.session, way.ticks)
    var notes = way.notes[...]
    var limit = Int.max
    while true {
      while let next = notes.first, next.ticks == ticks {
        notes.removeFirst()
        switch next.note {
        case .action(let action): try former.apply(action)
        case .limit(let steps): limit = steps
        case .resumption(let kind, let isRunning, let speed):
          former.resume(kind, isRunning: isRunning, speed: speed)
        }
      }
      let open = target - former.step
      let due = min(limit, former.due)
      // A way that does not lead there would have no end.
      guard due <= open, ticks < history.ticks else {
        if open > 0 { former.advance(atMost: open) }
        break
      }
      former.advance(atMost: limit)
      ticks += 1
      limit = .max
    }
    former.beforeChange = beforeChange.filter { $0.step <= target }
    take(former, .back, isRunning: false)
  }

  /// Becomes a former self; what is shown, the ghost, the time and the speed stay.
  mutating func take(_ former: Session, _ kind: Change.Kind, isRunning: Bool) {
    let (shown, ghost, now, speed) = (presentation, ghost, tick, settings.speed)
    let starts = chapterStarts
    self = former
    chapterStarts = starts
    self.ghost = ghost
    presentation = shown
    setTick(now)
    resume(kind, isRunning: isRunning, speed: speed)
  }

  private mutating func resume(_ kind: Change.Kind, isRunning: Bool, speed: Speed) {
    settings.speed = speed
    self.isRunning = isRunning
    stepsAsked = 0
    change = Change(kind: kind, before: summary, lastTurn: step, peakLoss: lastLoss)
    note(.resumption(kind, isRunning: isRunning, speed: speed))
  }

  /// Something happened between two ticks.
  mutating func note(_ note: CheckpointHistory.Note) { withHistory { $0.note(note, in: $1) } }

  /// A tick has passed.
  mutating func noteTick() { withHistory { $0.noteTick($1) } }

  /// Changes the past without a second owner, which would have all its copies copied.
  private mutating func withHistory(_ body: (inout CheckpointHistory, Session) -> Void) {
    var history = CheckpointHistory()
    swap(&history, &self.history)
    body(&history, self)
    self.history = history
  }
}
