import Angular
import Text

/// A golden document being computed: what is said of its cases.
struct Evaluation {
  /// One case that is worth a line.
  struct Remark: Equatable {
    enum Kind: Equatable {
      case failed(CaseError.Fact)
      case differs(Differences.Difference, others: Int)
    }

    /// The id, or the place in the list where there is none.
    let name: String
    let place: TextPlace
    let kind: Kind
  }

  /// Something taken by convention or by default, which is said once for all cases.
  struct Note: Hashable {
    enum Kind: Hashable {
      /// What a loss takes where a case does not say.
      case takes(loss: String, LossVariant.Default)
      /// A class weight of length 0 under a loss that divides by lengths.
      case zeroWeight
      /// A feature of length 0.
      case zeroFeature
    }

    let kind: Kind
    /// The first case.
    let name: String
    /// In how many cases.
    var count = 1
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
    /// Cases that would have had a line beyond `mostRemarks`.
    var unremarked = 0
  }

  /// Every key that a document may have.
  static let keys = ["cases", "meta", "note"]
  /// The most cases that have a line of their own.
  static let mostRemarks = 1000

  let engine: EvaluationEngine
  private(set) var remarks: [Remark] = []
  private(set) var notes: [Note] = []
  private(set) var tally = Tally()
  private let document: JSONValue
  private let cases: JSONList
  /// Where the case begins that is being computed.
  private var places: JSONPlaces
  private var names: Set<String> = []

  /// Nothing is computed before `run`.
  ///
  /// - Parameters:
  ///   - document: an object with at least one case.
  ///   - engine: what computes it.
  /// - Throws: what makes the document none of cases.
  init(_ document: JSONValue, engine: EvaluationEngine) throws(DocumentError) {
    guard let members = document.members else { throw .notAnObject(document.place) }
    for member in members where !Self.keys.contains(where: member.isKey) {
      var places = JSONPlaces(in: document)
      throw .unknownKey(
        member.key, nearest: Self.keys.nearest(to: member.key), places.place(of: member.offset))
    }
    let value = document["cases"]
    guard let cases = value?.list, cases.contains(where: { _ in true }) else {
      throw .noCases((value ?? document).place)
    }
    self.engine = engine
    self.document = document
    self.cases = cases
    places = JSONPlaces(in: document)
  }

  /// Whether every case was computed and none differs.
  var isFlawless: Bool { tally.differ + tally.unknownLoss + tally.failed == 0 }

  /// Computes every case that can be computed, and writes the document with what came out.
  ///
  /// A case at a time: what is held in memory is the document and its largest case.
  mutating func run(
    _ write: @escaping (String) throws(CommandError) -> Void
  ) throws(CommandError) {
    var output = JSONOutput(write)
    output.json.append("{")
    var isFirst = true
    for member in document.members.map({ Array($0) }) ?? [] {
      output.separate(&isFirst)
      output.json.append(keyOf: member)
      if member.isKey("cases") {
        try writeCases(&output)
      } else {
        output.json.append(member.value)
      }
    }
    output.json.append("}\n")
    try output.flush()
  }

  private mutating func writeCases(_ output: inout JSONOutput) throws(CommandError) {
    output.json.append("[")
    var index = 0
    var isFirst = true
    for item in cases {
      output.separate(&isFirst)
      _ = places.place(of: item.offset)
      let computed = evaluate(item, at: index)
      try output.write(item, with: computed)
      index += 1
    }
    output.json.append("]")
  }

  private mutating func evaluate(_ item: JSONValue, at index: Int) -> ComputedCase? {
    var name = "cases[\(index)]"
    var computed: ComputedCase?
    do throws(CaseError) {
      guard item.kind == .object else { throw CaseError(.notAnObject("the case"), at: item.offset) }
      let id = try item.required("id")
      name = try id.checkedText("id")
      guard names.insert(name).inserted else { throw CaseError(.duplicate, at: id.offset) }
      let golden = try GoldenCase(item)
      let values = try engine.evaluate(golden, item)
      computed = ComputedCase(golden: golden, values: values)
      note(golden, name)
      try judge(name, item, values)
    } catch {
      if case .unknownLoss = error.fact { tally.unknownLoss += 1 } else { tally.failed += 1 }
      remark(name, .failed(error.fact), at: error.offset)
    }
    return computed
  }

  private mutating func judge(
    _ name: String, _ item: JSONValue, _ computed: ComputedValues
  ) throws(CaseError) {
    let kind = try item["kind"]?.checkedText("kind")
    guard let expected = item.optional("expected") else {
      tally.unexpected += 1
      return
    }
    guard let members = expected.members else {
      throw CaseError(.notAnObject("expected"), at: expected.offset)
    }
    // A misspelled key would otherwise count as agreement.
    for member in members where !computed.keys.contains(where: member.isKey) {
      throw CaseError(.unknownValue(member.key, known: computed.keys), at: member.offset)
    }
    if !members.contains(where: { _ in true }) {
      tally.unexpected += 1
    } else if let kind, engine.unjudgedKinds.contains(kind) {
      tally.unjudged += 1
    } else {
      let differences = Differences(members, computed, tolerance: engine.tolerance)
      guard let first = differences.first else {
        tally.agree += 1
        return
      }
      tally.differ += 1
      remark(name, .differs(first, others: differences.count - 1), at: first.offset)
    }
  }

  private mutating func remark(_ name: String, _ kind: Remark.Kind, at offset: Int) {
    guard remarks.count < Self.mostRemarks else {
      tally.unremarked += 1
      return
    }
    // A walk from the beginning of the case only.
    var places = places
    remarks.append(
      Remark(name: excerpt(name), place: places.place(of: offset), kind: kind))
  }

  private mutating func note(_ golden: GoldenCase, _ name: String) {
    var kinds = golden.defaults.map {
      Note.Kind.takes(loss: golden.variant.loss.goldenName, $0)
    }
    if !golden.zeroWeights.isEmpty { kinds.append(.zeroWeight) }
    if !golden.zeroFeatures.isEmpty { kinds.append(.zeroFeature) }
    for kind in kinds {
      if let index = notes.firstIndex(where: { $0.kind == kind }) {
        notes[index].count += 1
      } else {
        notes.append(Note(kind: kind, name: excerpt(name)))
      }
    }
  }
}

/// `marginscope evaluate`: a golden document, computed again.
func evaluate(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  let bytes = try console.content(of: options.file)
  var evaluation: Evaluation
  do throws(DocumentError) {
    evaluation = try Evaluation(try document(bytes), engine: options.engine)
  } catch {
    throw .document(options.file, error)
  }
  try evaluation.run(console.output.write(_:))
  for line in evaluation.messages(options.file) { try console.errors.write(line: line) }
  return evaluation.isFlawless ? .success : .failure
}

/// Golden documents come from Python, which writes NaN and Infinity; these are numbers that differ
/// from all others.
private func document(_ bytes: [UInt8]) throws(DocumentError) -> JSONValue {
  do throws(JSONError) {
    return try JSONValue(parsing: bytes, acceptsNonFinite: true)
  } catch {
    throw .notJSON(error)
  }
}
