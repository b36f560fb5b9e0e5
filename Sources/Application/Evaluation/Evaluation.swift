import Angular
import Learning
import Recording
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

  func evaluate(_ golden: GoldenCase) throws(CaseError) -> LossOutput {
    switch self {
    case .reference:
      return golden.loss.evaluate(golden.input, golden.parameters)
    case .training:
      let dimension = golden.input.features[0].count
      guard 2...3 ~= dimension else {
        throw .dimension(of: "x[0]", dimension, wanted: "2 or 3 for the training engine")
      }
      return golden.loss.evaluateAsTrained(golden.input, golden.parameters)
    }
  }
}

/// A golden document with what was computed, and what that says about it.
struct Evaluation {
  /// One case that is worth a line.
  struct Remark: Equatable {
    enum Kind: Equatable {
      case failed(CaseError)
      case differs(Difference, others: Int)
    }

    /// The id, or the place in the document where there is none.
    var name: String
    var kind: Kind
  }

  /// A value that is not the expected one.
  struct Difference: Equatable {
    var path: String
    var expected: JSON
    var computed: JSON?
  }

  /// How many cases there are of each sort.
  struct Tally: Equatable {
    var agree = 0
    var differ = 0
    /// Cases of losses that this version lacks.
    var unknownLoss = 0
    /// Other cases that could not be computed.
    var failed = 0
    /// Cases of kinds that the engine is not judged by.
    var unjudged = 0
    /// Cases without expected values.
    var unexpected = 0
  }

  let engine: EvaluationEngine
  private(set) var document: JSON
  private(set) var remarks: [Remark] = []
  private(set) var tally = Tally()
  private var names: Set<String> = []

  /// Computes every case that can be computed.
  init(_ document: JSON, engine: EvaluationEngine) throws(DocumentError) {
    guard case .object(var fields) = document else { throw .notAnObject }
    guard case .list(let cases) = fields["cases"] else { throw .noCases }
    guard !cases.isEmpty else { throw .noCases }
    self.engine = engine
    self.document = document
    var computed: [JSON] = []
    for (index, item) in cases.enumerated() { computed.append(evaluate(item, at: index)) }
    fields["cases"] = .list(computed)
    self.document = .object(fields)
  }

  /// Whether every case was computed and none differs.
  var isFlawless: Bool { tally.differ + tally.unknownLoss + tally.failed == 0 }

  private mutating func evaluate(_ item: JSON, at index: Int) -> JSON {
    var name = "cases[\(index)]"
    guard case .object(var fields) = item else {
      fail(name, .notAnObject(name))
      return item
    }
    fields["computed"] = nil
    do throws(CaseError) {
      name = try identifier(fields["id"])
      guard names.insert(name).inserted else { throw .duplicate }
      let computed = try compute(item)
      fields["computed"] = .object(computed)
      try judge(name, fields, computed)
    } catch {
      fail(name, error)
    }
    return .object(fields)
  }

  private mutating func fail(_ name: String, _ error: CaseError) {
    if case .unknownLoss = error { tally.unknownLoss += 1 } else { tally.failed += 1 }
    remarks.append(Remark(name: name, kind: .failed(error)))
  }

  private func identifier(_ id: JSON?) throws(CaseError) -> String {
    guard let id else { throw .missing("id") }
    guard case .text(let name) = id else { throw .notText("id") }
    return name
  }

  private func compute(_ item: JSON) throws(CaseError) -> [String: JSON] {
    let output = try engine.evaluate(try GoldenCase(item))
    let numbers = [output.loss] + (output.logits + output.gradX + output.gradW).joined()
    guard numbers.allSatisfy(\.isFinite) else { throw .notFinite }
    var computed: [String: JSON] = [
      "loss": JSON(output.loss), "logits": JSON(output.logits), "gradX": JSON(output.gradX),
      "gradW": JSON(output.gradW), "theta_y": .list(output.targetAngles.map { JSON($0) }),
    ]
    if let gradB = output.gradB { computed["gradB"] = JSON(gradB) }
    if let gradC = output.gradC { computed["gradC"] = JSON(gradC) }
    if let next = output.centersNext { computed["centersNext"] = JSON(next) }
    return computed
  }

  private mutating func judge(
    _ name: String, _ fields: [String: JSON], _ computed: [String: JSON]
  ) throws(CaseError) {
    guard let expected = fields["expected"], expected != .null else {
      tally.unexpected += 1
      return
    }
    guard case .object(let values) = expected else { throw .notAnObject("expected") }
    // A misspelled key would otherwise count as agreement.
    if let unknown = values.keys.sorted().first(where: { computed[$0] == nil }) {
      throw .unknownValue(unknown, known: computed.keys.sorted())
    }
    guard !values.isEmpty else {
      tally.unexpected += 1
      return
    }
    if case .text(let kind) = fields["kind"], engine.unjudgedKinds.contains(kind) {
      tally.unjudged += 1
      return
    }
    var differences: [Difference] = []
    for key in computed.keys.sorted() {
      guard let value = values[key] else { continue }
      compare(value, computed[key], key, &differences)
    }
    guard let first = differences.first else {
      tally.agree += 1
      return
    }
    tally.differ += 1
    remarks.append(
      Remark(name: name, kind: .differs(first, others: differences.count - 1)))
  }

  private func compare(
    _ expected: JSON, _ computed: JSON?, _ path: String, _ differences: inout [Difference]
  ) {
    switch (expected, computed) {
    case (.list(let left), .list(let right)) where left.count == right.count:
      for (index, pair) in zip(left, right).enumerated() {
        compare(pair.0, pair.1, "\(path)[\(index)]", &differences)
      }
    case (.number(let left), .number(let right))
    where abs(left - right) <= engine.tolerance * (1 + abs(left)):
      break
    case (.null, .null):
      break
    default:
      differences.append(Difference(path: path, expected: expected, computed: computed))
    }
  }
}

/// Why a document has nothing to compute.
enum DocumentError: Error, Hashable {
  /// It is not JSON.
  case malformed
  /// Its outermost value is not an object.
  case notAnObject
  /// It has no list of cases, or an empty one.
  case noCases
}

/// `marginscope evaluate`: a golden document, computed again.
func evaluate(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let bytes = try console.content(of: options.file)
  let evaluation: Evaluation
  do throws(DocumentError) {
    guard let document = JSON(bytes: bytes) else { throw .malformed }
    evaluation = try Evaluation(document, engine: options.engine)
  } catch {
    throw .document(options.file, error)
  }
  try console.output.write(evaluation.document.line)
  for remark in evaluation.remarks { try console.errors.write(remark.message + "\n") }
  try console.errors.write(evaluation.verdict + "\n")
  return evaluation.isFlawless ? .success : .failure
}
