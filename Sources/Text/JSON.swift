internal import FoundationEssentials

/// A JSON value, so that what a document holds besides what is understood is kept.
package enum JSON: Hashable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// An integer that a Double would round.
  case integer(Int128)
  /// A string.
  case text(String)
  /// Values in order.
  case list([JSON])
  /// Values by key.
  case object([String: JSON])

  /// The number, or null where there is no finite one.
  package init(_ value: Double?) {
    self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A list of numbers.
  package init(_ values: [Double]) { self = .list(values.map { JSON($0) }) }

  /// A list of rows of numbers.
  package init(_ rows: [[Double]]) { self = .list(rows.map { JSON($0) }) }

  /// The value of a key, or nil where there is none.
  package subscript(key: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields[key]
  }
}

extension JSON: Codable {
  /// Reads whatever value comes next.
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    /// The value as that type, or nil if it is of another one.
    func read<Value: Decodable>(_ type: Value.Type) throws -> Value? {
      do { return try value.decode(type) } catch DecodingError.typeMismatch { return nil }
    }
    if value.decodeNil() {
      self = .null
    } else if let number = try JSON.number(in: value) {
      self = number
    } else if let text = try read(String.self) {
      self = .text(text)
    } else if let flag = try read(Bool.self) {
      self = .bool(flag)
    } else if let list = try read([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  /// The number, not a number where a Double cannot hold it; nil if the value is of another type.
  private static func number(in value: any SingleValueDecodingContainer) throws -> JSON? {
    do {
      let number = try value.decode(Double.self)
      if number.magnitude >= 0x1p53, let integer = try? value.decode(Int128.self) {
        return .integer(integer)
      }
      return .number(number)
    } catch DecodingError.typeMismatch {
      return nil
    } catch {
      return .number(.nan)
    }
  }

  /// Writes the value as it is.
  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .bool(let flag): try value.encode(flag)
    case .number(let number): try value.encode(number)
    case .integer(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .object(let fields): try value.encode(fields)
    }
  }
}

extension JSON {
  /// The value that the bytes spell, or nil if they are not JSON.
  ///
  /// `NaN` and `Infinity`, which Python writes, are read as numbers, so that they can be told of
  /// where they stand.
  package init?(bytes: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    guard let value = try? decoder.decode(JSON.self, from: Data(bytes)) else { return nil }
    self = value
  }

  /// The text in one line, keys in order, numbers as short as they read back.
  package var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    // Every case has a spelling, so nothing can fail here.
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
