import Angular
import Text

/// One case of a golden document: a loss, its parameters and a batch, all checked.
struct GoldenCase {
  /// What the loss is computed on.
  enum Input {
    /// Features and class weights.
    case batch(GoldenBatch)
    /// Features alone, for a term on distances; its gradient is by these and the centers.
    case distances(FeatureBatch)
  }

  let variant: LossVariant
  let input: Input
  /// What is taken for what the case does not say.
  let defaults: [LossVariant.Default]

  /// Every key that a case may have.
  static let keys = [
    "id", "loss", "params", "dim", "x", "W", "bias", "centers", "labels", "expected", "kind",
    "convention", "note", "meta", "variant", "computed",
  ]
  /// The least classes that a softmax can tell apart.
  private static let fewestClasses = 2
  /// The most classes where there are no weights to count them by.
  private static let mostClasses = 65_536

  init(_ json: JSONValue) throws(CaseError) {
    try json.check(Self.keys)
    let hasWeights = json.optional("W") != nil
    variant = try LossVariant(json) { $0.euclidean != nil && !hasWeights }
    let loss = variant.loss
    let features = try json.required("x")
    let x = try features.checkedRows("x")
    guard x.count > 0 else { throw CaseError(.empty("x"), at: features.offset) }
    let dimension = x.width
    guard dimension >= 2 else {
      throw CaseError(
        .dimension(of: "x[0]", dimension, wanted: "2 or more"), at: features.offset)
    }
    if let stated = json["dim"] {
      let number = try stated.checkedNumber("dim")
      guard number == Double(dimension) else {
        throw CaseError(
          .dimension(of: "x[0]", dimension, wanted: Numerals.shortest(number)),
          at: features.offset)
      }
    }
    if let euclidean = loss.euclidean, !hasWeights {
      let batch = try Self.distances(json, euclidean, loss, x)
      input = .distances(batch)
      defaults = variant.defaults + Self.unsaid(json, "centers", euclidean == .center)
      return
    }
    let weights = try json.required("W")
    if let list = weights.list, let columns = list.first(where: { _ in true })?.list?.count,
      columns != dimension, list.count == dimension
    {
      throw CaseError(.transposed(rows: dimension, columns: columns), at: weights.offset)
    }
    let rows = try weights.checkedRows("W", dimension: dimension)
    let w = rows[0..<rows.count]
    guard w.count >= Self.fewestClasses else {
      throw CaseError(
        .tooFewClasses(found: w.count, least: Self.fewestClasses), at: weights.offset)
    }
    input = .batch(
      GoldenBatch(
        features: x, weights: w, bias: try Self.bias(json, of: loss, classes: w.count),
        centers: try Self.centers(json, of: loss, count: w.count, dimension),
        labels: try Self.labels(json, below: w.count, count: x.count)))
    defaults =
      variant.defaults + Self.unsaid(json, "bias", loss.hasBias)
      + Self.unsaid(json, "centers", loss.euclidean == .center)
  }

  /// What a loss could have and the case does not say.
  private static func unsaid(
    _ json: JSONValue, _ key: String, _ applies: Bool
  ) -> [LossVariant.Default] {
    applies && json.optional(key) == nil ? [LossVariant.Default(key: key, value: "zeros")] : []
  }

  /// The batch of a term on distances alone.
  private static func distances(
    _ json: JSONValue, _ term: EuclideanTerm, _ loss: MarginLoss, _ x: Rows
  ) throws(CaseError) -> FeatureBatch {
    if let bias = json.optional("bias") {
      throw CaseError(.unused("bias", loss: "\(loss.goldenName) without W"), at: bias.offset)
    }
    let dimension = x.width
    let given = try centers(json, of: loss, count: nil, dimension)
    let labels = try labels(json, below: given?.count ?? mostClasses, count: x.count)
    var centers = given ?? []
    if given == nil, term == .center {
      let zeros = Array(repeating: 0.0, count: dimension)
      centers = Array(repeating: zeros, count: (labels.max() ?? 0) + 1)
    }
    return FeatureBatch(
      features: x.columns, labels: labels,
      centers: term == .center ? Rows(centers).columns : [])
  }

  private static func labels(
    _ json: JSONValue, below classes: Int, count: Int
  ) throws(CaseError) -> [Int] {
    let value = try json.required("labels")
    let labels = try value.checkedLabels(below: classes)
    guard labels.count == count else {
      throw CaseError(
        .count(of: "labels", labels.count, wanted: count, like: "x"), at: value.offset)
    }
    return labels
  }

  /// A bias for each class; where the loss shares one, that number, alone or in a list.
  private static func bias(
    _ json: JSONValue, of loss: MarginLoss, classes: Int
  ) throws(CaseError) -> [Double]? {
    guard let value = json.optional("bias") else { return nil }
    switch loss.bias {
    case .none: throw CaseError(.unused("bias", loss: loss.goldenName), at: value.offset)
    case .shared:
      guard value.kind == .list else { return [try value.checkedNumber("bias")] }
      let bias = try value.checkedRow("bias")
      guard bias.count == 1 else { throw CaseError(.notShared(bias.count), at: value.offset) }
      return bias
    case .perClass:
      let bias = try value.checkedRow("bias")
      guard bias.count == classes else {
        throw CaseError(
          .count(of: "bias", bias.count, wanted: classes, like: "W"), at: value.offset)
      }
      return bias
    }
  }

  /// A center for each class, where the loss has centers.
  private static func centers(
    _ json: JSONValue, of loss: MarginLoss, count: Int?, _ dimension: Int
  ) throws(CaseError) -> [[Double]]? {
    guard let value = json.optional("centers") else { return nil }
    guard loss.euclidean == .center else {
      throw CaseError(.unused("centers", loss: loss.goldenName), at: value.offset)
    }
    let rows = try value.checkedRows("centers", dimension: dimension)
    let centers = rows[0..<rows.count]
    guard let count else {
      if centers.isEmpty { throw CaseError(.empty("centers"), at: value.offset) }
      return centers
    }
    guard centers.count == count else {
      throw CaseError(
        .count(of: "centers", centers.count, wanted: count, like: "W"), at: value.offset)
    }
    return centers
  }
}
