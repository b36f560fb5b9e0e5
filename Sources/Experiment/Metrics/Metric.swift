internal import Angular
internal import Learning

/// One row of the table of what is measured: lessons check it, `train` and exports write it.
package struct Metric: Sendable, Identifiable {
  /// What kind of number a value is.
  package enum Kind: Sendable {
    /// A whole number.
    case count
    /// A number without a unit.
    case number
    /// A share, 0 to 1.
    case share
    /// An angle in degrees.
    case degrees
    /// True or false: 1 or 0 where only numbers can stand, which is in CSV and in the conditions of
    /// a lesson; true or false everywhere else.
    case flag

    /// The unit or the range, for the end of a summary; empty for none.
    package var unit: String {
      switch self {
      case .count, .number: ""
      case .share: "0 to 1"
      case .degrees: "degrees"
      case .flag: "true or false (1 or 0 in lessons and CSV)"
      }
    }
  }

  /// The one key of the metric in lessons, tables, CSV and JSON: lowercase words and hyphens.
  package let name: String
  /// What kind of number a value is.
  package let kind: Kind
  /// What is measured, in a few words.
  package let summary: String
  /// What the screen calls it.
  package let label: String
  /// Former names, which lessons may still use.
  package let aliases: [String]
  /// How the screen writes a value.
  package let format: Format
  private let read: @Sendable (Observation) -> Double?

  /// The name, which is unique in the table.
  package var id: String { name }

  init(
    _ name: String, _ kind: Kind, _ summary: String, label: String? = nil,
    as format: Format? = nil, aliases: [String] = [],
    value: @escaping @Sendable (Observation) -> Double?
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.label = label ?? name.replacing("-", with: " ")
    self.aliases = aliases
    self.format = format ?? kind.format
    read = value
  }

  /// The row of that name or former name, or nil.
  package static func named(_ name: String) -> Metric? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// The present value, 1 or 0 for a flag; nil where there is none yet.
  package func value(_ session: Session) -> Double? { value(Observation(session)) }

  /// The same, beside other metrics of the same session.
  package func value(_ observation: Observation) -> Double? { read(observation) }
}

/// A session as its metrics read it: what takes long is computed once, and only if it is asked for.
@dynamicMemberLookup
package final class Observation {
  private let session: Session
  /// What known classes show of verification; nil where there are too few.
  private(set) lazy var known: Verification? = session.known
  /// What identities held out of training show of it; nil where the data set has none.
  private(set) lazy var heldOut: Verification? = session.heldOut
  /// The loss of the probe.
  private(set) lazy var probeLosses: SampleLosses = session.probeLosses

  /// Observes a session as it stands.
  package init(_ session: Session) { self.session = session }

  /// Whatever else the session knows.
  package subscript<Value>(dynamicMember path: KeyPath<Session, Value>) -> Value {
    session[keyPath: path]
  }
}
