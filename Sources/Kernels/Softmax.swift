internal import Elementary
internal import Layout

/// The softmax of eight samples, with and without the margin.
struct Softmax {
  /// The loss of each sample.
  var loss: FloatLanes
  /// The same without the margin.
  var marginFreeLoss: FloatLanes
  /// 1 where the target logit exceeds every other without the margin, else 0.
  var correct: FloatLanes
  /// What makes the powers left in `logits` P_j / N, for the classes other than the target.
  var scale: FloatLanes
  /// (P_y - 1) / N.
  var target: FloatLanes
}

/// The softmax of the eight samples from `sample`; replaces their logits by powers of e.
///
/// - Parameters:
///   - plan: The batch, measured; with a margin, its curve evaluated.
///   - sample: A multiple of 8.
///   - label: The labels.
///   - norm: The factor of F in the target logit.
///   - hasMargin: Whether there is one.
///   - scalesMarginByWeight: Whether ||W_y|| is another factor.
/// - Returns: Losses, and the derivatives by the logits over N.
@inline(__always)
func softmax(
  _ plan: StepPlan, sample: Int, label: FloatLanes, norm: FloatLanes, hasMargin: Bool,
  scalesMarginByWeight: Bool
) -> Softmax {
  let classes = plan.shape.classes
  let logits = plan.logits + sample &* classes
  let counts = laneNumbers(from: sample) .< lanes(Float(plan.samples))
  let one = blend(lanes(0), lanes(1), where: counts)
  var highest = lanes(-Float.greatestFiniteMagnitude)
  var plain = lanes(0)
  for j in 0..<classes {
    let logit = load(logits + j &* 8)
    let isTarget = label .== lanes(Float(j))
    plain = blend(plain, logit, where: isTarget)
    highest = blend(highest, logit, where: (logit .> highest) .& .!isTarget)
  }
  var others = lanes(0)
  for j in 0..<classes {
    let power = exp(load(logits + j &* 8) - highest)
    others = others + blend(power, lanes(0), where: label .== lanes(Float(j)))
    store(logits + j &* 8, power)
  }
  var target = hasMargin ? norm * load(plan.targetValues + sample) : plain
  if scalesMarginByWeight { target = target * load(plan.targetLengths + sample) }
  // Two shifts: with a common one the smaller of the two sums could underflow to 0.
  let peak = blend(highest, target, where: target .> highest)
  let fade = exp(highest - peak)
  let sum = others * fade + exp(target - peak)
  let plainPeak = blend(highest, plain, where: plain .> highest)
  let plainSum = others * exp(highest - plainPeak) + exp(plain - plainPeak)
  let share = one / lanes(Float(plan.samples))
  return Softmax(
    loss: (log(sum) + (peak - target)) * one,
    marginFreeLoss: (log(plainSum) + (plainPeak - plain)) * one,
    correct: blend(one, lanes(0), where: plain .<= highest),
    scale: fade / sum * share,
    // Minus the sum of the others keeps its digits where P_y is close to 1.
    target: lanes(0) - others * fade / sum * share)
}
