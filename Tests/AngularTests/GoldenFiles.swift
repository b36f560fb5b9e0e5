import Angular
import Foundation

/// The golden documents: 64-bit values by automatic differentiation of the formulas, checked against
/// an independent implementation with 60 digits.
struct GoldenCases: Decodable {
  struct Case: Decodable {
    struct Parameters: Decodable {
      let m: Double?
      let lambda: Double?
    }

    struct Expected: Decodable {
      let loss: Double
      let logits: [[Double]]
      let thetaY: [Double?]
      let gradX: [[Double]]
      let gradW: [[Double]]
      let gradB: [Double]?
    }

    enum CodingKeys: String, CodingKey {
      case id, loss, params, x
      case weights = "W"
      case bias, labels, expected
    }

    let id: String
    let loss: String
    let params: Parameters
    let x: [[Double]]
    let weights: [[Double]]
    let bias: [Double]?
    let labels: [Int]
    let expected: Expected

    var input: LossInput { LossInput(features: x, weights: weights, bias: bias, labels: labels) }
    var parameters: MarginParameters {
      MarginParameters(m: params.m ?? 1, lambda: params.lambda ?? 0)
    }
  }

  let cases: [Case]

  static func load() throws -> GoldenCases { try golden("public.json") }
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
  // The tests of the training kernels read the same documents through a link to this file.
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
