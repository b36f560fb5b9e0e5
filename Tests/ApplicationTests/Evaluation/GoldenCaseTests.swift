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

  private func golden(_ text: String) throws -> GoldenCase {
    try GoldenCase(try #require(JSON(bytes: Array(text.utf8))))
  }

  @Test func readsACase() throws {
    let golden = try golden(Self.sound)
    #expect(golden.loss.name == "a-softmax")
    #expect(golden.parameters.m == 3 && golden.parameters.lambda == 0.5)
    #expect(golden.input.features == [[1, 0.5], [-1, 2]])
    #expect(golden.input.weights == [[1, 0], [0, 1], [-1, -1]])
    #expect(golden.input.labels == [0, 2] && golden.input.bias == nil)
  }

  @Test func bothNamesOfALossAreKnown() throws {
    #expect(
      try golden(Self.sound.replacing("asoftmax", with: "a-softmax")).loss.name == "a-softmax")
    let plain = Self.sound.replacing("{\"m\": 3, \"lambda\": 0.5}", with: "{}")
    #expect(try golden(plain.replacing("asoftmax", with: "softmax")).loss.hasBias)
    #expect(
      try golden(plain.replacing("asoftmax", with: "modified-softmax")).loss.name
        == "modified-softmax")
  }

  @Test func whatCanBeLeftOut() throws {
    #expect(try golden(Self.sound.replacing(", \"lambda\": 0.5", with: "")).parameters.lambda == 0)
    #expect(try golden(Self.sound.replacing("\"dim\": 2,", with: "")).input.weights.count == 3)
  }

  @Test func aBiasOrCentersOfNullAreLeftOut() throws {
    let params = "{\"weight\": 1, \"alpha\": 0.5}"
    let empty = "\"bias\": null, \"centers\": null,"
    let golden = try golden(Self.other("center", params, empty))
    #expect(golden.input.bias == nil && golden.input.centers == nil)
    #expect(try self.golden(Self.other("softmax_nobias", "{}", empty)).input.bias == nil)
  }

  /// A sound case of another loss.
  static func other(_ loss: String, _ params: String, _ rest: String = "") -> String {
    sound.replacing("asoftmax", with: loss).replacing("{\"m\": 3, \"lambda\": 0.5}", with: params)
      .replacing("\"dim\": 2,", with: rest)
  }

  /// A word that rows share means the first, or the one that documents mean without saying.
  @Test func choicesLeftOpenMeanOneRow() throws {
    let scaled = "{\"s\": 16, \"m\": 0.5}"
    #expect(try golden(Self.other("arcface", scaled)).loss.name == "arcface")
    let questions = "{\"r\": 30, \"m\": 0.4, \"t\": 3, \"lambda\": 0.7}"
    #expect(try golden(Self.other("sphereface2", questions)).loss.name == "sphereface2-exact")
    let detached = questions.replacing("}", with: ", \"cgd\": true}")
    #expect(try golden(Self.other("sphereface2", detached)).loss.name == "sphereface2")
    let version = "{\"s\": 16, \"m\": 1.7, \"version\": \"v2\", \"cgd\": false}"
    #expect(try golden(Self.other("sphereface_r", version)).loss.name == "sphereface-r-v2-exact")
  }

  @Test func aSharedBiasIsANumberAloneOrInAList() throws {
    let questions = "{\"r\": 30, \"m\": 0.4, \"t\": 3, \"lambda\": 0.7}"
    for bias in ["-0.25", "[-0.25]"] {
      let golden = try golden(Self.other("sphereface2", questions, "\"bias\": \(bias),"))
      #expect(golden.input.bias == [-0.25] && golden.parameters.scale == 30)
      #expect(golden.parameters.sharpness == 3 && golden.parameters.balance == 0.7)
    }
    #expect(
      error { () throws(CaseError) in
        try GoldenCase(
          JSON(
            bytes: Array(
              Self.other("sphereface2", questions, "\"bias\": [1, 2],").utf8)) ?? .null)
      } == .notShared(2))
  }

  @Test func centresAreOneAClass() throws {
    let params = "{\"weight\": 0.1, \"alpha\": 0.5}"
    let golden = try golden(
      Self.other("center", params, "\"centers\": [[1, 2], [3, 4], [5, 6]],"))
    #expect(golden.input.centers == [[1, 2], [3, 4], [5, 6]])
    #expect(golden.parameters.weight == 0.1 && golden.parameters.centerRate == 0.5)
    for (centers, expected) in [
      ("[[1, 2]]", CaseError.count(of: "centers", 1, wanted: 3, like: "W")),
      ("[[1], [1, 2], [1, 2]]", .dimension(of: "centers[0]", 1, wanted: "2")),
    ] {
      let text = Self.other("center", params, "\"centers\": \(centers),")
      let json = try #require(JSON(bytes: Array(text.utf8)))
      #expect(error { () throws(CaseError) in try GoldenCase(json) } == expected)
    }
  }

  /// What is replaced, by what, and what is then wrong.
  static let wrong: [(String, String, CaseError)] = [
    ("\"loss\": \"asoftmax\",", "", .missing("loss")),
    ("\"asoftmax\"", "3", .notText("loss")),
    (
      "\"asoftmax\"", "\"magface\"",
      .unknownLoss(
        "magface",
        known: [
          "softmax", "softmax_nobias", "modified", "lsoftmax", "asoftmax", "normface", "cosface",
          "arcface", "combined", "sphereface_r", "sphereface2", "center", "contrastive",
          "triplet",
        ])
    ),
    ("\"asoftmax\"", "\"modified\"", .unknownParameter("lambda", known: [])),
    ("{\"m\": 3,", "{\"s\": 64, \"m\": 3,", .unknownParameter("s", known: ["m", "lambda"])),
    ("{\"m\": 3, \"lambda\": 0.5}", "[3]", .notAnObject("params")),
    ("\"m\": 3, ", "", .missing("params.m")),
    ("\"m\": 3,", "\"m\": \"3\",", .notANumber("params.m")),
    ("\"m\": 3,", "\"m\": 0.5,", .outOfRange("params.m", 0.5, 1...8)),
    ("\"m\": 3,", "\"m\": 1e300,", .outOfRange("params.m", 1e300, 1...8)),
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
    ("[1, 0.5]", "[1, NaN]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, null]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, \"0.5\"]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, true]", .notANumber("x[0][1]")),
    ("[1, 0.5]", "[1, 1e999]", .notANumber("x[0][1]")),
    ("[[1, 0], [0, 1], [-1, -1]]", "[]", .tooFewClasses(found: 0, least: 2)),
    ("[[1, 0], [0, 1], [-1, -1]]", "[[1, 0]]", .tooFewClasses(found: 1, least: 2)),
    ("[0, 2]", "[0, 3]", .outOfRange("labels[1]", 3, 0...2)),
    ("[0, 2]", "[-1, 2]", .outOfRange("labels[0]", -1, 0...2)),
    ("[0, 2]", "[0.5, 2]", .notWhole("labels[0]")),
    ("[0, 2]", "[0]", .count(of: "labels", 1, wanted: 2, like: "x")),
    ("[0, 2]", "0", .notAList("labels")),
    ("\"dim\": 2", "\"bias\": [1, 2]", .count(of: "bias", 2, wanted: 3, like: "W")),
    ("\"dim\": 2", "\"bias\": [1, 2, {}]", .notANumber("bias[2]")),
  ]

  @Test(arguments: wrong)
  func saysWhatIsWrong(_ part: String, _ other: String, _ expected: CaseError) throws {
    let text = Self.sound.replacing(part, with: other)
    #expect(text != Self.sound)
    let json = try #require(JSON(bytes: Array(text.utf8)))
    #expect(error { () throws(CaseError) in try GoldenCase(json) } == expected)
  }
}
