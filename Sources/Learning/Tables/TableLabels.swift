/// The labels of a table: how they are spelled, and which spellings are one class.
struct TableLabels {
  /// Each row's spelling, an index into `spellings`.
  private(set) var rows: [Int32] = []
  /// In the order in which they came.
  private(set) var spellings: [String] = []
  private var numbers: [String: Int32] = [:]
  /// Fields as they stand in the bytes, and what they mean: nothing is decoded twice.
  private var known: [(bytes: [UInt8], number: Int32)] = []
  private static let mostKnown = 32

  /// The number of a field that came before; nil for one that must be decoded.
  func number(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int32? {
    known.first { $0.bytes.count == bytes.count && bytes.elementsEqual($0.bytes) }?.number
  }

  /// The number of a spelling, and of the field that it comes from.
  mutating func number(
    of spelling: String, from bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int32 {
    let number = numbers[spelling] ?? Int32(spellings.count)
    if numbers.updateValue(number, forKey: spelling) == nil { spellings.append(spelling) }
    if known.count < Self.mostKnown { known.append((Array(bytes), number)) }
    return number
  }

  /// Adds a row with the spelling of that number.
  mutating func append(_ number: Int32) { rows.append(number) }

  /// The classes: by value if all are numbers, else by spelling.
  ///
  /// - Parameter mergesNumbers: whether spellings of one number, such as 0 and 0.0, are one class,
  ///   called by the shortest of them.
  /// - Returns: each row's class, the names, and the spellings that are one class.
  func classes(
    mergesNumbers: Bool
  ) -> (labels: [Int], names: [String], equal: [[String]]) {
    // Samples that were left out may have had labels of their own.
    var isUsed = Array(repeating: false, count: spellings.count)
    for row in rows { isUsed[Int(row)] = true }
    let used = spellings.indices.filter { isUsed[$0] }.map { spellings[$0] }
    // The order of strings, which agrees with their equality.
    var groups = used.sorted().map { [$0] }
    let values = groups.map { FieldValue.number($0[0]) }
    if mergesNumbers { groups = Self.merged(groups, values) }
    var names = groups.map { group in
      group.dropFirst().reduce(group[0]) { $1.utf8.count < $0.utf8.count ? $1 : $0 }
    }
    if values.allSatisfy({ $0 != nil }) {
      let order = names.indices.sorted { left, right in
        let (low, high) = (FieldValue.number(names[left]), FieldValue.number(names[right]))
        return low == high ? left < right : low ?? 0 < high ?? 0
      }
      (names, groups) = (order.map { names[$0] }, order.map { groups[$0] })
    }
    var classes = Array(repeating: 0, count: spellings.count)
    for (label, group) in groups.enumerated() {
      for spelling in group { classes[Int(numbers[spelling] ?? 0)] = label }
    }
    return (rows.map { classes[Int($0)] }, names, groups.filter { $0.count > 1 })
  }

  /// The groups, those of one number put together where the first of them stands.
  private static func merged(_ groups: [[String]], _ values: [Double?]) -> [[String]] {
    var merged: [[String]] = []
    var places: [Double: Int] = [:]
    for (group, value) in zip(groups, values) {
      if let value, let place = places[value] {
        merged[place] += group
      } else {
        if let value { places[value] = merged.count }
        merged.append(group)
      }
    }
    return merged
  }
}
