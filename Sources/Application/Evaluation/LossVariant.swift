import Angular
import Text

/// The loss that a case means: the row, its numbers, and what the case left to the defaults.
struct LossVariant {
  /// Something that the case does not say, and what is taken.
  struct Default: Hashable {
    let key: String
    let value: String
  }

  let loss: MarginLoss
  let parameters: MarginParameters
  /// What is taken for choices and numbers that are not given.
  let defaults: [Default]
  /// Every choice and number that counts.
  let params: [(key: String, value: JSON)]

  /// The variant that a case's `loss` and `params` mean.
  ///
  /// - Parameters:
  ///   - json: the case.
  ///   - isPure: whether the term on distances is meant alone, with a weight of 1.
  /// - Throws: a loss, choice or number that there is not.
  init(_ json: JSONValue, isPure: (MarginLoss) -> Bool) throws(CaseError) {
    let loss = try json.required("loss")
    let params = json["params"]
    if let params, params.kind != .object {
      throw CaseError(.notAnObject("params"), at: params.offset)
    }
    let rows = try Self.rows(loss)
    let row = try Self.row(of: rows, params)
    try params?.check(row.golden.keys, in: "params.")
    var parameters = row.initialParameters
    var defaults: [Default] = []
    var said: [(key: String, value: JSON)] = []
    for (key, value) in row.golden.choices {
      said.append((key, Bool(value).map { .bool($0) } ?? .text(value)))
      // A loss that is called by the name of its row leaves nothing open.
      if rows.count > 1, params?[key] == nil { defaults.append(Default(key: key, value: value)) }
    }
    for parameter in row.golden.parameters {
      let field = parameter.field
      if let value = params?[parameter.name] {
        parameters[keyPath: field] = try value.checkedNumber(
          "params.\(parameter.name)", in: parameter.range)
      } else if isPure(row), parameter.field == \.weight {
        parameters.weight = 1
        defaults.append(Default(key: parameter.name, value: "1"))
      } else if parameter.isOptional {
        defaults.append(
          Default(key: parameter.name, value: Numerals.shortest(parameters[keyPath: field])))
      } else {
        throw CaseError(.missing("params.\(parameter.name)"), at: (params ?? json).offset)
      }
      said.append((parameter.name, .number(parameters[keyPath: field])))
    }
    self.loss = row
    self.parameters = parameters
    self.defaults = defaults
    self.params = said
  }

  /// The rows that share the word.
  ///
  /// The words of golden documents come first: their "softmax" has a bias, the table's has none.
  private static func rows(_ json: JSONValue) throws(CaseError) -> [MarginLoss] {
    let name = try json.checkedText("loss")
    let exact = MarginLoss.all.filter { $0.goldenName == name }
    if !exact.isEmpty { return exact }
    let word = MarginLoss.folded(name)
    let rows = MarginLoss.all.filter { MarginLoss.folded($0.goldenName) == word }
    if !rows.isEmpty { return rows }
    if let loss = MarginLoss.named(name) { return [loss] }
    let known = words(MarginLoss.all.map(\.goldenName))
    let names = known + MarginLoss.all.flatMap { [$0.name] + $0.aliases }
    throw CaseError(
      .unknownLoss(name, nearest: names.nearest(to: name), known: known), at: json.offset)
  }

  /// The one that the choices among `params` mean.
  private static func row(
    of rows: [MarginLoss], _ params: JSONValue?
  ) throws(CaseError) -> MarginLoss {
    var fitting = rows
    for key in words(rows.flatMap { $0.golden.choices.map(\.key) }) {
      guard let wanted = params?[key] else { continue }
      let known = words(
        fitting.flatMap(\.golden.choices).filter { $0.key == key }.map(\.value))
      fitting = fitting.filter { row in
        row.golden.choices.contains { $0.key == key && wanted.isChoice($0.value) }
      }
      guard !fitting.isEmpty else {
        throw CaseError(.unknownChoice("params.\(key)", known: known), at: wanted.offset)
      }
    }
    return fitting.first(where: \.golden.isDefault) ?? fitting[0]
  }

  /// Each word once, in their order.
  private static func words(_ words: [String]) -> [String] {
    words.enumerated().filter { !words[..<$0.offset].contains($0.element) }.map(\.element)
  }
}

extension JSONValue {
  /// Whether this is the choice, as documents write it: a flag, or a text.
  fileprivate func isChoice(_ choice: String) -> Bool {
    Bool(choice).map { bool == $0 } ?? (text == choice)
  }
}
