package import Elementary

/// The loss of a sample's logits.
package enum LossForm: Hashable, Sendable {
  /// Softmax cross-entropy: logsumexp(z) - z_y.
  case softmax
  /// One against all: a binary cross-entropy for each class.
  ///
  /// (balance log(1 + e^-z_y) + (1 - balance) sum of log(1 + e^z_j), j != y) / s.
  /// Source: Wen et al., SphereFace2 (ICLR 2022), equation 6.
  case oneAgainstAll

  /// How far a sample is inside its margin, from the logits that include it: >= 0 in the wedge.
  ///
  /// With softmax the target logit must be the largest; one against all needs z_y >= 0 and z_j <= 0
  /// for each other class.
  /// - Parameters:
  ///   - target: The logit of the label's class.
  ///   - nonTarget: The largest of the other logits.
  /// - Returns: z_y - z_j, or the smaller of z_y and -z_j.
  package func excess(target: Lanes, nonTarget: Lanes) -> Lanes {
    switch self {
    case .softmax: target - nonTarget
    case .oneAgainstAll: blend(target, 0 - nonTarget, where: target .> 0 - nonTarget)
    }
  }

  /// The loss of one sample and its derivative by each logit.
  package func evaluate(
    _ logits: [Double], label: Int, _ parameters: MarginParameters
  ) -> (loss: Double, derivatives: [Double]) {
    switch self {
    case .softmax: crossEntropy(logits, label: label)
    case .oneAgainstAll: binaryCrossEntropy(logits, label: label, parameters)
    }
  }
}

/// logsumexp(z) - z_y, and its derivatives softmax(z) - [j = y].
private func crossEntropy(
  _ logits: [Double], label: Int
) -> (loss: Double, derivatives: [Double]) {
  let largest = logits.reduce(-Double.infinity) { max($0, $1) }
  let powers = logits.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  let loss = log(sum) + (largest - logits[label])
  return (loss, powers.enumerated().map { $1 / sum - ($0 == label ? 1 : 0) })
}

/// The sum of the binary cross-entropies, log(1 + e^u) with u = -z_y or z_j, and its derivatives.
private func binaryCrossEntropy(
  _ logits: [Double], label: Int, _ parameters: MarginParameters
) -> (loss: Double, derivatives: [Double]) {
  var loss = 0.0
  var derivatives: [Double] = []
  for (j, logit) in logits.enumerated() {
    let weight = (j == label ? parameters.balance : 1 - parameters.balance) / parameters.scale
    let u = j == label ? -logit : logit
    let power = exp(-u.magnitude)
    loss += weight * (max(u, 0) + log(1 + power))
    let slope = weight * (u > 0 ? 1 : power) / (1 + power)
    derivatives.append(j == label ? -slope : slope)
  }
  return (loss, derivatives)
}
