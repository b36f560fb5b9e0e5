internal import Elementary
internal import Layout

// The losses of the rules with a curve for every class. Both replace the logits of eight samples,
// K x 8 floats, by the loss's derivatives by them.

/// Softmax cross-entropy: logsumexp(z) - z_y, with the derivatives P_j - [j = y].
@inline(__always)
func crossEntropy(_ logits: Floats, _ label: FloatLanes, classes: Int) -> FloatLanes {
  var highest = lanes(-Float.greatestFiniteMagnitude)
  var target = lanes(0)
  for j in 0..<classes {
    let logit = load(logits + j &* 8)
    highest = blend(highest, logit, where: logit .> highest)
    target = blend(target, logit, where: label .== lanes(Float(j)))
  }
  var others = lanes(0)
  for j in 0..<classes {
    let power = exp(load(logits + j &* 8) - highest)
    store(logits + j &* 8, power)
    others = others + blend(power, lanes(0), where: label .== lanes(Float(j)))
  }
  let sum = others + exp(target - highest)
  for j in 0..<classes {
    let share = load(logits + j &* 8)
    // Minus the sum of the others keeps its digits where P_y is close to 1.
    let derivative = blend(share, lanes(0) - others, where: label .== lanes(Float(j)))
    store(logits + j &* 8, derivative / sum)
  }
  return log(sum) + (highest - target)
}

/// The sum of K binary cross-entropies, the target's weighted by `balance`, divided by `scale`.
///
/// Class j has log(1 + e^u) with u = -z_j for the target and u = z_j for every other class.
@inline(__always)
func binaryCrossEntropy(
  _ logits: Floats, _ label: FloatLanes, classes: Int, scale: Float, balance: Float
) -> FloatLanes {
  var loss = lanes(0)
  let targetWeight = lanes(balance / scale)
  let otherWeight = lanes((1 - balance) / scale)
  for j in 0..<classes {
    let isTarget = label .== lanes(Float(j))
    let logit = load(logits + j &* 8)
    let u = blend(logit, lanes(0) - logit, where: isTarget)
    let weight = blend(otherWeight, targetWeight, where: isTarget)
    let isPositive = u .> lanes(0)
    let power = exp(lanes(0) - magnitude(u))
    loss = loss + weight * (blend(lanes(0), u, where: isPositive) + log(lanes(1) + power))
    let slope = weight * blend(power, lanes(1), where: isPositive) / (lanes(1) + power)
    store(logits + j &* 8, blend(slope, lanes(0) - slope, where: isTarget))
  }
  return loss
}
