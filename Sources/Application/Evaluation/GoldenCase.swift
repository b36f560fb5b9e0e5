import Angular
import Experiment
import Recording
import Text

/// One case of a golden document: a loss, its parameters and a batch, all checked.
struct GoldenCase {
  let loss: MarginLoss
  let parameters: MarginParameters
  let input: LossInput

  /// The least classes that a softmax can tell apart.
  private static let fewestClasses = 2

  init(_ json: JSON) throws(CaseError) {
    let params = try Self.fields(json["params"])
    loss = try Self.loss(json["loss"], params)
    parameters = try Self.parameters(params, of: loss)
    let features = try Self.matrix(json["x"], "x")
    let weights = try Self.matrix(json["W"], "W")
    guard let dimension = features.first?.count else { throw .empty("x") }
    guard weights.count >= Self.fewestClasses else {
      throw .tooFewClasses(found: weights.count, least: Self.fewestClasses)
    }
    let stated = try json["dim"].map { dim throws(CaseError) in try Self.number(dim, "dim") }
    guard dimension >= 2 else { throw .dimension(of: "x[0]", dimension, wanted: "2 or more") }
    if let stated, stated != Double(dimension) {
      throw .dimension(of: "x[0]", dimension, wanted: Numerals.shortest(stated))
    }
    for (name, rows) in [("x", features), ("W", weights)] {
      for (index, row) in rows.enumerated() where row.count != dimension {
        throw .dimension(of: "\(name)[\(index)]", row.count, wanted: "\(dimension)")
      }
    }
    let labels = try Self.labels(json["labels"], classes: weights.count)
    guard labels.count == features.count else {
      throw .count(of: "labels", labels.count, wanted: features.count, like: "x")
    }
    let bias = try Self.bias(json["bias"], of: loss, classes: weights.count)
    let centers = try Self.centers(json["centers"], of: loss, like: weights)
    // Beyond it the square of a length overflows, and with it every angle.
    let vectors = features + weights + (centers ?? [])
    guard vectors.joined().allSatisfy({ $0.magnitude < 1e150 }) else { throw .notFinite }
    input = LossInput(
      features: features, weights: weights, bias: bias, centers: centers, labels: labels)
  }

  /// A bias for each class; where the loss shares one, that number, alone or in a list.
  private static func bias(
    _ json: JSON?, of loss: MarginLoss, classes: Int
  ) throws(CaseError) -> [Double]? {
    guard let json, json != .null else { return nil }
    if loss.bias == .shared {
      guard case .list = json else { return [try number(json, "bias")] }
      let bias = try row(json, "bias")
      guard bias.count == 1 else { throw .notShared(bias.count) }
      return bias
    }
    let bias = try row(json, "bias")
    guard bias.count == classes else {
      throw .count(of: "bias", bias.count, wanted: classes, like: "W")
    }
    return bias
  }

  /// A center for each class, where the loss has centers.
  private static func centers(
    _ json: JSON?, of loss: MarginLoss, like weights: [[Double]]
  ) throws(CaseError) -> [[Double]]? {
    guard loss.euclidean == .center, let json, json != .null else { return nil }
    let centers = try matrix(json, "centers")
    guard centers.count == weights.count else {
      throw .count(of: "centers", centers.count, wanted: weights.count, like: "W")
    }
    for (index, center) in centers.enumerated() where center.count != weights[0].count {
      throw .dimension(
        of: "centers[\(index)]", center.count, wanted: "\(weights[0].count)")
    }
    return centers
  }

  /// The row that the loss's word and the choices among `params` mean.
  private static func loss(
    _ json: JSON?, _ params: [String: JSON]
  ) throws(CaseError) -> MarginLoss {
    guard let json else { throw .missing("loss") }
    guard case .text(let name) = json else { throw .notText("loss") }
    // Golden documents come first: their "softmax" has a bias, the table's has none.
    let rows = MarginLoss.all.filter { $0.goldenName == name }
    guard !rows.isEmpty else {
      if let loss = MarginLoss.named(name) { return loss }
      throw .unknownLoss(name, known: words(MarginLoss.all.map(\.goldenName)))
    }
    var fitting = rows
    for key in words(rows.flatMap { $0.golden.choices.map(\.key) }) {
      guard let wanted = params[key] else { continue }
      fitting = fitting.filter { row in
        row.golden.choices.contains { $0.key == key && JSON(choice: $0.value) == wanted }
      }
      guard !fitting.isEmpty else {
        let known = rows.flatMap(\.golden.choices).filter { $0.key == key }.map(\.value)
        throw .unknownChoice("params.\(key)", known: words(known))
      }
    }
    return fitting.first(where: \.golden.isDefault) ?? fitting[0]
  }

  /// Each word once, in their order.
  private static func words(_ words: [String]) -> [String] {
    words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private static func fields(_ json: JSON?) throws(CaseError) -> [String: JSON] {
    guard let json else { return [:] }
    guard case .object(let fields) = json else { throw .notAnObject("params") }
    return fields
  }

  private static func parameters(
    _ fields: [String: JSON], of loss: MarginLoss
  ) throws(CaseError) -> MarginParameters {
    let known = loss.golden.keys
    for name in fields.keys.sorted() where !known.contains(name) {
      throw .unknownParameter(name, known: known)
    }
    var parameters = loss.initialParameters
    for parameter in loss.golden.parameters {
      let path = "params.\(parameter.name)"
      if let value = fields[parameter.name] {
        parameters[keyPath: parameter.field] = try number(value, path, in: parameter.range)
      } else if !parameter.isOptional {
        throw .missing(path)
      }
    }
    return parameters
  }

  private static func labels(_ json: JSON?, classes: Int) throws(CaseError) -> [Int] {
    let range = 0...Double(classes - 1)
    var labels: [Int] = []
    for (index, item) in try list(json, "labels").enumerated() {
      let path = "labels[\(index)]"
      let value = try number(item, path, in: range)
      guard value == value.rounded() else { throw .notWhole(path) }
      labels.append(Int(value))
    }
    return labels
  }

  private static func matrix(_ json: JSON?, _ path: String) throws(CaseError) -> [[Double]] {
    var rows: [[Double]] = []
    for (index, item) in try list(json, path).enumerated() {
      rows.append(try row(item, "\(path)[\(index)]"))
    }
    return rows
  }

  private static func row(_ json: JSON, _ path: String) throws(CaseError) -> [Double] {
    var values: [Double] = []
    for (index, item) in try list(json, path).enumerated() {
      values.append(try number(item, "\(path)[\(index)]"))
    }
    return values
  }

  private static func list(_ json: JSON?, _ path: String) throws(CaseError) -> [JSON] {
    guard let json else { throw .missing(path) }
    guard case .list(let items) = json else { throw .notAList(path) }
    return items
  }

  private static func number(
    _ json: JSON, _ path: String, in range: ClosedRange<Double>? = nil
  ) throws(CaseError) -> Double {
    let value: Double
    switch json {
    case .number(let number) where number.isFinite: value = number
    case .integer(let number): value = Double(number)
    default: throw .notANumber(path)
    }
    if let range, !range.contains(value) { throw .outOfRange(path, value, range) }
    return value
  }
}

extension JSON {
  /// A choice as documents write it: a flag, or a text.
  fileprivate init(choice: String) {
    self = Bool(choice).map { .bool($0) } ?? .text(choice)
  }
}

/// Why a case of a golden document cannot be computed.
enum CaseError: Error, Hashable {
  /// There is nothing under this key.
  case missing(String)
  case notAnObject(String)
  case notAList(String)
  case notText(String)
  /// Not a finite number.
  case notANumber(String)
  case notWhole(String)
  /// This version has no such loss.
  case unknownLoss(String, known: [String])
  /// No row of the loss is meant by this value.
  case unknownChoice(String, known: [String])
  /// The loss has no such parameter.
  case unknownParameter(String, known: [String])
  /// The loss computes no such value that could be expected.
  case unknownValue(String, known: [String])
  case outOfRange(String, Double, ClosedRange<Double>)
  case empty(String)
  case tooFewClasses(found: Int, least: Int)
  /// A vector has another number of components than it should.
  case dimension(of: String, Int, wanted: String)
  /// A list is not as long as another one.
  case count(of: String, Int, wanted: Int, like: String)
  /// So many biases where all classes share one.
  case notShared(Int)
  /// An earlier case has the same id.
  case duplicate
  /// Numbers so large that results are infinite.
  case notFinite
}
