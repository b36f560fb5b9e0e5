import Angular
import Testing
import Text

@testable import Application

struct LossVariantTests {
  private func golden(_ text: String) throws -> GoldenCase {
    try GoldenCase(try JSONValue(parsing: Array(text.utf8)))
  }

  private func fact(_ text: String) throws -> CaseError.Fact? {
    let json = try JSONValue(parsing: Array(text.utf8))
    return error { () throws(CaseError) in try GoldenCase(json) }?.fact
  }

  /// The words of golden documents, the names and the aliases of the table, in any case.
  static let names = [
    ("asoftmax", "a-softmax"), ("a-softmax", "a-softmax"), ("A-Softmax", "a-softmax"),
    ("sphereface", "a-softmax"), ("SphereFace", "a-softmax"), ("ASOFTMAX", "a-softmax"),
    ("L-Softmax", "l-softmax"), ("l_softmax", "l-softmax"),
  ]

  @Test(arguments: names)
  func everyNameOfALossIsKnown(_ name: String, _ row: String) throws {
    let text = GoldenCaseTests.sound.replacing("asoftmax", with: name)
    #expect(try golden(text).variant.loss.name == row)
  }

  @Test(arguments: [
    ("ArcFace", "arcface"), ("arc-face", "arcface"), ("amsoftmax", "cosface"),
    ("am-softmax", "cosface"), ("AM-Softmax", "cosface"), ("CosFace", "cosface"),
    ("arcface-easy", "arcface-easy"),
  ])
  func namesOfLossesWithAScaleToo(_ name: String, _ row: String) throws {
    let text = GoldenCaseTests.other(name, "{\"s\": 16, \"m\": 0.5}")
    #expect(try golden(text).variant.loss.name == row)
  }

  /// The "softmax" of golden documents has a bias, that of the table has none.
  @Test func goldenWordsComeBeforeTheTables() throws {
    #expect(try golden(GoldenCaseTests.other("softmax", "{}")).variant.loss.name == "softmax-bias")
    #expect(try golden(GoldenCaseTests.other("Softmax", "{}")).variant.loss.name == "softmax-bias")
    #expect(
      try golden(GoldenCaseTests.other("modified-softmax", "{}")).variant.loss.hasBias == false)
  }

  /// What a case leaves open means one row, by one rule: the gradient is the loss's own.
  @Test func choicesLeftOpenMeanOneRow() throws {
    let table: [(String, String, String, [String])] = [
      ("arcface", #"{"s": 16, "m": 0.5}"#, "arcface", ["mode hard"]),
      ("arcface", #"{"s": 16, "m": 0.5, "mode": "raw"}"#, "arcface-raw", []),
      ("arcface-raw", #"{"s": 16, "m": 0.5}"#, "arcface-raw", []),
      ("combined", #"{"s": 16, "m1": 1, "m2": 0, "m3": 0}"#, "combined", ["mode unroll"]),
      (
        "sphereface_r", #"{"s": 16, "m": 1.7}"#, "sphereface-r-v0-exact",
        ["version v0", "cgd false"]
      ),
      (
        "sphereface_r", #"{"s": 16, "m": 1.7, "version": "v2"}"#, "sphereface-r-v2-exact",
        ["cgd false"]
      ),
      ("sphereface_r", #"{"s": 16, "m": 1.7, "cgd": true}"#, "sphereface-r-v0", ["version v0"]),
      (
        "sphereface_r", #"{"s": 16, "m": 1.7, "version": "v1", "cgd": false}"#,
        "sphereface-r-v1-exact", []
      ),
      (
        "sphereface2", #"{"r": 30, "m": 0.4, "t": 3, "lambda": 0.7}"#, "sphereface2-exact",
        ["cgd false", "bias zeros"]
      ),
      (
        "sphereface2", #"{"r": 30, "m": 0.4, "t": 3, "lambda": 0.7, "cgd": true}"#, "sphereface2",
        ["bias zeros"]
      ),
    ]
    for (word, params, row, defaults) in table {
      let golden = try golden(GoldenCaseTests.other(word, params))
      #expect(golden.variant.loss.name == row, "\(params)")
      #expect(golden.defaults.map { "\($0.key) \($0.value)" } == defaults, "\(params)")
    }
  }

  @Test func aChoiceThatNoRowHasIsWrong() throws {
    let fixed = #"{"s": 16, "m": 0.5, "mode": "soft"}"#
    let modes = ["hard", "easy", "raw", "unroll"]
    #expect(
      try fact(GoldenCaseTests.other("arcface", fixed))
        == .unknownChoice("params.mode", known: modes))
    let other = #"{"s": 16, "m": 0.5, "mode": "hard"}"#
    #expect(
      try fact(GoldenCaseTests.other("arcface-easy", other))
        == .unknownChoice("params.mode", known: ["easy"]))
    let flag = #"{"s": 16, "m": 1.5, "cgd": "true"}"#
    #expect(
      try fact(GoldenCaseTests.other("sphereface_r", flag))
        == .unknownChoice("params.cgd", known: ["true", "false"]))
  }
}
