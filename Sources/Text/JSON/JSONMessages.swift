// What is wrong with JSON, in words; the place stands before them.

extension JSONError.Fact {
  /// What is wrong, and what to do.
  package var message: String {
    switch self {
    case .empty: "there is no JSON value; the text is empty"
    case .tooLong(let most): "the text is longer than the \(most) bytes that can be read"
    case .tooDeep(let most): "lists and objects are nested deeper than \(most) levels"
    case .notUTF8(let byte):
      "byte 0x\(hexadecimal(UInt32(byte), 2)) is not valid UTF-8 here; save the file as UTF-8"
    case .encoding(let name): "the text is \(name); save it as UTF-8"
    case .byteOrderMark: "the text begins with a byte order mark; save it as UTF-8 without one"
    case .unexpected(let scalar, let wanted):
      "unexpected \(named(scalar)); expected \(wanted.phrase)"
    case .word(let word): "\(excerpt(word)) is not a JSON value; \(advice(on: word))"
    case .bareKey: "a key must be in double quotes"
    case .singleQuote: "strings must be in double quotes, not single quotes"
    case .comment: "JSON has no comments; remove it"
    case .trailingComma(let end): "remove the comma before this \(named(end))"
    case .missingComma: "a comma is missing before this"
    case .wrongEnd(let scalar, let opening):
      "\(named(scalar)) cannot close the \(opening.phrase)"
    case .unfinished(let opening): "the text ends inside the \(opening.phrase)"
    case .openString: "the string that begins here has no closing quote"
    case .control(0x0A), .control(0x0D):
      "a line ends inside a string; add the closing quote, or write the line break as \\n"
    case .control(let byte):
      "a control character in a string must be written as \\u\(hexadecimal(UInt32(byte), 4))"
    case .escape(let scalar):
      "a backslash before \(named(scalar)) is not an escape; for a backslash write \\\\"
    case .unicodeEscape: "\\u must be followed by four hexadecimal digits"
    case .surrogate(let half):
      "\\u\(hexadecimal(UInt32(half), 4)) is half of a surrogate pair; the other half is missing"
    case .number(let misspelling): misspelling.message
    case .duplicate(let key, let first):
      "the object already has the key \(quotedExcerpt(key)), at \(first.line):\(first.column); "
        + "remove one of them"
    case .more: "unexpected text after the end of the JSON value"
    }
  }

  private func advice(on word: String) -> String {
    switch word {
    case "NaN", "Infinity", "-Infinity", "nan", "inf", "-inf", "-nan":
      "JSON has no NaN or infinity, so write null or leave the value out"
    case "True", "TRUE": "write true"
    case "False", "FALSE": "write false"
    case "None", "undefined", "nil", "NULL", "Null": "write null"
    default: "text must be in double quotes"
    }
  }
}

extension JSONError.Wanted {
  fileprivate var phrase: String {
    switch self {
    case .value: "a value"
    case .valueOrEnd: "a value or \"]\""
    case .key: "a key in double quotes"
    case .keyOrEnd: "a key in double quotes or \"}\""
    case .colon: "\":\" after the key"
    case .commaOrBracket: "\",\" or \"]\""
    case .commaOrBrace: "\",\" or \"}\""
    }
  }
}

extension JSONError.Opening {
  fileprivate var phrase: String {
    "\(symbol == "[" ? "list" : "object") that begins at \(place.line):\(place.column)"
  }
}

extension JSONError.Misspelling {
  fileprivate var message: String {
    switch self {
    case .leadingZero: "a number cannot begin with a zero before other digits"
    case .plus: "a number cannot begin with a plus sign"
    case .leadingPoint: "a number needs a digit before its point"
    case .noFraction: "a number needs a digit after its point"
    case .noExponent: "a number needs a digit in its exponent"
    case .noDigit: "a minus sign must be followed by a digit"
    case .hexadecimal: "JSON has no hexadecimal numbers; write the number in decimal"
    }
  }
}

/// A character as a message can show it.
private func named(_ scalar: Unicode.Scalar) -> String {
  if scalar == "\"" { return "double quote" }
  return scalar.isUnseen || scalar == " "
    ? "U+\(hexadecimal(scalar.value, 4).uppercased())" : "\"\(scalar)\""
}

/// At least so many hexadecimal digits.
private func hexadecimal(_ value: UInt32, _ digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
