import Angular
import Recording
import Testing
import Text

@testable import Application

struct GoldenCaseTests {
  static let sound = """
    {"id": "a", "loss": "asoftmax", "params": {"m": 3, "lambda": 0.5}, "dim": 2,
     "x": [[1, 0.5], [-1, 2]], "W": [[1, 0], [0, 1], [-1, -1]], "labels": [0, 2]}
    """

  private func golden(_ text: String) throws -> GoldenCase { try GoldenCase(try json(text)) }

  private func json(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), acceptsNonFinite: true)
  }

  private func fact(_ text: String) throws -> CaseError.Fact? {
    let json = try json(text)
    return error { () throws(CaseError) in try GoldenCase(json) }?.fact
  }

  private func batch(_ text: String) throws -> GoldenBatch {
    guard case .batch(let batch) = try golden(text).input else {
      throw CaseError(.empty(""), at: 0)
    }
    return batch
  }

  @Test func readsACase() throws {
    let golden = try golden(Self.sound)
    #expect(golden.variant.loss.name == "a-softmax")
    #expect(golden.variant.parameters.m == 3 && golden.variant.parameters.lambda == 0.5)
    #expect(golden.defaults.isEmpty)
    let batch = try batch(Self.sound)
    #expect(batch.features[0..<2] == [[1, 0.5], [-1, 2]])
    #expect(batch.weights == [[1, 0], [0, 1], [-1, -1]])
    #expect(batch.labels == [0, 2] && batch.bias == nil)
  }

  @Test func whatCanBeLeftOut() throws {
    let golden = try golden(Self.sound.replacing(", \"lambda\": 0.5", with: ""))
    #expect(golden.variant.parameters.lambda == 0)
    #expect(golden.defaults == [LossVariant.Default(key: "lambda", value: "0")])
    #expect(try batch(Self.sound.replacing("\"dim\": 2,", with: "")).weights.count == 3)
    let biased = try self.golden(Self.other("softmax", "{}"))
    #expect(biased.defaults == [LossVariant.Default(key: "bias", value: "zeros")])
  }

  @Test func aMarginOfTenIsTaken() throws {
    for loss in ["asoftmax", "lsoftmax"] {
      let golden = try golden(Self.other(loss, "{\"m\": 10}"))
      #expect(golden.variant.parameters.m == 10)
    }
    #expect(
      try fact(Self.other("asoftmax", "{\"m\": 10.5}")) == .outOfRange("params.m", 10.5, 1...10))
  }

  @Test func aBiasOrCentersOfNullAreLeftOut() throws {
    let params = "{\"weight\": 1, \"alpha\": 0.5}"
    let empty = "\"bias\": null, \"centers\": null,"
    let batch = try batch(Self.other("center", params, empty))
    #expect(batch.bias == nil && batch.centers == nil)
    #expect(try self.batch(Self.other("softmax_nobias", "{}", empty)).bias == nil)
  }

  /// A sound case of another loss.
  static func other(_ loss: String, _ params: String, _ rest: String = "") -> String {
    sound.replacing("asoftmax", with: loss).replacing("{\"m\": 3, \"lambda\": 0.5}", with: params)
      .replacing("\"dim\": 2,", with: rest)
  }

  @Test func aSharedBiasIsANumberAloneOrInAList() throws {
    let questions = "{\"r\": 30, \"m\": 0.4, \"t\": 3, \"lambda\": 0.7}"
    for bias in ["-0.25", "[-0.25]"] {
      let text = Self.other("sphereface2", questions, "\"bias\": \(bias),")
      let parameters = try golden(text).variant.parameters
      #expect(try batch(text).bias == [-0.25] && parameters.scale == 30)
      #expect(parameters.sharpness == 3 && parameters.balance == 0.7)
    }
    #expect(
      try fact(Self.other("sphereface2", questions, "\"bias\": [1, 2],")) == .notShared(2))
  }

  @Test func centersAreOneAClass() throws {
    let params = "{\"weight\": 0.1, \"alpha\": 0.5}"
    let text = Self.other("center", params, "\"centers\": [[1, 2], [3, 4], [5, 6]],")
    let parameters = try golden(text).variant.parameters
    #expect(try batch(text).centers == [[1, 2], [3, 4], [5, 6]])
    #expect(parameters.weight == 0.1 && parameters.centerRate == 0.5)
    for (centers, expected) in [
      ("[[1, 2]]", CaseError.Fact.count(of: "centers", 1, wanted: 3, like: "W")),
      ("[[1], [1, 2], [1, 2]]", .dimension(of: "centers[0]", 1, wanted: "2")),
    ] {
      #expect(try fact(Self.other("center", params, "\"centers\": \(centers),")) == expected)
    }
  }

  /// Without W a joint loss is its term on distances alone, with a weight of 1.
  @Test func withoutWeightsTheTermOnDistancesIsMeant() throws {
    func pure(_ loss: String, _ params: String, _ rest: String = "") -> String {
      Self.other(loss, params, rest).replacing("\"W\": [[1, 0], [0, 1], [-1, -1]],", with: "")
    }
    let golden = try golden(pure("triplet", #"{"margin": 0.3}"#))
    #expect(
      golden.variant.parameters.weight == 1 && golden.variant.parameters.distanceMargin == 0.3)
    #expect(golden.defaults == [LossVariant.Default(key: "weight", value: "1")])
    guard case .distances(let batch) = golden.input else {
      Issue.record("not alone")
      return
    }
    #expect(batch.features == [[1, -1], [0.5, 2]] && batch.labels == [0, 2])
    let centers = try self.golden(pure("center", #"{"weight": 2, "alpha": 0.5}"#))
    guard case .distances(let batch) = centers.input else {
      Issue.record("not alone")
      return
    }
    #expect(batch.centers == [[0, 0, 0], [0, 0, 0]] && centers.variant.parameters.weight == 2)
    #expect(centers.defaults == [LossVariant.Default(key: "centers", value: "zeros")])
    let given = pure("center", #"{"alpha": 0.5}"#, #""centers": [[1, 2], [3, 4]],"#)
    #expect(try fact(given) == .outOfRange("labels[1]", 2, 0...1))
    #expect(
      try fact(pure("triplet", #"{"margin": 1}"#, #""bias": [1, 2, 3],"#))
        == .unused("bias", loss: "triplet without W"))
    #expect(try fact(pure("asoftmax", #"{"m": 3}"#)) == .missing("W"))
  }

  static let words = [
    "softmax", "softmax_nobias", "modified", "lsoftmax", "asoftmax", "normface", "cosface",
    "arcface", "combined", "sphereface_r", "sphereface2", "center", "contrastive", "triplet",
  ]

  /// What is replaced, by what, and what is then wrong.
  static let wrong: [(String, String, CaseError.Fact)] = [
    ("\"loss\": \"asoftmax\",", "", .missing("loss")),
    ("\"asoftmax\"", "3", .notText("loss")),
    (
      "\"asoftmax\"", "\"magface\"",
      .unknownLoss("magface", nearest: nil, known: words)
    ),
    (
      "\"asoftmax\"", "\"tripplet\"", .unknownLoss("tripplet", nearest: "triplet", known: words)
    ),
    ("\"asoftmax\"", "\"modified\"", .unknownKey("params.m", nearest: nil, known: [])),
    (
      "{\"m\": 3,", "{\"s\": 64, \"m\": 3,",
      .unknownKey("params.s", nearest: "m", known: ["m", "lambda"])
    ),
    (
      "\"lambda\"", "\"lamda\"",
      .unknownKey("params.lamda", nearest: "lambda", known: ["m", "lambda"])
    ),
    ("\"dim\"", "\"dims\"", .unknownKey("dims", nearest: "dim", known: GoldenCase.keys)),
    ("\"dim\": 2", "\"bias\": [1, 2, 3]", .unused("bias", loss: "asoftmax")),
    ("\"dim\": 2", "\"centers\": [[1, 2]]", .unused("centers", loss: "asoftmax")),
    ("{\"m\": 3, \"lambda\": 0.5}", "[3]", .notAnObject("params")),
    ("\"m\": 3, ", "", .missing("params.m")),
    ("\"m\": 3,", "\"m\": \"3\",", .notANumber("params.m")),
    ("\"m\": 3,", "\"m\": 0.5,", .outOfRange("params.m", 0.5, 1...10)),
    ("\"m\": 3,", "\"m\": 1e300,", .outOfRange("params.m", 1e300, 1...10)),
    (
      "0.5}", "-1}",
      .outOfRange("params.lambda", -1, 0...Double.greatestFiniteMagnitude)
    ),
    ("\"x\": [[1, 0.5], [-1, 2]],", "", .missing("x")),
    ("[[1, 0.5], [-1, 2]]", "[]", .empty("x")),
    ("[[1, 0.5], [-1, 2]]", "[[], []]", .dimension(of: "x[0]", 0, wanted: "2 or more")),
    ("[[1, 0.5], [-1, 2]]", "[[1], [2]]", .dimension(of: "x[0]", 1, wanted: "2 or more")),
    ("[[1, 0.5], [-1, 2]]", "[1, 2]", .notAList("x[0]")),
    ("[-1, 2]", "[-1, 2, 3]", .dimension(of: "x[1]", 3, wanted: "2")),
    ("[0, 1]", "[0]", .dimension(of: "W[1]", 1, wanted: "2")),
    ("\"dim\": 2", "\"dim\": 3", .dimension(of: "x[0]", 2, wanted: "3")),
    ("\"dim\": 2", "\"dim\": null", .notANumber("dim")),
    ("[1, 0.5]", "[1, NaN]", .notFinite("x[0][1]")),
    ("[1, 0.5]", "[1, null]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, \"0.5\"]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, true]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, 1e999]", .notFinite("x[0][1]")),
    ("[[1, 0], [0, 1], [-1, -1]]", "[]", .tooFewClasses(found: 0, least: 2)),
    ("[[1, 0], [0, 1], [-1, -1]]", "[[1, 0]]", .tooFewClasses(found: 1, least: 2)),
    (
      "[[1, 0], [0, 1], [-1, -1]]", "[[1, 0, -1], [0, 1, -1]]",
      .transposed(rows: 2, columns: 3)
    ),
    ("[0, 2]", "[0, 3]", .outOfRange("labels[1]", 3, 0...2)),
    ("[0, 2]", "[-1, 2]", .outOfRange("labels[0]", -1, 0...2)),
    ("[0, 2]", "[0.5, 2]", .notWhole("labels[0]")),
    ("[0, 2]", "[0]", .count(of: "labels", 1, wanted: 2, like: "x")),
    ("[0, 2]", "0", .notAList("labels")),
    ("[0, 2]", "[[1, 0, 0], [0, 0, 1]]", .oneHot("labels[0]")),
    ("[0, 2]", "[[1, 2, 0], [0, 0, 1]]", .notANumber("labels[0]")),
    ("[0, 2]", "[1e300, 2]", .outOfRange("labels[0]", 1e300, 0...2)),
  ]

  @Test(arguments: wrong)
  func saysWhatIsWrong(_ part: String, _ other: String, _ expected: CaseError.Fact) throws {
    let text = Self.sound.replacing(part, with: other)
    #expect(text != Self.sound)
    #expect(try fact(text) == expected)
  }

  @Test func aBiasThatDoesNotFitIsWrong() throws {
    for (bias, expected) in [
      ("[1, 2]", CaseError.Fact.count(of: "bias", 2, wanted: 3, like: "W")),
      ("[1, 2, {}]", .notANumber("bias[2]")), ("3", .notAList("bias")),
    ] {
      #expect(try fact(Self.other("softmax", "{}", "\"bias\": \(bias),")) == expected)
    }
  }

  /// What is wrong has its place: that of the value, the key, or the object that lacks it.
  @Test(arguments: [
    ("0.5], [-1", "\"0.5\"], [-1", "\"0.5\"]"), ("\"dim\"", "\"dims\"", "\"dims\""),
    ("[0, 2]", "[0, 9]", "9]"), ("\"m\": 3, ", "", "{\"lambda\""), ("[0, 2]", "[0]", "[0]"),
  ])
  func whatIsWrongHasAPlace(_ part: String, _ other: String, _ wrong: String) throws {
    let text = Self.sound.replacing(part, with: other)
    let json = try json(text)
    let found = try #require(error { () throws(CaseError) in try GoldenCase(json) })
    let start = try #require(text.firstRange(of: wrong)?.lowerBound)
    #expect(found.offset == text.utf8.distance(from: text.startIndex, to: start))
  }
}
