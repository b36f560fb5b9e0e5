/// How many pairs and triplets a set of labelled samples expands to, which is what losses on pairs
/// and triplets must choose from.
public struct DataExpansion: Hashable, Sendable {
  /// Unordered pairs of samples: N (N - 1) / 2.
  public let pairs: Int
  /// Unordered pairs of one class: the sum of n (n - 1) / 2.
  public let sameClassPairs: Int
  /// Anchor, positive, negative: the sum of n (n - 1) (N - n).
  public let triplets: Int

  /// The counts for classes of these sizes.
  ///
  /// - Parameter sizes: samples of each class.
  public init(classSizes sizes: [Int]) {
    let total = sizes.reduce(0, +)
    pairs = total * (total - 1) / 2
    sameClassPairs = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    triplets = sizes.reduce(0) { $0 + $1 * ($1 - 1) * (total - $1) }
  }
}
