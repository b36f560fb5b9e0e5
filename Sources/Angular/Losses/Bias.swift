/// What a loss adds to its logits besides products of feature and weight.
package enum Bias: Hashable, Sendable {
  /// Nothing.
  case none
  /// b_j, one for each class.
  case perClass
  /// b, one for all classes: it moves where a logit changes sign, and nothing between classes.
  case shared

  /// How many numbers that is for K classes.
  package func count(classes: Int) -> Int {
    switch self {
    case .none: 0
    case .perClass: classes
    case .shared: 1
    }
  }

  /// The index of the bias that class `j` adds, or nil where there is none.
  package func index(ofClass j: Int) -> Int? {
    switch self {
    case .none: nil
    case .perClass: j
    case .shared: 0
    }
  }
}
