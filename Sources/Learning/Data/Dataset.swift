internal import Elementary

/// One row of the table of data sets: synthetic identities, shapes, or a user's file.
package struct Dataset: Sendable, Identifiable {
  /// The word that users type.
  package let name: String
  /// One sentence for the picker.
  package let summary: String
  /// Components of one input sample.
  package let inputs: Int
  /// The class counts that it allows.
  package let classes: ClosedRange<Int>
  /// The class count to start with.
  package let initialClasses: Int
  /// The noise levels that it allows, standard deviations in units of the inputs.
  ///
  /// A single value means that noise cannot be changed.
  package let noise: ClosedRange<Double>
  /// The noise to start with.
  package let initialNoise: Double
  /// One character per class: `letters` unless the data set has its own.
  package let symbols: [Character]
  /// How the file was read that the samples come from; nil for synthetic ones.
  package let report: TableReport?
  let instance: @Sendable (_ classes: Int, inout Generator) -> DatasetInstance
  let draw: @Sendable (DatasetInstance, Draw, inout Generator) -> Void
  /// As many other identities, with everything that classes share unchanged; nil where there are none.
  let heldOutIdentities:
    (@Sendable (DatasetInstance, _ count: Int, inout Generator) -> DatasetInstance)?

  /// Whether there are identities that belong to no class.
  package var hasHeldOutIdentities: Bool { heldOutIdentities != nil }

  /// The names of the classes, where they have some besides their symbols.
  package var classNames: [String] { report?.classNames ?? [] }

  /// The name, which is unique in the table.
  package var id: String { name }

  /// A to Z, for classes without symbols of their own.
  package static let letters: [Character] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  init(
    name: String, summary: String, inputs: Int, classes: ClosedRange<Int>, initialClasses: Int,
    noise: ClosedRange<Double>, initialNoise: Double, symbols: [Character] = Dataset.letters,
    report: TableReport? = nil,
    instance: @escaping @Sendable (_ classes: Int, inout Generator) -> DatasetInstance,
    draw: @escaping @Sendable (DatasetInstance, Draw, inout Generator) -> Void,
    heldOutIdentities: (
      @Sendable (DatasetInstance, _ count: Int, inout Generator) -> DatasetInstance
    )? = nil
  ) {
    self.name = name
    self.summary = summary
    self.inputs = inputs
    self.classes = classes
    self.initialClasses = initialClasses
    self.noise = noise
    self.initialNoise = initialNoise
    self.symbols = symbols
    self.report = report
    self.instance = instance
    self.draw = draw
    self.heldOutIdentities = heldOutIdentities
  }

  /// All rows; a new data set is a new row.
  package static let all: [Dataset] = [
    .identities(
      "identities", "Clean identities: a prototype, shared nuisance, little noise.",
      noise: 0.06, nuisance: 1),
    .identities(
      "overlap", "Identities that overlap a little: more nuisance, twice the noise.",
      noise: 0.12, nuisance: 1.5),
    .identities(
      "hard", "Identities that overlap a lot: more nuisance, four times the noise.",
      noise: 0.25, nuisance: 1.5),
    .gaussian,
    .ring,
    .moons,
    .spirals,
    .identities(
      "imbalanced",
      "Clean identities, but each class is seen 0.6 times as often as the one before.",
      noise: 0.06, nuisance: 1, decline: 0.6),
  ]

  /// The row of that name.
  package static func named(_ name: String) -> Dataset? { all.first { $0.name == name } }
}
