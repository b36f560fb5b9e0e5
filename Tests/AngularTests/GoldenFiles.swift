import Angular
import Elementary
import Foundation
import Testing

/// The golden documents: double-precision values by automatic differentiation of the formulas, checked
/// against an independent implementation with 60 digits.
struct GoldenCases: Decodable {
  struct Case: Decodable {
    /// A number, or a choice as text: `true` and `false` for flags.
    enum Parameter: Decodable {
      case number(Double)
      case choice(String)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
          self = .choice("\(flag)")
        } else if let text = try? value.decode(String.self) {
          self = .choice(text)
        } else {
          self = .number(try value.decode(Double.self))
        }
      }
    }

    struct Expected: Decodable {
      let loss: Double
      let logits: [[Double]]
      let thetaY: [Double?]
      let gradX: [[Double]]
      let gradW: [[Double]]
      let gradB: [Double]?
      let gradC: [[Double]]?
      let centersNext: [[Double]]?

      var output: LossOutput {
        LossOutput(
          loss: loss, logits: logits, targetAngles: thetaY, gradX: gradX, gradW: gradW,
          gradB: gradB, gradC: gradC, centersNext: centersNext)
      }
    }

    enum CodingKeys: String, CodingKey {
      case id, loss, kind, params, x
      case weights = "W"
      case bias, centers, labels, expected
    }

    let id: String
    let loss: String
    let kind: String
    let params: [String: Parameter]
    let x: [[Double]]
    let weights: [[Double]]
    let bias: [Double]?
    let centers: [[Double]]?
    let labels: [Int]
    let expected: Expected

    var input: LossInput {
      LossInput(features: x, weights: weights, bias: bias, centers: centers, labels: labels)
    }

    /// The row of the table, nil where it has none.
    var row: MarginLoss? {
      let fitting = MarginLoss.all.filter { row in
        row.goldenName == loss
          && row.golden.choices.allSatisfy { key, value in
            if case .choice(let wanted) = params[key] { wanted == value } else { true }
          }
      }
      return fitting.first(where: \.golden.isDefault) ?? fitting.first
    }

    func parameters(of row: MarginLoss) -> MarginParameters {
      var parameters = row.initialParameters
      for parameter in row.golden.parameters {
        guard case .number(let value) = params[parameter.name] else { continue }
        parameters[keyPath: parameter.field] = value
      }
      return parameters
    }
  }

  let cases: [Case]

  static func load() throws -> GoldenCases { try golden("public.json") }

  /// Features of space 1e-2 to 1e-8 from their weights and from the opposite directions, by 60 digits.
  static func loadSpace() throws -> GoldenCases { try golden("space.json") }
}

/// psi on a grid of one degree and at both sides of every breakpoint.
struct GoldenPsi: Decodable {
  struct Table: Decodable {
    let m: Double
    let theta: [Double]
    let psi: [Double]
    let dpsi: [Double]
  }

  let tables: [Table]

  static func load() throws -> GoldenPsi { try golden("psi.json") }
}

private func golden<Document: Decodable>(_ name: String) throws -> Document {
  // The tests of the kernels read the same documents through a link to this file.
  let source = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
  let folder = source.deletingLastPathComponent()
  let file = folder.appendingPathComponent("Golden").appendingPathComponent(name)
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(Document.self, from: Data(contentsOf: file))
}

/// The largest difference between the two, in units of 1 + |expected|.
func largestError(_ values: [Double], _ expected: [Double]) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).reduce(0) { worst, pair in
    let error = abs(pair.0 - pair.1) / (1 + abs(pair.1))
    return error <= worst ? worst : error
  }
}

/// The largest difference between any parts of the two, in the same units.
///
/// Infinite where one has a part that the other lacks.
func largestError(of output: LossOutput, _ expected: LossOutput) -> Double {
  guard output.targetAngles.map({ $0 == nil }) == expected.targetAngles.map({ $0 == nil }),
    (output.gradB == nil) == (expected.gradB == nil),
    (output.gradC == nil) == (expected.gradC == nil),
    (output.centersNext == nil) == (expected.centersNext == nil)
  else { return .infinity }
  let rows: [KeyPath<LossOutput, [[Double]]>] = [\.logits, \.gradX, \.gradW]
  var errors = rows.map {
    largestError(output[keyPath: $0].flatMap { $0 }, expected[keyPath: $0].flatMap { $0 })
  }
  errors.append(largestError([output.loss], [expected.loss]))
  errors.append(
    largestError(
      output.targetAngles.compactMap { $0 }, expected.targetAngles.compactMap { $0 }))
  errors.append(largestError(output.gradB ?? [], expected.gradB ?? []))
  errors.append(
    largestError((output.gradC ?? []).flatMap { $0 }, (expected.gradC ?? []).flatMap { $0 }))
  errors.append(
    largestError(
      (output.centersNext ?? []).flatMap { $0 }, (expected.centersNext ?? []).flatMap { $0 }))
  return errors.max() ?? .infinity
}

extension MarginLoss {
  /// The parameters at which every row has no margin.
  var withoutMargin: MarginParameters {
    MarginParameters(
      m: margin?.range.lowerBound ?? 1, scale: 4, angleOffset: 0, cosineOffset: 0)
  }

  /// A random batch for this row, with biases and centers where it has them.
  func randomInput(
    count: Int, classes: Int, dimension: Int, _ random: inout Generator
  ) -> LossInput {
    // Rounded to floats, so that both precisions see the same batch.
    func draw(_ scale: Double) -> Double { Double(Float(scale * random.normal())) }
    func vectors(_ count: Int, _ scale: Double) -> [[Double]] {
      (0..<count).map { _ in (0..<dimension).map { _ in draw(scale) } }
    }
    return LossInput(
      features: vectors(count, 2), weights: vectors(classes, 1),
      bias: (0..<bias.count(classes: classes)).map { _ in draw(1) },
      centers: euclidean == .center ? vectors(classes, 1) : nil,
      labels: (0..<count).map { _ in random.index(below: classes) })
  }

  /// Margins across the row's range, with a lambda where it has one, at a small scale.
  var variedParameters: [MarginParameters] {
    let range = margin?.range ?? 1...1
    var all = [0, 0.0931, 0.336, 0.4287, 1].map { share in
      MarginParameters(
        m: range.lowerBound + share * (range.upperBound - range.lowerBound), scale: 4,
        angleOffset: 0.3 * share, cosineOffset: 0.4 * share, sharpness: 1 + 4 * share,
        balance: 0.3 + 0.6 * share, weight: 0.05 + share, distanceMargin: 0.3 + 5 * share,
        centerRate: 0.2 + share / 2)
    }
    if annealed { all.append(MarginParameters(m: 3.35, lambda: 0.4)) }
    return margin == nil && parameters.isEmpty ? [all[0]] : all
  }

  /// Whether the curve jumps near this angle, as only the patched forms of ArcFace do.
  func jumps(at theta: Double, _ parameters: MarginParameters) -> Bool {
    switch name {
    case "arcface": abs(theta - (.pi - parameters.m)) < 1e-4
    case "arcface-easy": abs(theta - .pi / 2) < 1e-4
    default: false
    }
  }

  /// Whether no curve of the row ever rises.
  var neverRises: Bool { !["arcface-raw", "arcface-easy", "combined-raw"].contains(name) }
}
