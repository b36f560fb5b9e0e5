/// Words as a sentence lists them: "a", "a and b", "a, b and c".
///
/// - Parameters:
///   - words: what is listed.
///   - conjunction: the word before the last one.
///   - most: how many are written out; of a longer list the rest is counted: "a, b and 2 more".
/// - Returns: the list; empty without words.
package func listed(
  _ words: [String], _ conjunction: String = "and", most: Int = .max
) -> String {
  guard words.count <= most else {
    return words.prefix(most).joined(separator: ", ")
      + " \(conjunction) \(words.count - most) more"
  }
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
}

/// A count and its noun, such as "1 step" and "2 steps".
///
/// - Parameters:
///   - count: how many.
///   - noun: the word for one.
///   - plural: the word for any other number; nil for the noun with an s.
/// - Returns: the count and the noun.
package func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
