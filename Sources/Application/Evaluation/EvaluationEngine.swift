import Angular
import Learning
import Text

/// What computes the cases of a golden document.
enum EvaluationEngine: String, CaseIterable, Sendable {
  /// The definition, in double precision.
  case reference
  /// The kernels that train, in single precision.
  case training

  /// How far a value may be off, absolutely and relatively.
  var tolerance: Double { self == .reference ? 1e-8 : 2e-4 }

  /// The tolerance as people write it.
  var toleranceText: String { self == .reference ? "1e-8" : "2e-4" }

  /// The kinds of cases that single precision cannot be judged by.
  var unjudgedKinds: [String] { self == .reference ? [] : ["big", "near0", "nearpi"] }

  /// The lengths whose squares single precision holds with all its digits, at small angles too.
  static let lengths = 1e-12...1e12
  /// These as people write them.
  static let lengthsText = "1e-12 to 1e12"

  /// Samples that are computed together.
  private static let partSize = 4096

  /// Computes a case.
  ///
  /// - Parameters:
  ///   - golden: the case.
  ///   - json: where it was read.
  /// - Returns: finite numbers, or null where there is no angle.
  /// - Throws: a length that single precision cannot hold, or a result that is not finite.
  func evaluate(_ golden: GoldenCase, _ json: JSONValue) throws(CaseError) -> ComputedValues {
    let (loss, parameters) = (golden.variant.loss, golden.variant.parameters)
    let values: ComputedValues
    switch golden.input {
    case .distances(let batch):
      values = ComputedValues(loss.euclidean ?? .center, batch, parameters)
    case .batch(let batch):
      if self == .training {
        try checkLengths(batch.features, "x", json)
        try checkLengths(Rows(batch.weights), "W", json)
      }
      values = ComputedValues(evaluate(batch, loss, parameters))
    }
    if let path = values.firstNonFinite { throw CaseError(.overflow(path), at: json.offset) }
    return values
  }

  /// A part of the samples at a time, where each counts for itself.
  private func evaluate(
    _ batch: GoldenBatch, _ loss: MarginLoss, _ parameters: MarginParameters
  ) -> BatchOutput {
    let count = batch.labels.count
    let part = loss.euclidean == nil ? min(count, Self.partSize) : count
    var output = BatchOutput()
    for start in stride(from: 0, to: count, by: part) {
      let samples = start..<min(start + part, count)
      let input = batch.input(samples)
      let computed =
        self == .training
        ? loss.evaluateAsTrained(anyDimension: input, parameters) : loss.evaluate(input, parameters)
      output.add(computed, share: Double(samples.count) / Double(count))
    }
    return output
  }

  private func checkLengths(
    _ rows: Rows, _ name: String, _ json: JSONValue
  ) throws(CaseError) {
    for index in 0..<rows.count {
      let row = rows[index]
      // Scaled, since the squares could be beyond a Double, too.
      let largest = row.reduce(0) { max($0, $1.magnitude) }
      guard largest > 0 else { continue }
      let length =
        largest * row.reduce(0) { $0 + $1 / largest * ($1 / largest) }.squareRoot()
      guard Self.lengths.contains(length) else {
        throw CaseError(
          .length(of: "\(name)[\(index)]", length), at: (json[name] ?? json).offset)
      }
    }
  }
}
