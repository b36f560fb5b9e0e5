/// How golden documents refer to a loss: its word, and what its `params` hold.
package struct GoldenForm: Sendable {
  /// A number of `params`.
  package struct Parameter: Sendable {
    /// Its key.
    package let name: String
    /// Where its value goes.
    package let field: any WritableKeyPath<MarginParameters, Double> & Sendable
    /// The values for which the formula holds.
    package let range: ClosedRange<Double>
    /// Whether a document may leave it out.
    package var isOptional = false
  }

  /// The value of `loss`, which rows may share.
  package let name: String
  /// What besides numbers in `params` selects this row among those that share a word.
  ///
  /// The text of each key, `true` and `false` for flags.
  package var choices: [(key: String, value: String)] = []
  /// Whether a document without the choices means this row, even if it is not the first.
  package var isDefault = false
  /// The numbers, in the order in which they are read.
  package var parameters: [Parameter] = []

  /// Every key that `params` may hold.
  package var keys: [String] { parameters.map(\.name) + choices.map(\.key) }
}

extension GoldenForm.Parameter {
  static func m(_ range: ClosedRange<Double>, named name: String = "m") -> Self {
    Self(name: name, field: \.m, range: range)
  }
  static let lambda = Self(
    name: "lambda", field: \.lambda, range: 0...Double.greatestFiniteMagnitude, isOptional: true)
  static let scale = scale(named: "s")
  static func scale(named name: String) -> Self {
    Self(name: name, field: \.scale, range: 0.001...10_000)
  }
  static let angleOffset = Self(name: "m2", field: \.angleOffset, range: 0...Double.pi)
  static let cosineOffset = Self(name: "m3", field: \.cosineOffset, range: 0...2)
  static let sharpness = Self(name: "t", field: \.sharpness, range: 0.5...1000)
  static let balance = Self(name: "lambda", field: \.balance, range: 0...1)
  static let weight = Self(name: "weight", field: \.weight, range: 0...1e6)
  static let distanceMargin = Self(
    name: "margin", field: \.distanceMargin, range: 0...1e6)
  static let centerRate = Self(name: "alpha", field: \.centerRate, range: 0...1)
}
