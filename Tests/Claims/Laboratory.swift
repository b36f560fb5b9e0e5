internal import Experiment
package import Foundation
internal import Learning

extension Claim {
  /// In how many of the seeds each claim holds, in the order of the claims.
  ///
  /// - Throws: `ClaimError`, and what is wrong with a statement or a file of an experiment.
  package static func counts(
    of claims: [Claim], on seeds: ClosedRange<UInt64>
  ) async throws -> [Int] {
    try await withThrowingTaskGroup(of: [Bool].self) { group in
      for seed in seeds {
        group.addTask {
          var laboratory = Laboratory(seed: seed)
          return try claims.map { try laboratory.tries($0) }
        }
      }
      return try await group.reduce(into: claims.map { _ in 0 }) { counts, held in
        for index in held.indices where held[index] { counts[index] += 1 }
      }
    }
  }
}

/// Runs experiments for one seed; what several of them begin with is trained once.
struct Laboratory {
  let seed: UInt64
  private var sessions: [Run: Session] = [:]

  init(seed: UInt64) { self.seed = seed }

  /// Whether the claim holds for the seed.
  mutating func tries(_ claim: Claim) throws -> Bool {
    var ends: [String: Session] = [:]
    for (name, run) in claim.runs.sorted(by: { $0.key < $1.key }) {
      ends[name] = try session(after: run)
    }
    return try claim.holds(Outcome(sessions: ends))
  }

  private mutating func session(after run: Run) throws -> Session {
    if let known = sessions[run] { return known }
    var session: Session
    if let last = run.statements.last {
      session = try self.session(after: Run(run.statements.dropLast(), file: run.file))
      try apply(last, of: run, to: &session)
    } else {
      session = try begin(run.file)
    }
    sessions[run] = session
    return session
  }

  private func begin(_ file: String?) throws -> Session {
    var data: Dataset?
    if let file {
      let bytes = [UInt8](try Data(contentsOf: repository.appending(path: file)))
      data = try Dataset.table(named: "file", bytes: bytes)
    }
    var session = Session(Settings(data: data ?? Settings.initialData, seed: seed), file: data)
    // The speed changes nothing but how often the probe is looked at.
    try session.apply(Action(parsing: "speed 50"))
    return session
  }

  private func apply(_ statement: String, of run: Run, to session: inout Session) throws {
    let words = statement.split(separator: " ")
    guard words.first == "run", words.count == 2, let steps = Int(words[1]) else {
      return try session.apply(Action(parsing: statement))
    }
    let end = session.step + steps
    while session.step < end {
      session.advance(atMost: end - session.step)
      guard session.failure == nil else {
        throw ClaimError.stopped(run: run.statements, step: session.step)
      }
    }
  }
}

/// The top of the repository.
package let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
