import Angular
import Learning
import Testing

@testable import Experiment

struct CheckpointHistoryTests {
  private func session(speed: Double, batch: Int = 16) throws -> Session {
    var settings = Settings()
    settings.batch = batch
    settings.speed = try #require(Speed(stepsPerTick: speed))
    return Session(settings)
  }

  /// Sums by step of a session to which things are done on the way, and the session.
  private func journey(
    _ actions: [Int: [Action]], speed: Double, ticks: Int
  ) throws -> (sums: [Int: UInt64], session: Session) {
    var session = try session(speed: speed)
    var sums = [0: session.trainer.checksum]
    for tick in 0..<ticks {
      for action in actions[tick] ?? [] { try session.apply(action) }
      session.advance()
      sums[session.step] = session.trainer.checksum
    }
    return (sums, session)
  }

  private static let actions: [Int: [Action]] = [
    3: [.margin(3)], 20: [.pause, .step], 22: [.step], 23: [.step], 25: [.run], 30: [.noise(0.1)],
    33: [.view(.plane), .loss("cosface")], 41: [.glide(false), .margin(0.4)], 50: [.rate(0.02)],
  ]

  @Test func everyStepBackIsTheStateBeforeThatStep() throws {
    var (sums, session) = try journey(Self.actions, speed: 1, ticks: 70)
    for step in stride(from: session.step - 1, through: 0, by: -1) {
      #expect(session.canGoBack)
      try session.apply(.back)
      #expect(session.step == step && !session.isRunning && session.tick == 70)
      #expect(session.trainer.checksum == sums[step])
      #expect(session.presentation.view == .plane)
    }
    #expect(!session.canGoBack)
    #expect(throws: ActionError.nothingToGoBack) { try session.apply(.back) }
  }

  /// Steps within a tick were never states of their own; one step a tick gives them.
  @Test func stepsWithinATickAreReachedToo() throws {
    let (sums, slow) = try journey([:], speed: 1, ticks: 40)
    var (_, session) = try journey([:], speed: 5, ticks: 8)
    #expect(session.trainer.checksum == slow.trainer.checksum)
    for step in stride(from: 39, through: 3, by: -1) {
      try session.apply(.back)
      #expect(session.step == step && session.trainer.checksum == sums[step])
    }
    // And forth again, and on.
    for step in 4...10 {
      try session.apply(.step)
      session.advance()
      #expect(session.step == step && session.trainer.checksum == sums[step])
    }
    try session.apply(.back)
    try session.apply(.run)
    session.advance()
    #expect(session.step == 14 && session.trainer.checksum == sums[14])
    try session.apply(.back)
    try session.apply(.back)
    #expect(session.step == 12 && session.trainer.checksum == sums[12])
  }

  /// What led to the step is done, the step alone is not.
  @Test func aChangeBeforeTheStepStays() throws {
    var session = try session(speed: 1)
    for _ in 0..<10 { session.advance() }
    try session.apply(.pause)
    try session.apply(.margin(4))
    try session.apply(.step)
    session.advance()
    try session.apply(.back)
    #expect(session.step == 10 && session.settings.margin == 4 && session.canRerun)
    try session.apply(.back)
    #expect(session.step == 9 && session.settings.margin == 1 && !session.canRerun)
    #expect(session.change?.kind == .back)
  }

  @Test func aFailedRunGoesBackToWhereItStillRan() throws {
    var session = try session(speed: 1)
    for _ in 0..<5 { session.advance() }
    let sum = session.trainer.checksum
    session.advance()
    session.trainer.settings.rate = 1e30
    session.trainer.settings.decay = 1
    for _ in 0..<200 where session.failure == nil { session.advance() }
    let steps = session.step
    #expect(session.failure != nil)
    for _ in 0..<steps - 5 { try session.apply(.back) }
    #expect(session.failure == nil && session.trainer.checksum == sum)
  }

  @Test func aNewStartHasNoPast() throws {
    for action in [Action.reset, .seed(3), .classes(4), .data("ring"), .activation(.relu)] {
      var (_, session) = try journey([:], speed: 1, ticks: 5)
      try session.apply(action)
      #expect(!session.canGoBack)
    }
  }

  @Test func memoryIsBoundedHoweverLongItRuns() throws {
    var session = try session(speed: 100, batch: 1)
    for tick in 1...2000 {
      session.advance()
      if tick.isMultiple(of: 100) {
        try session.apply(.rate(tick.isMultiple(of: 200) ? 0.05 : 0.04))
      }
    }
    #expect(session.step == 200_000)
    #expect(session.history.copies.count <= CheckpointHistory.mostCopies)
    #expect(session.history.copies.count * session.copyBytes <= CheckpointHistory.mostBytes)
    #expect(session.history.notes.count <= CheckpointHistory.mostNotes)
    #expect(session.history.copies.allSatisfy { $0.session.history.copies.isEmpty })
    // Dense now, sparse long ago.
    let ages = session.history.copies.map { 2000 - $0.ticks }
    #expect(ages.first == 2000 && ages.last == 0 && ages[ages.count - 2] == 1)
    for (older, newer) in zip(ages, ages.dropFirst()) {
      #expect(older - newer <= 2 + older * 3 / 4)
    }
    try session.apply(.back)
    #expect(session.step == 199_999)
  }

  @Test func notesAreBounded() throws {
    var session = try session(speed: 0.125, batch: 1)
    for index in 0..<3 * CheckpointHistory.mostNotes {
      try session.apply(.glide(index.isMultiple(of: 2)))
      if index.isMultiple(of: 8) { session.advance() }
      #expect(session.history.notes.count <= CheckpointHistory.mostNotes)
    }
    #expect(session.canGoBack)
    let sum = session.trainer.checksum
    try session.apply(.back)
    try session.apply(.step)
    session.advance()
    #expect(session.trainer.checksum == sum)
    // All at rest, where no tick leaves a copy.
    try session.apply(.pause)
    for _ in 0...CheckpointHistory.mostNotes { try session.apply(.glide(true)) }
    #expect(session.history.notes.count <= CheckpointHistory.mostNotes)
  }
}
