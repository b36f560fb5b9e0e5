/// How many pairs and triplets a set of labeled samples expands to, which is what losses on pairs
/// and triplets must choose from.
package struct DataExpansion: Hashable, Sendable {
  /// Unordered pairs of samples: N (N - 1) / 2.
  package let pairs: Int
  /// Unordered pairs of one class: the sum of n (n - 1) / 2.
  package let sameClassPairs: Int
  /// Anchor, positive, negative: the sum of n (n - 1) (N - n).
  package let triplets: Int

  /// The counts for classes of these sizes.
  ///
  /// - Parameter sizes: samples of each class.
  package init(classSizes sizes: [Int]) {
    let total = sizes.reduce(0, +)
    pairs = total * (total - 1) / 2
    sameClassPairs = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    triplets = sizes.reduce(0) { $0 + $1 * ($1 - 1) * (total - $1) }
  }
}
