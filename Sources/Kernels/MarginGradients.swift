internal import Elementary
package import Layout

/// Loss and gradients at the features and the class weights.
///
/// Reads `targetValues` and `targetSlopes` where the rule has a margin; writes `featureGradients`, and
/// in `gradients` the class weights, the class biases and the feature biases.
///
/// With n = ||x||, the unit tangents t at the feature and q at the class weight, and v the class's
/// direction, dz/dx = F u - F' t and dz/dv = -n F' q: nothing is divided by sin theta. With a fixed
/// scale the radial part of the gradient at the feature is subtracted.
package func marginGradients(_ plan: StepPlan) -> BatchSums {
  switch plan.logitRule {
  case .affine, .linear, .normalizedWeights, .fixedScale: break
  case .curved(let scale): return curvedGradients(plan, scale: scale, balance: nil)
  case .oneAgainstAll(let scale, let balance):
    return curvedGradients(plan, scale: scale, balance: balance)
  }
  let sums =
    plan.shape.features == 2
    ? sampleGradients(plan, components: 2) : sampleGradients(plan, components: 3)
  classWeightGradients(plan)
  return sums
}

/// Where the target's class weight has length 0, and so no direction.
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

/// Everything but the class weights' gradient, whose lane-wise sums it leaves in `classSums`.
@inline(__always)
func sampleGradients(_ plan: StepPlan, components: Int) -> BatchSums {
  let shape = plan.shape
  let hasClassBiases = plan.logitRule.hasClassBiases
  let hasMargin = plan.logitRule.hasMargin
  let scalesMarginByWeight = plan.logitRule.scalesMarginByWeight
  let scale = plan.logitRule.scale
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
    if hasMargin {
      // With a fixed scale a feature of length 0 counts as s too, at a right angle to every class.
      if let scale { norm = blend(norm, lanes(scale), where: norm .== lanes(0)) }
      // A class weight of length 0 has no direction: its logit and gradients are 0.
      norm = blend(norm, lanes(0), where: lacksTarget(plan, components: components, sample))
    }
    let shares = softmax(
      plan, sample: sample, label: label, norm: norm, hasMargin: hasMargin,
      scalesMarginByWeight: scalesMarginByWeight)
    loss = loss + shares.loss
    marginFreeLoss = marginFreeLoss + shares.marginFreeLoss
    correct = correct + shares.correct
    var x0 = lanes(0)
    var x1 = lanes(0)
    var x2 = lanes(0)
    // The gradient at the target's direction; every other one is its share times the feature.
    var target0 = shares.target * f0
    var target1 = shares.target * f1
    var target2 = shares.target * f2
    if hasMargin {
      let target = targetGradient(
        plan, components: components, sample: sample, norm: norm,
        scalesMarginByWeight: scalesMarginByWeight, f0, f1, f2)
      x0 = shares.target * target.x0
      x1 = shares.target * target.x1
      x2 = shares.target * target.x2
      target0 = shares.target * target.v0
      target1 = shares.target * target.v1
      target2 = shares.target * target.v2
    }
    let powers = plan.logits + sample &* shape.classes
    var sums = plan.classSums
    for j in 0..<shape.classes {
      let isTarget = label .== lanes(Float(j))
      let share = load(powers + j &* 8) * shares.scale
      let derivative = blend(share, shares.target, where: isTarget)
      let factor = hasMargin ? blend(share, lanes(0), where: isTarget) : derivative
      x0 = x0 + factor * lanes(plan.directions[j])
      x1 = x1 + factor * lanes(plan.directions[classStride &+ j])
      store(sums, load(sums) + blend(share * f0, target0, where: isTarget))
      store(sums + 8, load(sums + 8) + blend(share * f1, target1, where: isTarget))
      if components == 3 {
        x2 = x2 + factor * lanes(plan.directions[2 &* classStride &+ j])
        store(sums + 16, load(sums + 16) + blend(share * f2, target2, where: isTarget))
      }
      if hasClassBiases {
        store(sums + components &* 8, load(sums + components &* 8) + derivative)
      }
      sums += sumsPerClass
    }
    if scale != nil {
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

/// Gradients of the class weights and biases, from `classSums`.
///
/// Where the rule normalizes weights, dL/dW = (I - v v^T) dL/dv / ||W||.
@inline(never)
func classWeightGradients(_ plan: StepPlan) {
  let shape = plan.shape
  let hasClassBiases = plan.logitRule.hasClassBiases
  let normalizesWeights = plan.logitRule.normalizesWeights
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
      hasClassBiases ? total(load(sums + shape.features &* 8)) : 0
    guard normalizesWeights else { continue }
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
