package import Experiment

/// A causal sentence of the program, and the experiment that supports it.
package struct Claim: Sendable {
  /// A place where the program says it.
  package struct Place: Sendable {
    /// The file, from the top of the repository.
    package let file: String
    /// Words of the sentence, as they stand there.
    package let words: String

    package init(_ file: String, _ words: String) {
      self.file = file
      self.words = words
    }
  }

  /// Where it is tried.
  package enum Effort: Sendable {
    /// On twenty seeds by the tests, on forty by `.ci/check-claims`.
    case fast
    /// On forty seeds by `.ci/check-claims` alone.
    case long
  }

  /// What is claimed, in one sentence.
  package let sentence: String
  /// Where it is said.
  package let places: [Place]
  /// Where it is tried.
  package let effort: Effort
  /// The least share of the seeds in which it holds.
  package let share: Double
  /// The experiments by name.
  package let runs: [String: Run]
  /// Whether it holds, by the sessions at the ends of the experiments.
  package let holds: @Sendable (Outcome) throws -> Bool

  package init(
    _ sentence: String, said places: [Place], _ effort: Effort = .fast, in share: Double,
    runs: [String: Run], holds: @escaping @Sendable (Outcome) throws -> Bool
  ) {
    self.sentence = sentence
    self.places = places
    self.effort = effort
    self.share = share
    self.runs = runs
    self.holds = holds
  }

  /// Other seeds than those of the first measurements, 101 to 140.
  package static let seeds: ClosedRange<UInt64> = 201...240
  /// Those that the tests try.
  package static let fewSeeds: ClosedRange<UInt64> = 201...220
}

/// What is done from step 0 on: statements of the grammar of actions, and `run N` for N steps.
package struct Run: Sendable, Hashable, ExpressibleByArrayLiteral {
  package let statements: [String]
  /// A table of samples instead of a row of the data sets, from the top of the repository.
  package var file: String?

  package init(_ statements: [String], file: String? = nil) {
    self.statements = statements
    self.file = file
  }

  package init(arrayLiteral statements: String...) { self.init(statements) }

  /// The same, and then more.
  package func then(_ more: String...) -> Run { Run(statements + more, file: file) }
}

/// The sessions at the ends of a claim's experiments, for one seed.
package struct Outcome: Sendable {
  package let sessions: [String: Session]

  /// A session, by the name of its experiment.
  package subscript(run: String) -> Session {
    get throws {
      guard let session = sessions[run] else { throw ClaimError.noRun(run) }
      return session
    }
  }

  /// A metric at the end of an experiment.
  package subscript(run: String, metric: String) -> Double {
    get throws {
      let session = try self[run]
      guard let row = Metric.named(metric) else { throw ClaimError.noMetric(metric) }
      guard let value = row.value(session) else { throw ClaimError.noValue(metric, run: run) }
      return value
    }
  }
}

/// What is wrong with a row of the table.
package enum ClaimError: Error {
  case noRun(String)
  case noMetric(String)
  case noValue(String, run: String)
  case stopped(run: [String], step: Int)
}
