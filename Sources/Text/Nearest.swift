/// The known word that a mistyped one is probably meant to be; nil if none is near.
///
/// The nearest by edit distance, if at most a third of the letters (at least one) differ.
package func nearest(to word: String, among known: [String]) -> String? {
  let rated = known.map { (word: $0, distance: distance(Array(word), Array($0))) }
  let near = rated.filter { $0.distance <= max(1, max(word.count, $0.word.count) / 3) }
  return near.min { $0.distance < $1.distance }?.word
}

/// " (did you mean "WORD"?)" for an error message; nothing without a word.
package func hint(_ word: String?) -> String {
  word.map { " (did you mean \(quoted($0))?)" } ?? ""
}

/// Insertions, deletions and replacements that turn one word into the other (Levenshtein).
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == other ? 0 : 1))
      diagonal = above
    }
  }
  return row[right.count]
}
