package import Elementary

/// What a loss asks of the logits of a sample.
package enum LossForm: Hashable, Sendable {
  /// Softmax cross-entropy: logsumexp(z) - z_y.
  case softmax
  /// One class against all others, K yes-or-no questions a sample.
  ///
  /// (balance log(1 + e^-z_y) + (1 - balance) sum of log(1 + e^z_j), j != y) / s.
  /// Source: Wen et al., SphereFace2 (ICLR 2022), equation 6.
  case oneAgainstAll

  /// By how much a sample meets its margin, from the logits that have it: >= 0 in the wedge.
  ///
  /// Under a softmax the own logit must be the largest; one against all says yes at z_y >= 0, and
  /// no to each other class at z_j <= 0.
  /// - Parameters:
  ///   - own: The logits of the label's class.
  ///   - rival: The largest of the others.
  /// - Returns: The excess of each.
  package func excess(own: Lanes, rival: Lanes) -> Lanes {
    switch self {
    case .softmax: own - rival
    case .oneAgainstAll: blend(own, 0 - rival, where: own .> 0 - rival)
    }
  }

  /// The loss of one sample, and its derivative by each logit.
  func evaluate(
    _ logits: [Double], label: Int, _ parameters: MarginParameters
  ) -> (loss: Double, shares: [Double]) {
    switch self {
    case .softmax: crossEntropy(logits, label: label)
    case .oneAgainstAll: questions(logits, label: label, parameters)
    }
  }
}

/// logsumexp(z) - z_y, and its derivatives softmax(z) - [j = y].
private func crossEntropy(
  _ logits: [Double], label: Int
) -> (loss: Double, shares: [Double]) {
  let largest = logits.reduce(-Double.infinity) { max($0, $1) }
  let powers = logits.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  let loss = log(sum) + (largest - logits[label])
  return (loss, powers.enumerated().map { $1 / sum - ($0 == label ? 1 : 0) })
}

/// The yes-or-no questions of one sample.
private func questions(
  _ logits: [Double], label: Int, _ parameters: MarginParameters
) -> (loss: Double, shares: [Double]) {
  var loss = 0.0
  var shares: [Double] = []
  for (j, logit) in logits.enumerated() {
    let share = (j == label ? parameters.balance : 1 - parameters.balance) / parameters.scale
    // How wrong the answer is, and the share of it that a logit of this size still pulls.
    let wrong = j == label ? -logit : logit
    let power = exp(-wrong.magnitude)
    loss += share * (max(wrong, 0) + log(1 + power))
    let pull = share * (wrong > 0 ? 1 : power) / (1 + power)
    shares.append(j == label ? -pull : pull)
  }
  return (loss, shares)
}
