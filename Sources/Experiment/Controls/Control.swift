package import Angular
package import Learning
internal import Text

/// Something that can be set: one row of the table `Control.all`.
///
/// From its row follow the action that sets it and that action's text, the option of the command line,
/// the dial and its slider, its line in a recording, its mark on the curves, what the caption says of
/// it, and whether a lesson can ramp it. A row is an object, so that an action can hold it; rows are
/// equal if they are the same.
package final class Control: Sendable {
  /// What setting it does to the training.
  package enum Effect: Hashable, Sendable {
    /// Training goes on with the same weights.
    case keepsWeights
    /// Training starts afresh.
    case startsAfresh
    /// Only the pace changes: how fast, or whether m glides.
    case changesPace
  }

  /// What the curves are marked with where it was set.
  package enum Mark: Sendable {
    /// Nothing.
    case none
    /// The symbol and the value.
    case value
    /// The value alone.
    case valueAlone
    /// The word.
    case word
  }

  /// What the caption says after a change.
  package enum Account: Sendable {
    /// A sentence of its own.
    case words(@Sendable (Turn) -> String)
    /// What became of gaps, widths and loss since m was turned.
    case margin
    /// What lambda leaves of m.
    case lambda
    /// How far the annealing schedule has come.
    case annealing
    /// What the loss asks for, and whether there is room for its m.
    case loss
  }

  /// The word of its action, of its option and of its line in a recording.
  package let word: String
  /// The name on screen, such as a letter of the literature.
  package let symbol: String
  /// What it is, in words that follow a colon.
  package let summary: String
  /// What kind of value it takes.
  package let kind: ControlValue.Kind
  /// What setting it does to the training.
  package let effect: Effect
  /// What the caption says after a change.
  package let account: Account
  /// What the caption explains after it was set, instead of the change.
  let explained: Presentation.Explained?
  /// Whether setting it begins the annealing schedule again, even the one in force.
  let beginsSchedule: Bool
  /// Whether it may be turned in a lesson without leaving it.
  package let staysInLesson: Bool
  /// The value that is set.
  let read: @Sendable (Settings) -> ControlValue
  /// Sets a value of the kind; other settings follow it.
  let write: @Sendable (inout Settings, ControlValue, Session) -> Void
  /// The values that may be set under a loss with a data set; nil where the loss has no such thing.
  let domain: @Sendable (Scope) -> Domain?
  /// What the dial says instead of a value where there is none.
  private let absence: String
  private let refusalText: (@Sendable (Session) -> String)?
  private let dialText: (@Sendable (Session) -> String)?
  /// The value that another spelling of it means.
  let canonical: @Sendable (ControlValue) -> ControlValue
  private let valueLabel: (@Sendable (ControlValue) -> String)?
  private let dialValue: (@Sendable (Session) -> ControlValue)?
  private let presentValue: (@Sendable (Session) -> ControlValue)?
  private let mark: Mark

  /// A row.
  ///
  /// - Parameters:
  ///   - word: the word of its action, of its option and of its line in a recording.
  ///   - symbol: the name on screen.
  ///   - summary: what it is, in words that follow a colon.
  ///   - field: where it lies in the settings.
  ///   - effect: what setting it does to the training.
  ///   - following: what else of the settings changes with it.
  ///   - domain: the values that may be set; by default all of the kind, where these can be counted.
  ///   - absence: what the dial says where the loss has no such thing.
  ///   - refusal: why it cannot be turned, where the domain has not two values.
  ///   - text: what the dial says, unless that is the value's label.
  ///   - label: how a value is written on screen, where it has another name there.
  ///   - canonical: the value that another spelling of it means, where a text may have one.
  ///   - dialValue: where the dial stands, unless that is the value that is set.
  ///   - present: the value in force, unless that is where the dial stands.
  ///   - mark: what the curves are marked with.
  ///   - account: what the caption says; by default from what to what.
  ///   - explained: what the caption explains instead.
  ///   - beginsSchedule: whether setting it begins the annealing schedule again.
  ///   - staysInLesson: whether it may be turned in a lesson without leaving it.
  init(
    _ word: String, _ symbol: String, _ summary: String, _ field: Field,
    effect: Effect = .keepsWeights,
    following: (@Sendable (inout Settings, Session) -> Void)? = nil,
    domain: (@Sendable (Scope) -> Domain?)? = nil,
    absence: String = "none", refusal: (@Sendable (Session) -> String)? = nil,
    text: (@Sendable (Session) -> String)? = nil,
    label: (@Sendable (ControlValue) -> String)? = nil,
    canonical: @escaping @Sendable (ControlValue) -> ControlValue = { $0 },
    dialValue: (@Sendable (Session) -> ControlValue)? = nil,
    present: (@Sendable (Session) -> ControlValue)? = nil,
    mark: Mark = .none, account: Account? = nil, explained: Presentation.Explained? = nil,
    beginsSchedule: Bool = false, staysInLesson: Bool = false
  ) {
    self.word = word
    self.symbol = symbol
    self.summary = summary
    self.effect = effect
    self.domain = domain ?? { [kind = field.kind] _ in kind.domain }
    self.absence = absence
    self.dialValue = dialValue
    self.mark = mark
    self.explained = explained
    self.beginsSchedule = beginsSchedule
    self.staysInLesson = staysInLesson
    valueLabel = label
    self.canonical = canonical
    kind = field.kind
    read = field.read
    write = { settings, value, session in
      field.write(&settings, value)
      following?(&settings, session)
    }
    refusalText = refusal
    dialText = text
    presentValue = present
    self.account =
      account
      ?? .words { turn in
        turn.from == turn.to
          ? "\(symbol) is back at \(turn.to)." : "\(symbol) \(turn.from) to \(turn.to): \(summary)."
      }
  }
}

extension Control: Hashable, CustomStringConvertible {
  /// Whether they are the same row.
  package static func == (left: Control, right: Control) -> Bool { left === right }

  /// Hashes the word, which is unique in the table.
  package func hash(into hasher: inout Hasher) { hasher.combine(word) }

  /// The word.
  package var description: String { word }
}

extension Control {
  /// What decides which values a control takes.
  package struct Scope: Sendable {
    /// The loss in force.
    package let loss: MarginLoss
    /// The data set in force.
    package let dataset: Dataset
    /// The data sets on offer.
    package let datasets: [Dataset]
  }

  /// A change of a control from one value to another, as captions tell it.
  package struct Turn: Hashable, Sendable {
    /// Which way a number went.
    package enum Direction: Hashable, Sendable {
      case up
      case down
      /// Back to where it was; names have no other direction.
      case back
    }

    /// The value before it was turned.
    package let from: String
    /// The value it was turned to.
    package let to: String
    /// Which way.
    package let direction: Direction

    /// A change of a control.
    package init(_ control: Control, from: ControlValue, to: ControlValue) {
      self.from = control.label(from)
      self.to = control.label(to)
      direction =
        if let before = from.number, let after = to.number, before != after {
          after > before ? .up : .down
        } else {
          .back
        }
    }
  }

  /// Whether numbers between two others can be set, while the weights are kept.
  package var canRamp: Bool {
    guard case .number = kind else { return false }
    return effect == .keepsWeights
  }

  /// The value to start with; nil where that depends on the loss or on the data set.
  package var initial: ControlValue? {
    let starts = Session.losses.map { Settings(loss: $0) } + Dataset.all.map { Settings(data: $0) }
    let first = read(Settings())
    return starts.allSatisfy { read($0) == first } ? first : nil
  }

  /// What it is and what it starts with, in a sentence.
  package var helpText: String {
    let hasName = symbol != word && symbol.count > 2
    let text = hasName ? "\(symbol): \(summary)" : summary
    let start = initial.map { " (default: \(label($0)))" } ?? ""
    return text.prefix(1).uppercased() + text.dropFirst() + start + "."
  }

  /// A value as it is written on screen.
  package func label(_ value: ControlValue) -> String {
    valueLabel?(value) ?? value.label
  }

  /// What the curves are marked with; nil for nothing.
  func mark(_ value: ControlValue) -> String? {
    switch mark {
    case .none: nil
    case .value: "\(symbol) \(label(value))"
    case .valueAlone: value.label
    case .word: word
    }
  }
}

// The dial.
extension Control {
  /// The controls to choose from under a loss: all but the parameters that only other losses have.
  package static func choices(under loss: MarginLoss) -> [Control] {
    let own = loss.parameters.map { Control.parameter($0.parameter) }
    return all.filter { !parameters.contains($0) || own.contains($0) }
  }

  /// What the dial says.
  package func text(_ session: Session) -> String {
    guard domain(session.scope) != nil else { return absence }
    return dialText?(session) ?? label(present(in: session))
  }

  /// Where the dial stands between its ends, 0...1; nil where it cannot be turned now.
  package func place(_ session: Session) -> Double? {
    domain(session.scope)?.place(of: standing(session))
  }

  /// The text of the two ends; empty where there is none.
  package func ends(_ session: Session) -> (String, String) {
    guard let ends = domain(session.scope)?.ends(kind) else { return ("", "") }
    return (label(ends.first), label(ends.last))
  }

  /// The action that turns the dial by `steps`, finely or coarsely; nil where it goes no further.
  package func turned(_ session: Session, _ steps: Int, _ coarse: Bool) -> Action? {
    domain(session.scope)?.value(after: standing(session), steps, coarse: coarse, kind)
      .map { .set(self, $0) }
  }

  /// The action that sets the dial to a place between its ends, 0...1; nil where a slider has no
  /// sense.
  package func dragged(_ session: Session, _ place: Double) -> Action? {
    guard self.place(session) != nil else { return nil }
    return domain(session.scope)?.value(at: place, kind).map { .set(self, $0) }
  }

  /// Why the dial does not turn now.
  package func refusal(_ session: Session) -> String {
    refusalText?(session) ?? "There is nothing else to choose for \(symbol)."
  }

  /// The value in force, which may still be on its way to the one that is set.
  func present(in session: Session) -> ControlValue {
    presentValue?(session) ?? standing(session)
  }

  private func standing(_ session: Session) -> ControlValue {
    dialValue?(session) ?? read(session.settings)
  }
}

extension Session {
  /// What decides which values a control takes.
  var scope: Control.Scope { Control.Scope(loss: loss, dataset: dataset, datasets: datasets) }
}
