import Angular
import Text

/// A case and what was computed of it.
struct ComputedCase {
  let golden: GoldenCase
  let values: ComputedValues
}

extension GoldenCase {
  /// Class weights without a direction, where the loss asks for one.
  var zeroWeights: [Int] {
    guard case .batch(let batch) = input, variant.loss.normalizesWeights else { return [] }
    return batch.weights.indices.filter { index in
      batch.weights[index].allSatisfy { $0 == 0 }
    }
  }

  /// Features without a direction, where there is one to ask for.
  var zeroFeatures: [Int] {
    guard case .batch(let batch) = input, variant.loss.normalizesWeights else { return [] }
    return (0..<batch.features.count).filter { index in
      batch.features[index].allSatisfy { $0 == 0 }
    }
  }

  /// How the biases come about: given, zeros, or none.
  fileprivate var bias: String {
    guard case .batch(let batch) = input, variant.loss.hasBias else { return "none" }
    return batch.bias == nil ? "zeros" : "given"
  }
}

extension JSONOutput {
  /// A case as it was read, with the variant and the values; what it had of these is replaced.
  mutating func write(_ item: JSONValue, with computed: ComputedCase?) throws(CommandError) {
    guard let members = item.members else {
      json.append(item)
      return try flushIfLong()
    }
    json.append("{")
    var isFirst = true
    for member in members where !member.isKey("computed") && !member.isKey("variant") {
      separate(&isFirst)
      json.append(keyOf: member)
      json.append(member.value)
      try flushIfLong()
    }
    if let computed {
      separate(&isFirst)
      write(variantOf: computed.golden)
      try write(computed.values)
    }
    json.append("}")
    try flushIfLong()
  }

  private mutating func write(variantOf golden: GoldenCase) {
    json.append("\"variant\":{\"loss\":")
    json.append(quoted: golden.variant.loss.name)
    json.append(",\"params\":{")
    var isFirst = true
    for (key, value) in golden.variant.params {
      separate(&isFirst)
      json.append(quoted: key)
      json.append(":")
      json.append(value)
    }
    json.append("},\"bias\":")
    json.append(quoted: golden.bias)
    for (key, rows) in [
      ("zeroWeights", golden.zeroWeights), ("zeroFeatures", golden.zeroFeatures),
    ] where !rows.isEmpty {
      json.append(",")
      json.append(quoted: key)
      json.append(":")
      json.append(JSON.list(rows.map { .number(Double($0)) }))
    }
    json.append("}")
  }

  private mutating func write(_ values: ComputedValues) throws(CommandError) {
    json.append(",\"computed\":{")
    var isFirst = true
    for (key, value) in values.fields {
      separate(&isFirst)
      json.append(quoted: key)
      json.append(":")
      switch value {
      case .number(let number): json.append(number)
      case .row(let row): try write(row) { $0 }
      case .rows(let rows):
        json.append("[")
        var isFirstRow = true
        for index in 0..<rows.count {
          separate(&isFirstRow)
          try write(rows[index]) { $0 }
        }
        json.append("]")
      }
    }
    json.append("}")
  }

  private mutating func write<Row: Sequence>(
    _ row: Row, _ number: (Row.Element) -> Double?
  ) throws(CommandError) {
    json.append("[")
    var isFirst = true
    for item in row {
      separate(&isFirst)
      if let number = number(item) { json.append(number) } else { json.append("null") }
      try flushIfLong()
    }
    json.append("]")
  }
}
