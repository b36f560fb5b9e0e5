import Text

// Values of a golden document, each checked as it is read; what is wrong has its path and place.

extension JSONValue {
  /// Checks that an object has known keys alone.
  func check(_ known: [String], in path: String = "") throws(CaseError) {
    for member in members.map({ Array($0) }) ?? [] where !known.contains(where: member.isKey) {
      throw CaseError(
        .unknownKey(path + member.key, nearest: known.nearest(to: member.key), known: known),
        at: member.offset)
    }
  }

  /// The value of a key that must be there.
  func required(_ key: String, in path: String = "") throws(CaseError) -> JSONValue {
    guard let value = self[key] else { throw CaseError(.missing(path + key), at: offset) }
    return value
  }

  /// The value of a key, nil also for null.
  func optional(_ key: String) -> JSONValue? {
    self[key].flatMap { $0.isNull ? nil : $0 }
  }

  func checkedText(_ path: String) throws(CaseError) -> String {
    guard let text else { throw CaseError(.notText(path), at: offset) }
    return text
  }

  func checkedList(_ path: @autoclosure () -> String) throws(CaseError) -> JSONList {
    guard let list else { throw CaseError(.notAList(path()), at: offset) }
    return list
  }

  func checkedNumber(
    _ path: @autoclosure () -> String, in range: ClosedRange<Double>? = nil
  ) throws(CaseError) -> Double {
    guard let number else { throw CaseError(.notANumber(path()), at: offset) }
    guard number.isFinite else { throw CaseError(.notFinite(path()), at: offset) }
    if let range, !range.contains(number) {
      throw CaseError(.outOfRange(path(), number, range), at: offset)
    }
    return number
  }

  func checkedRow(_ path: @autoclosure () -> String) throws(CaseError) -> [Double] {
    let list = try checkedList(path())
    var values: [Double] = []
    values.reserveCapacity(list.count)
    var index = 0
    for item in list {
      values.append(try item.checkedNumber("\(path())[\(index)]"))
      index += 1
    }
    return values
  }

  /// Rows of one length.
  func checkedRows(_ path: String, dimension: Int? = nil) throws(CaseError) -> Rows {
    let list = try checkedList(path)
    var rows = Rows()
    for item in list {
      let row = try item.checkedRow("\(path)[\(rows.count)]")
      let wanted = dimension ?? (rows.count > 0 ? rows.width : row.count)
      guard row.count == wanted else {
        throw CaseError(
          .dimension(of: "\(path)[\(rows.count)]", row.count, wanted: "\(wanted)"),
          at: item.offset)
      }
      if rows.count == 0 { rows.reserve(list.count, width: wanted) }
      rows.append(row)
    }
    return rows
  }

  /// Indices of classes.
  func checkedLabels(below classes: Int) throws(CaseError) -> [Int] {
    let list = try checkedList("labels")
    var labels: [Int] = []
    labels.reserveCapacity(list.count)
    for item in list {
      let path = "labels[\(labels.count)]"
      if item.isOneHot { throw CaseError(.oneHot(path), at: item.offset) }
      let value = try item.checkedNumber(path)
      guard value == value.rounded(.towardZero) else {
        throw CaseError(.notWhole(path), at: item.offset)
      }
      labels.append(Int(try item.checkedNumber(path, in: 0...Double(classes - 1))))
    }
    return labels
  }

  /// Whether this is a list of zeros and a single one.
  private var isOneHot: Bool {
    guard let list else { return false }
    let numbers = list.map { $0.number ?? .nan }
    return numbers.count { $0 == 1 } == 1 && numbers.allSatisfy { $0 == 0 || $0 == 1 }
  }
}

extension [String] {
  /// The word that was probably meant; a long text is no misspelled key.
  func nearest(to word: String) -> String? {
    word.utf8.count <= 40 ? Text.nearest(to: word, among: self) : nil
  }
}
