import Experiment
import Learning
import Testing

/// A causal sentence of the program, and the experiment that supports it.
struct Claim: Sendable, CustomTestStringConvertible {
  /// A place where the program says it.
  struct Place: Sendable {
    /// The file, from the top of the repository.
    let file: String
    /// Words of the sentence, as they stand there.
    let words: String

    init(_ file: String, _ words: String) {
      self.file = file
      self.words = words
    }
  }

  /// How many seeds the suite tries; `.ci/check-claims` tries all.
  enum Effort: Sendable {
    /// Twenty seeds in the suite, forty in `.ci/check-claims`.
    case fast
    /// Only in `.ci/check-claims`, forty seeds.
    case long
  }

  /// What is claimed, in one sentence.
  let sentence: String
  /// Where it is said.
  let places: [Place]
  /// Where it is tried.
  let effort: Effort
  /// The least share of the seeds in which it holds.
  let share: Double
  /// The experiments by name.
  let runs: [String: Run]
  /// Whether it holds, by the sessions at the ends of the experiments.
  let holds: @Sendable (Outcome) throws -> Bool

  init(
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

  var testDescription: String { sentence }

  /// Seeds that nothing was tuned on; the suite takes the first twenty.
  static let seeds: ClosedRange<UInt64> = 101...140
}

/// What is done from step 0 on: statements of the grammar of actions, and `run N` for N steps.
struct Run: Sendable, Hashable, ExpressibleByArrayLiteral {
  let statements: [String]
  /// A table of samples instead of a row of the data sets, from the top of the repository.
  var file: String?

  init(_ statements: [String], file: String? = nil) {
    self.statements = statements
    self.file = file
  }

  init(arrayLiteral statements: String...) { self.init(statements) }

  /// The same, and then more.
  func then(_ more: String...) -> Run { Run(statements + more, file: file) }
}

/// The sessions at the ends of a claim's experiments, for one seed.
struct Outcome: Sendable {
  let sessions: [String: Session]

  /// A session, by the name of its experiment.
  subscript(run: String) -> Session {
    get throws {
      guard let session = sessions[run] else { throw ClaimError.noRun(run) }
      return session
    }
  }

  /// A metric at the end of an experiment.
  subscript(run: String, metric: String) -> Double {
    get throws {
      let session = try self[run]
      guard let row = Metric.named(metric) else { throw ClaimError.noMetric(metric) }
      guard let value = row.value(session) else { throw ClaimError.noValue(metric, run: run) }
      return value
    }
  }
}

/// What is wrong with a row of the table.
enum ClaimError: Error {
  case noRun(String)
  case noMetric(String)
  case noValue(String, run: String)
  case stopped(run: [String], step: Int)
}
