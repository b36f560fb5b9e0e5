import Testing
import Text

@testable import Application

/// Documents that people brought, and what is right.
struct ReportedCasesTests {
  typealias Outcome = EvaluationTests.Outcome

  private func numbers(_ value: JSONValue?) -> [Double] {
    value?.list.map { $0.flatMap { numbers($0) } } ?? [value?.number ?? .nan]
  }

  private func isClose(_ value: JSONValue?, _ expected: [Double], _ tolerance: Double) -> Bool {
    let found = numbers(value)
    return found.count == expected.count
      && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * (1 + abs($1)) }
  }

  /// Equal numbers are equal, an integer beyond the exact ones of a Double too.
  @Test func aLargeIntegerIsANumber() throws {
    let outcome = try Outcome(
      cases: """
        {"id":"a","loss":"softmax_nobias","params":{},"W":[[0,1],[1,0]],"labels":[0],"x":[[1e16,0]],
         "expected":{"loss":10000000000000000}}
        """)
    #expect(outcome.tally == Evaluation.Tally(agree: 1))
  }

  @Test(arguments: EvaluationEngine.allCases)
  func infinityEverywhereDoesNotAgree(_ engine: EvaluationEngine) throws {
    let outcome = try Outcome(
      cases: """
        {"id":"a","loss":"arcface","params":{"s":30,"m":0.5},"W":[[1,0],[0,1]],"labels":[0],
         "x":[[1,1]],"expected":{"loss":Infinity,"logits":[[Infinity,Infinity]],
         "gradX":[[Infinity,Infinity]],"gradW":[[Infinity,Infinity],[Infinity,Infinity]],
         "theta_y":[Infinity]}}
        """, engine: engine)
    #expect(outcome.tally == Evaluation.Tally(differ: 1))
    #expect(isClose(outcome.cases[0]["computed"]?["loss"], [12.767020354659373], engine.tolerance))
    #expect(outcome.remarks[0].hasSuffix("expected inf (9 more values differ)"))
  }

  /// A gradient that a square root of 1 - cos^2 once made infinite: at an angle of 2e-8 in space.
  @Test(arguments: EvaluationEngine.allCases)
  func aGradientThatANaiveRootMadeInfinite(_ engine: EvaluationEngine) throws {
    let outcome = try Outcome(
      cases: """
        {"id": "issue91", "loss": "arcface", "params": {"s": 30, "m": 0.5},
         "x": [[0.22953547537326813, 0.40570706129074097, -0.09959819912910461]],
         "W": [[0.6203661561012268, 1.0965055227279663, -0.26918432116508484],
               [-0.07991591095924377, -0.19662004709243774, 0.716659665107727],
               [0.8765103220939636, 1.245623230934143, 0.6574772000312805]],
         "labels": [0],
         "expected": {"loss": 0.12615394592285156, "gradX": [[-Infinity, -Infinity, Infinity]]}}
        """, engine: engine)
    #expect(outcome.tally == Evaluation.Tally(differ: 1))
    let computed = outcome.cases[0]["computed"]
    #expect(isClose(computed?["loss"], [0.126153278198552], engine.tolerance))
    // By 60 digits; a Float has no direction left at this angle.
    let gradX = [-1.9017978915779379, 2.319814020188438, 5.066706528602538]
    if engine == .reference { #expect(isClose(computed?["gradX"], gradX, 1e-8)) }
  }

  /// Without a mode the curve that goes on falling is taken, and that is said.
  @Test func theModeThatIsTakenIsSaid() throws {
    let text = """
      {"id": "unsaid", "loss": "combined", "params": {"s": 64, "m1": 1.5, "m2": 0.3, "m3": 0.2},
       "x": [[0.37810676358706613, -1.0454968829614948, -0.8261270867837869],
             [-4.882934765279711, 3.599414765441804, 2.2883317440744575]],
       "W": [[-1.0107575001533344, 0.7831809961440773, 2.0567028183423686],
             [-1.6384425032355252, -1.7294114671544816, -1.50483141386432]], "labels": [0, 1],
       "expected": {"logits": [[-42.90848445620923, 39.87613973550592],
                               [50.79094699753174, -72.9581143157329]]}}
      """
    let outcome = try Outcome(cases: text)
    #expect(outcome.tally == Evaluation.Tally(differ: 1))
    #expect(outcome.cases[0]["variant"]?["params"]?["mode"]?.text == "unroll")
    #expect(
      outcome.notes == ["note: combined: params.mode is not given, so unroll is used (case unsaid)"]
    )
    let raw = try Outcome(
      cases: text.replacing("{\"s\": 64", with: "{\"mode\": \"raw\", \"s\": 64"))
    #expect(raw.tally == Evaluation.Tally(agree: 1) && raw.notes.isEmpty)
  }

  /// Without cgd the gradient is the loss's own, as with SphereFace2.
  @Test func bothSphereFaceFamiliesTakeTheExactGradient() throws {
    let outcome = try Outcome(
      cases: """
        {"id": "r-unsaid", "loss": "sphereface_r", "params": {"s": 30, "m": 1.5},
         "x": [[-1.6038628505068948, -2.64871799125629], [-0.49672324419049707, 0.840890476131043],
               [2.2720930649792854, 0.21941279864361637], [-1.105294641072465, -1.5695607106885567]],
         "W": [[0.7487457707345911, 1.6347830429585775], [0.27276877584472176, -1.2333286640307717],
               [-0.9582652054360887, 1.6000190889991115]], "labels": [0, 1, 2, 1],
         "expected": {"loss": 49.42542869220744,
         "gradW": [[8.884022396373894, -4.068964517981539], [3.73518299569158, 0.8260906626146433],
                   [-0.6005585583978311, -0.35967969025888197]]}}
        """)
    #expect(outcome.tally == Evaluation.Tally(agree: 1))
    #expect(
      outcome.cases[0]["variant"]?.line
        == #"{"loss":"sphereface-r-v0-exact","params":{"version":"v0","cgd":false,"s":30,"m":1.5},"#
        + #""bias":"none"}"#)
    #expect(outcome.notes.map { $0.contains("cgd is not given, so false") } == [false, true])
  }

  @Test func oneHotLabelsAreNamed() throws {
    let outcome = try Outcome(
      cases: """
        {"id": "onehot", "loss": "arcface", "params": {"s": 30, "m": 0.5},
         "x": [[4.08, -5.11], [0.83, -1.13], [-0.90, -0.43], [-4.03, -0.46]],
         "W": [[-0.86, 3.32], [0.22, -0.35], [-0.28, -0.66]],
         "labels": [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]]}
        """)
    #expect(
      outcome.remarks == [
        "f:4:13: onehot: labels must be class indices, but labels[0] looks one-hot; write the index "
          + "of the 1"
      ])
  }

  /// The triplet term alone, against all triplets one by one.
  @Test(arguments: EvaluationEngine.allCases)
  func theTripletTermIsComputedAlone(_ engine: EvaluationEngine) throws {
    let x = [
      [-1.3035823052233793, -0.3494345846515543], [3.3274479827823935, 1.31829549966451],
      [-3.2827945891692933, -0.010406528343863955], [-1.2469274819767868, 0.29726304650405266],
      [-3.216375568372778, 0.4835437537537026], [0.4707618374749095, 3.1512520628629255],
    ]
    let labels = [0, 0, 1, 1, 2, 2]
    let outcome = try Outcome(
      cases: """
        {"id": "pure", "loss": "triplet", "params": {"margin": 0.3}, "x": \(x), "labels": \(labels)}
        """, engine: engine)
    #expect(outcome.tally == Evaluation.Tally(unexpected: 1))
    func square(_ i: Int, _ j: Int) -> Double {
      (x[i][0] - x[j][0]) * (x[i][0] - x[j][0]) + (x[i][1] - x[j][1]) * (x[i][1] - x[j][1])
    }
    var losses: [Double] = []
    for a in 0..<6 {
      for p in 0..<6 where p != a && labels[p] == labels[a] {
        for n in 0..<6 where labels[n] != labels[a] {
          losses.append(max(0, square(a, p) - square(a, n) + 0.3))
        }
      }
    }
    let computed = outcome.cases[0]["computed"]
    #expect(isClose(computed?["loss"], [losses.reduce(0, +) / Double(losses.count)], 1e-12))
    #expect(computed?.members?.map(\.key) == ["loss", "gradX"])
    #expect(
      outcome.notes == ["note: triplet: params.weight is not given, so 1 is used (case pure)"])
  }

  @Test func whatALossDoesNotUseIsRefused() throws {
    let rest = """
      "x": [[-1.3, -0.34], [3.3, 1.3]], "W": [[0.31, 0.51], [-1.49, 2.25]], "labels": [0, 1],
       "bias": [10, -10]
      """
    let outcome = try Outcome(
      "{\"cases\": [{\"id\": \"bias-on-modified\", \"loss\": \"modified\", \"params\": {}, \(rest)},\n"
        + "{\"id\": \"bias-on-arc\", \"loss\": \"arcface\", \"params\": {\"s\": 30, \"m\": 0.5}, "
        + "\(rest), \"lamda\": 5}]}")
    #expect(outcome.tally == Evaluation.Tally(failed: 2))
    #expect(
      outcome.remarks[0] == "f:2:10: bias-on-modified: bias is not used by modified; remove it")
    #expect(
      outcome.remarks[1].hasPrefix("f:4:21: bias-on-arc: unknown key lamda; allowed are id, "))
  }

  /// A weight of length 0 has no direction: logit and gradient 0, whatever the margin, as documented.
  @Test(arguments: EvaluationEngine.allCases)
  func aWeightOfLengthZeroIsSaid(_ engine: EvaluationEngine) throws {
    let outcome = try Outcome(
      cases: """
        {"id": "zero", "loss": "cosface", "params": {"s": 30, "m": 0.35},
         "x": [[0.0024603067149651485, 0.5974910750169398], [-0.5482757107244352, -1.78]],
         "W": [[-0.49220651855132963, -0.6204748998199404], [0.0, 0.0],
               [0.10541424899789856, -0.9304680447082047]], "labels": [0, 1]}
        """, engine: engine)
    let computed = outcome.cases[0]["computed"]
    #expect(numbers(computed?["logits"])[1] == 0 && numbers(computed?["logits"])[4] == 0)
    #expect(Array(numbers(computed?["gradW"])[2..<4]) == [0, 0])
    #expect(outcome.cases[0]["variant"]?["zeroWeights"]?.line == "[1]")
    #expect(
      outcome.notes == [
        "note: a class weight of length 0 has no direction, so its logits and its gradient are 0 "
          + "(case zero)"
      ])
  }

  /// Under a fixed scale a length counts for nothing, down to the smallest.
  @Test(arguments: [
    ("1e-8", true), ("1e-45", true), ("1e-160", true), ("1e-200", true), ("1e-307", false),
  ])
  func tinyLengthsAreRightOrRefused(_ size: String, _ hasGradient: Bool) throws {
    let exponent = try #require(Int(size.dropFirst(3)))
    let outcome = try Outcome(
      cases: """
        {"id": "tiny", "loss": "arcface", "params": {"s": 64, "m": 0.5},
         "x": [[2.4603067149651485e-\(exponent + 3), 5.974910750169398e-\(exponent + 1)],
               [-5.482757107244352e-\(exponent + 1), -1.7811836775145484e-\(exponent)],
               [-9.093415703434452e-\(exponent + 1), -1.983293109992925e-\(exponent)],
               [1.2028720519487697e-\(exponent + 1), 2.680430491109067e-\(exponent)]],
         "W": [[-0.49220651855132963, -0.6204748998199404], [0.4898420501851982, 0.35688700816006075],
               [0.10541424899789856, -0.9304680447082047]], "labels": [0, 1, 2, 1],
         "expected": {"loss": 63.55434833274559, "logits": [
           [-63.114845839587474, 37.89973370669267, -63.562986648447925],
           [59.622199423538156, -63.350962345068105, 58.65939711490626],
           [62.1545776907176, -55.81662397955808, 32.24832816147775],
           [-51.87240940351493, 11.11102703273568, -63.20626652783958]]}}
        """)
    if hasGradient {
      #expect(outcome.tally == Evaluation.Tally(agree: 1))
    } else {
      // The gradient is s / ||x||, which no Double holds.
      #expect(outcome.remarks[0].contains("tiny: gradX[0][0] is not finite"))
    }
  }

  @Test(arguments: EvaluationEngine.allCases)
  func bytesThatEndedTheProgramAreASentence(_ engine: EvaluationEngine) {
    let bytes = Array(#"{"":{"":"","":"","#.utf8) + [0xFF] + Array("\"count\"".utf8)
    let recorder = ConsoleRecorder()
    var console = recorder.console
    console.read = { _ in bytes }
    #expect(perform(["evaluate", "f", "--engine", engine.rawValue], console) == .failure)
    #expect(
      recorder.errors == "marginscope: f:1:18: byte 0xff is not valid UTF-8 here; save the file as "
        + "UTF-8\n")
  }

  /// What is long is shortened, and nothing is obeyed by a terminal.
  @Test func messagesAreBoundedAndTame() throws {
    let long = String(repeating: "b", count: 100_000)
    let hostile = #"\u001b]0;x\u0007\n\u202e"#
    for (id, loss, key) in [
      (long, long, long), (hostile, hostile, hostile), ("a", "softmax", hostile),
    ] {
      for text in [
        #"{"id": "\#(id)", "loss": "\#(loss)", "x": [[1, 2]], "W": [[1, 0], [0, 1]], "labels": [0]}"#,
        #"{"id": "\#(id)", "loss": "softmax", "\#(key)": 1}"#,
        #"{"id": "\#(id)", "loss": "modified", "params": {"\#(key)": 1}}"#,
        #"{"id": "\#(id)", "loss": "modified", "x": [[1, 2]], "W": [[1, 0], [0, 1]], "labels": [0],"#
          + #" "expected": {"\#(key)": 1}}"#,
        #"{"id": "\#(id)", "loss": "modified", "x": [[1, 2]], "W": [[1, 0], [0, 1]], "labels": [0],"#
          + #" "expected": {"loss": "\#(key)"}}"#,
      ] {
        let outcome = try Outcome(cases: text)
        for line in outcome.evaluation.messages("f") {
          #expect(line.utf8.count < 500)
          #expect(!line.unicodeScalars.contains { $0.isUnseen })
        }
        #expect(!outcome.text.dropLast().unicodeScalars.contains { $0.isUnseen })
      }
    }
  }
}
