/// Why a step failed; the parameters are those before it.
package enum TrainingFailure: Error, Hashable, Sendable {
  /// The loss of this step is infinite or not a number.
  case lossNotFinite(step: Int)
  /// The gradient of this step is infinite or not a number.
  case gradientNotFinite(step: Int)
}
