import Angular
import Text

/// What was computed of a case, under the keys of golden documents.
struct ComputedValues {
  enum Value {
    case number(Double)
    /// Numbers; nil is null.
    case row([Double?])
    case rows(Rows)
  }

  let fields: [(key: String, value: Value)]

  init(_ output: BatchOutput) {
    var fields: [(String, Value)] = [
      ("loss", .number(output.loss)), ("logits", .rows(output.logits)),
      ("theta_y", .row(output.targetAngles)), ("gradX", .rows(output.gradX)),
      ("gradW", .rows(Rows(output.gradW))),
    ]
    if let gradB = output.gradB { fields.append(("gradB", .row(gradB))) }
    if let gradC = output.gradC { fields.append(("gradC", .rows(Rows(gradC)))) }
    if let next = output.centersNext { fields.append(("centersNext", .rows(Rows(next)))) }
    self.fields = fields
  }

  /// A term on distances alone.
  init(_ term: EuclideanTerm, _ batch: FeatureBatch, _ parameters: MarginParameters) {
    func rows(_ columns: [[Double]]) -> Value { .rows(Rows(Rows(columns).columns)) }
    let output = term.evaluate(batch, parameters)
    var fields: [(String, Value)] = [
      ("loss", .number(output.loss)), ("gradX", rows(output.gradX)),
    ]
    if term == .center {
      fields.append(("gradC", rows(output.gradC)))
      fields.append(("centersNext", rows(term.centers(after: batch, parameters))))
    }
    self.fields = fields
  }

  subscript(key: String) -> Value? { fields.first { $0.key == key }?.value }

  var keys: [String] { fields.map(\.key) }

  /// Where the first number is that is none, or infinite; nil where all are numbers.
  var firstNonFinite: String? {
    for (key, value) in fields {
      switch value {
      case .number(let number):
        if !number.isFinite { return key }
      case .row(let row):
        if let index = row.firstIndex(where: { !($0 ?? 0).isFinite }) { return "\(key)[\(index)]" }
      case .rows(let rows):
        if let index = rows.values.firstIndex(where: { !$0.isFinite }) {
          return "\(key)[\(index / rows.width)][\(index % rows.width)]"
        }
      }
    }
    return nil
  }
}

/// What differs between the values that a case expects and those that were computed.
struct Differences {
  /// A value that is not the expected one.
  struct Difference: Equatable {
    let path: String
    /// As messages show it.
    let expected: String
    let computed: String
    /// The byte of the document.
    let offset: Int
  }

  private(set) var first: Difference?
  private(set) var count = 0
  private let tolerance: Double

  init(_ expected: JSONMembers, _ computed: ComputedValues, tolerance: Double) {
    self.tolerance = tolerance
    for member in expected {
      guard let value = computed[member.key] else { continue }
      compare(member.value, value, member.key)
    }
  }

  private mutating func compare(
    _ expected: JSONValue, _ computed: ComputedValues.Value, _ key: String
  ) {
    switch computed {
    case .number(let number): compare(expected, number, key)
    case .row(let row):
      guard let items = items(of: expected, row.count, key) else { return }
      for (i, pair) in zip(items, row).enumerated() { compare(pair.0, pair.1, "\(key)[\(i)]") }
    case .rows(let rows):
      guard let lists = items(of: expected, rows.count, key) else { return }
      for (i, list) in lists.enumerated() {
        guard let items = items(of: list, rows.width, "\(key)[\(i)]") else { continue }
        for (d, pair) in zip(items, rows[i]).enumerated() {
          compare(pair.0, pair.1, "\(key)[\(i)][\(d)]")
        }
      }
    }
  }

  /// The values of a list as long as the computed one; what is none differs as a whole.
  private mutating func items(
    of expected: JSONValue, _ count: Int, _ path: @autoclosure () -> String
  ) -> JSONList? {
    if let list = expected.list, list.count == count { return list }
    add(expected, "a list of \(count)", path())
    return nil
  }

  /// Numbers as numbers, however they are spelled; what is infinite is close to nothing.
  private mutating func compare(
    _ expected: JSONValue, _ computed: Double?, _ path: @autoclosure () -> String
  ) {
    guard let computed else {
      if !expected.isNull { add(expected, "null", path()) }
      return
    }
    if let number = expected.number, number.isFinite,
      abs(number - computed) <= tolerance * (1 + abs(number))
    {
      return
    }
    add(expected, Numerals.shortest(computed), path())
  }

  private mutating func add(_ expected: JSONValue, _ computed: String, _ path: String) {
    count += 1
    guard first == nil else { return }
    let text =
      switch expected.kind {
      case .list: "a list of \(expected.list?.count ?? 0)"
      case .object: "an object"
      case .text: "text"
      case .null, .bool: expected.line
      case .number: expected.numeral ?? "\(expected.number ?? .nan)"
      }
    first = Difference(
      path: path, expected: text, computed: computed, offset: expected.offset)
  }
}
