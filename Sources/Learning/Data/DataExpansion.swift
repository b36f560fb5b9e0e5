/// The number of pairs and triplets that labeled samples form, from which contrastive and triplet
/// losses must choose.
package struct DataExpansion: Hashable, Sendable {
  /// Unordered pairs of samples: N (N - 1) / 2.
  package let pairs: Int
  /// Unordered pairs within a class: the sum of n (n - 1) / 2.
  package let sameClassPairs: Int
  /// Triplets of anchor, positive and negative: the sum of n (n - 1) (N - n).
  package let triplets: Int

  /// Counts the pairs and triplets of classes of these sizes.
  ///
  /// - Parameter sizes: The number of samples in each class.
  package init(classSizes sizes: [Int]) {
    let total = sizes.reduce(0, +)
    pairs = total * (total - 1) / 2
    sameClassPairs = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    triplets = sizes.reduce(0) { $0 + $1 * ($1 - 1) * (total - $1) }
  }
}
