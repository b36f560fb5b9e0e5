internal import Elementary

/// One row of the table of annealing schedules: how lambda falls while a margin comes into force.
///
/// While lambda is large the loss is nearly that without a margin. Of 40 cold starts at
/// m = 8 that collapse in 35 seeds, 39 keep every class with lambda falling from 10: the early pull,
/// (1 - P_y) |F'|, is then a seventh as strong (.69 against 5.0 at step 5).
package struct Annealing: Sendable, Identifiable {
  /// The word a user types.
  package let name: String
  /// What lambda does, in one sentence.
  package let summary: String
  /// lambda in the training step that follows `steps` steps under the schedule, >= 0; nil where
  /// lambda stays where it is set.
  ///
  /// The published codes count the step before they use it: their first lambda is the second here,
  /// 892.9 (Caffe) and 1363.6 (the PyTorch port).
  package let lambda: (@Sendable (_ steps: Int) -> Double)?

  /// The name, which is unique in the table.
  package var id: String { name }

  /// The rows; the first one leaves lambda alone.
  package static let all: [Annealing] = [
    Annealing(name: "constant", summary: "lambda stays where it is set", lambda: nil),
    Annealing(
      name: "exponential", summary: "lambda falls from 10 to a third of itself every 88 steps"
    ) { exponential(steps: $0) },
    Annealing(
      name: "caffe", summary: "lambda falls from 1000 to 5, a step behind the authors' own code"
    ) { max(5, 1000 / (1 + 0.12 * Double($0))) },
    Annealing(
      name: "clcarwin",
      summary: "lambda falls from 1500 to 5, a step behind a widely used PyTorch port"
    ) { max(5, 1500 / (1 + 0.1 * Double($0))) },
    Annealing(
      name: "l-softmax",
      summary: "lambda falls from 1000 to 0, by the constants of L-Softmax's digits"
    ) { power(steps: $0) },
  ]

  /// The row that leaves lambda alone.
  package static let constant = all[0]

  /// The row of that name, or nil.
  package static func named(_ name: String) -> Annealing? { all.first { $0.name == name } }

  /// Below it lambda moves no margin by a thousandth, and counts as 0.
  static let leastLambda = 0.001

  /// 10 e^(-t / 80): with which 39 of 40 cold starts keep every class; 0 from t = 737.
  private static func exponential(steps: Int) -> Double {
    let lambda = 10 * exp(-Double(steps) / 80)
    return lambda < leastLambda ? 0 : lambda
  }

  /// 1000 (1 + 2.5e-5 t)^-35, for MNIST in the authors' Caffe code; 0 from t = 19,360.
  private static func power(steps: Int) -> Double {
    let lambda = 1000 * exp(-35 * log(1 + 2.5e-5 * Double(steps)))
    return lambda < leastLambda ? 0 : lambda
  }
}
