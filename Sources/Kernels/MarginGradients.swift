internal import Elementary
package import Layout

/// Loss and gradients at the features and the class weights.
///
/// Reads `targetValues` and `targetSlopes` when the plan has a margin; writes `featureGradients`,
/// and the class weights', class biases' and feature biases' part of `gradients`.
/// Gradient by the recipe dz/dx = F u - F' t, dz/dv = -n F' q with the unit tangents t at the
/// feature and q at the class weight, so that nothing is divided by sin theta. With a fixed scale
/// what would change the length is taken off the gradient at the feature.
package func marginGradients(_ plan: StepPlan) -> BatchSums {
  if plan.hasRivals { return curvedGradients(plan) }
  let sums =
    plan.shape.features == 2
    ? sampleGradients(plan, components: 2) : sampleGradients(plan, components: 3)
  classWeightGradients(plan)
  return sums
}

/// The softmax of eight samples, with and without the margin.
struct Softmax {
  var loss: FloatLanes
  var marginFreeLoss: FloatLanes
  var correct: FloatLanes
  /// exp(z_j - offset) * scale is P_j / N for the classes other than the target.
  var offset: FloatLanes
  var scale: FloatLanes
  /// (P_y - 1) / N.
  var target: FloatLanes
}

@inline(__always)
func softmax(_ plan: StepPlan, sample: Int, label: FloatLanes, norm: FloatLanes) -> Softmax {
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
  var target = plan.hasMargin ? norm * load(plan.targetValues + sample) : plain
  if plan.keepsLengths { target = target * load(plan.targetLengths + sample) }
  // Two shifts, since one common shift would let the smaller of the two sums underflow to 0.
  let peak = blend(highest, target, where: target .> highest)
  let fade = exp(highest - peak)
  let own = exp(target - peak)
  let sum = others * fade + own
  let plainPeak = blend(highest, plain, where: plain .> highest)
  let plainSum = others * exp(highest - plainPeak) + exp(plain - plainPeak)
  let share = one / lanes(Float(plan.samples))
  return Softmax(
    loss: (log(sum) + (peak - target)) * one,
    marginFreeLoss: (log(plainSum) + (plainPeak - plain)) * one,
    correct: blend(one, lanes(0), where: plain .<= highest),
    offset: highest,
    scale: fade / sum * share,
    // -(sum of the others), which keeps its digits where P_y is close to 1.
    target: lanes(0) - others * fade / sum * share)
}

/// dz_y/dx and dz_y/dv of eight samples; dz_y/dW where weights keep their lengths.
struct TargetGradient {
  var x0: FloatLanes
  var x1: FloatLanes
  var x2: FloatLanes
  var v0: FloatLanes
  var v1: FloatLanes
  var v2: FloatLanes
}

@inline(__always)
func targetGradient(
  _ plan: StepPlan, components: Int, sample: Int, norm: FloatLanes,
  _ f0: FloatLanes, _ f1: FloatLanes, _ f2: FloatLanes
) -> TargetGradient {
  let v0 = load(plan.targetDirections + sample)
  let v1 = load(plan.targetDirections + plan.rows + sample)
  let value = load(plan.targetValues + sample)
  let slope = load(plan.targetSlopes + sample)
  let isZero = norm .== lanes(0)
  let divisor = blend(norm, lanes(1), where: isZero)
  let pull = lanes(0) - norm * slope
  let u0 = f0 / divisor
  let u1 = f1 / divisor
  var result: TargetGradient
  if components == 2 {
    // In the plane the tangents are the perpendiculars, turned towards each other.
    let cross = u0 * v1 - u1 * v0
    var turn = blend(lanes(0), lanes(1), where: cross .> leastSine)
    turn = blend(turn, lanes(-1), where: cross .< -leastSine)
    let x0 = value * u0 + slope * turn * u1
    let x1 = value * u1 - slope * turn * u0
    result = TargetGradient(
      x0: x0, x1: x1, x2: lanes(0),
      v0: pull * turn * v1, v1: lanes(0) - pull * turn * v0, v2: lanes(0))
  } else {
    let v2 = load(plan.targetDirections + 2 &* plan.rows + sample)
    let u2 = f2 / divisor
    let cosine = u0 * v0 + u1 * v1 + u2 * v2
    let t0 = v0 - cosine * u0
    let t1 = v1 - cosine * u1
    let t2 = v2 - cosine * u2
    let q0 = u0 - cosine * v0
    let q1 = u1 - cosine * v1
    let q2 = u2 - cosine * v2
    let tangent = inverse((t0 * t0 + t1 * t1 + t2 * t2).squareRoot()) * slope
    let atWeight = inverse((q0 * q0 + q1 * q1 + q2 * q2).squareRoot()) * pull
    result = TargetGradient(
      x0: value * u0 - tangent * t0, x1: value * u1 - tangent * t1,
      x2: value * u2 - tangent * t2,
      v0: atWeight * q0, v1: atWeight * q1, v2: atWeight * q2)
    result.x2 = blend(result.x2, v2, where: isZero)
  }
  // A zero feature has no direction: by convention it gets the gradient of the m = 1 loss.
  result.x0 = blend(result.x0, v0, where: isZero)
  result.x1 = blend(result.x1, v1, where: isZero)
  if plan.keepsLengths {
    let length = load(plan.targetLengths + sample)
    result.x0 = result.x0 * length
    result.x1 = result.x1 * length
    result.x2 = result.x2 * length
    let along = norm * value
    // A zero weight has no direction either: it gets the gradient of its plain logit.
    let isPlain = length .== lanes(0)
    result.v0 = blend(result.v0 + along * v0, f0, where: isPlain)
    result.v1 = blend(result.v1 + along * v1, f1, where: isPlain)
    if components == 3 {
      let v2 = load(plan.targetDirections + 2 &* plan.rows + sample)
      result.v2 = blend(result.v2 + along * v2, f2, where: isPlain)
    }
  }
  return result
}

/// The least sine whose tangent has a direction; below it only rounding would choose one, which
/// matters at theta = pi, where the slope of a real m is not 0.
@inline(__always)
var leastSine: FloatLanes { lanes(0x1p-20) }

/// 1/x, and 0 where x is 0.
@inline(__always)
func reciprocal(_ x: FloatLanes) -> FloatLanes {
  let isZero = x .== lanes(0)
  return blend(lanes(1) / blend(x, lanes(1), where: isZero), lanes(0), where: isZero)
}

/// 1/x, and 0 where x is too small: a tangent without a direction pulls nowhere.
@inline(__always)
func inverse(_ x: FloatLanes) -> FloatLanes {
  let isNone = x .< leastSine
  return blend(lanes(1) / blend(x, lanes(1), where: isNone), lanes(0), where: isNone)
}

/// Where the target class has no direction.
@inline(__always)
func lacksTarget(
  _ plan: StepPlan, components: Int, _ sample: Int
) -> SIMDMask<SIMD8<Int32>> {
  let lacks =
    (load(plan.targetDirections + sample) .== lanes(0))
    .& (load(plan.targetDirections + plan.rows + sample) .== lanes(0))
  guard components == 3 else { return lacks }
  return lacks .& (load(plan.targetDirections + 2 &* plan.rows + sample) .== lanes(0))
}

@inline(__always)
func sampleGradients(_ plan: StepPlan, components: Int) -> BatchSums {
  let shape = plan.shape
  let classStride = shape.classStride
  let sumsPerClass = (components &+ 1) &* 8
  plan.classSums.update(repeating: 0, count: shape.classes &* sumsPerClass)
  var loss = lanes(0)
  var marginFreeLoss = lanes(0)
  var correct = lanes(0)
  var sum0 = lanes(0)
  var sum1 = lanes(0)
  var sum2 = lanes(0)
  var sample = 0
  while sample < plan.rows {
    let f0 = load(plan.features + sample)
    let f1 = load(plan.features + plan.rows + sample)
    let f2 = components == 3 ? load(plan.features + 2 &* plan.rows + sample) : lanes(0)
    let label = labels(plan, sample)
    var square = f0 * f0 + f1 * f1
    if components == 3 { square = square + f2 * f2 }
    let length = square.squareRoot()
    var norm = length
    if plan.hasMargin {
      // Under a fixed scale a feature of length 0 counts as s too, at a right angle to everything.
      if plan.scale > 0 { norm = blend(norm, lanes(plan.scale), where: norm .== lanes(0)) }
      // A class weight of length 0 has no direction: its logit and gradients are 0, as without a scale
      // those of a feature of length 0.
      norm = blend(norm, lanes(0), where: lacksTarget(plan, components: components, sample))
    }
    let shares = softmax(plan, sample: sample, label: label, norm: norm)
    loss = loss + shares.loss
    marginFreeLoss = marginFreeLoss + shares.marginFreeLoss
    correct = correct + shares.correct
    var x0 = lanes(0)
    var x1 = lanes(0)
    var x2 = lanes(0)
    // What the target class gets instead of share * feature.
    var own0 = shares.target * f0
    var own1 = shares.target * f1
    var own2 = shares.target * f2
    if plan.hasMargin {
      let target = targetGradient(
        plan, components: components, sample: sample, norm: norm, f0, f1, f2)
      x0 = shares.target * target.x0
      x1 = shares.target * target.x1
      x2 = shares.target * target.x2
      own0 = shares.target * target.v0
      own1 = shares.target * target.v1
      own2 = shares.target * target.v2
    }
    let powers = plan.logits + sample &* shape.classes
    var sums = plan.classSums
    for j in 0..<shape.classes {
      let isTarget = label .== lanes(Float(j))
      let share = load(powers + j &* 8) * shares.scale
      let all = blend(share, shares.target, where: isTarget)
      let pulled = plan.hasMargin ? blend(share, lanes(0), where: isTarget) : all
      x0 = x0 + pulled * lanes(plan.directions[j])
      x1 = x1 + pulled * lanes(plan.directions[classStride &+ j])
      store(sums, load(sums) + blend(share * f0, own0, where: isTarget))
      store(sums + 8, load(sums + 8) + blend(share * f1, own1, where: isTarget))
      if components == 3 {
        x2 = x2 + pulled * lanes(plan.directions[2 &* classStride &+ j])
        store(sums + 16, load(sums + 16) + blend(share * f2, own2, where: isTarget))
      }
      if plan.hasBias {
        store(sums + components &* 8, load(sums + components &* 8) + all)
      }
      sums += sumsPerClass
    }
    if plan.scale > 0 {
      let share = reciprocal(length)
      let u0 = f0 * share
      let u1 = f1 * share
      let u2 = f2 * share
      let radial = x0 * u0 + x1 * u1 + x2 * u2
      let stretch = load(plan.stretches + sample)
      x0 = (x0 - radial * u0) * stretch
      x1 = (x1 - radial * u1) * stretch
      x2 = (x2 - radial * u2) * stretch
    }
    store(plan.featureGradients + sample, x0)
    store(plan.featureGradients + plan.rows + sample, x1)
    sum0 = sum0 + x0
    sum1 = sum1 + x1
    if components == 3 {
      store(plan.featureGradients + 2 &* plan.rows + sample, x2)
      sum2 = sum2 + x2
    }
    sample &+= 8
  }
  let bias = plan.gradients + shape.featureBias
  bias[0] = total(sum0)
  bias[1] = total(sum1)
  bias[2] = total(sum2)
  return BatchSums(
    loss: total(loss), marginFreeLoss: total(marginFreeLoss), correct: total(correct))
}

/// Adds up the lanes; where the loss normalizes, keeps only what turns the weight and divides by
/// its norm: dL/dW = (I - v v^T) dL/dv / ‖W‖.
@inline(never)
func classWeightGradients(_ plan: StepPlan) {
  let shape = plan.shape
  let gradients = plan.gradients + shape.classWeights
  for j in 0..<shape.classes {
    let sums = plan.classSums + j &* (shape.features &+ 1) &* 8
    var radial: Float = 0
    for component in 0..<shape.features {
      let sum = total(load(sums + component &* 8))
      gradients[component &* shape.classStride &+ j] = sum
      radial = radial + plan.directions[component &* shape.classStride &+ j] * sum
    }
    plan.gradients[shape.classBias &+ j] =
      plan.hasBias ? total(load(sums + shape.features &* 8)) : 0
    guard plan.normalisesWeights else { continue }
    var square: Float = 0
    for component in 0..<shape.features {
      let direction = plan.directions[component &* shape.classStride &+ j]
      square = square + direction * direction
    }
    for component in 0..<shape.features {
      let at = component &* shape.classStride &+ j
      // A weight of length 0 has no direction to turn.
      gradients[at] =
        square == 0
        ? 0 : (gradients[at] - plan.directions[at] * radial) / plan.weightNorms[j]
    }
  }
}
