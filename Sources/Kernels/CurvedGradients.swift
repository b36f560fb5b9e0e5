internal import Elementary
internal import Layout

// The losses of fixed scale in which every class has a curve, not only the target.

/// The angle of each sample to each class in radians, laid out like `logits`.
///
/// theta = atan2(|u x v|, u . v), and 0 where either has no direction.
@inline(never)
func measureClassAngles(_ plan: StepPlan) {
  let shape = plan.shape
  var sample = 0
  while sample < plan.rows {
    let feature = VectorLanes(plan, features: sample)
    for j in 0..<shape.classes {
      let weight = VectorLanes(plan, directionOf: j)
      let cross0 = feature.x * weight.y - feature.y * weight.x
      let cross1 = feature.y * weight.z - feature.z * weight.y
      let cross2 = feature.z * weight.x - feature.x * weight.z
      let cross = (cross0 * cross0 + cross1 * cross1 + cross2 * cross2).squareRoot()
      let at = sample &* shape.classes &+ j &* 8
      store(plan.classAngles + at, atan2(cross, feature.dot(weight)))
    }
    sample &+= 8
  }
}

/// Loss and gradients where every class has a curve; writes what `marginGradients` writes.
///
/// Reads `targetValues`, `nonTargetValues`, `marginFreeValues` and the slopes of the first two. With a
/// fixed scale s, dz/dx = -s / ||x|| F' t and dz/dv = -s F' q remain of the formulas there.
/// - Parameters:
///   - plan: The batch, measured.
///   - scale: s.
///   - balance: The target's share of one binary cross-entropy per class; nil for softmax
///     cross-entropy.
/// - Returns: The sums of the batch.
@inline(never)
func curvedGradients(_ plan: StepPlan, scale: Float, balance: Float?) -> BatchSums {
  let shape = plan.shape
  let sumsPerClass = (shape.features &+ 1) &* 8
  let bias = balance == nil ? 0 : plan.parameters[shape.classBias]
  plan.classSums.update(repeating: 0, count: shape.classes &* sumsPerClass)
  var loss = lanes(0)
  var marginFreeLoss = lanes(0)
  var correct = lanes(0)
  var biasSum = lanes(0)
  var sum = VectorLanes.zero
  var sample = 0
  while sample < plan.rows {
    let feature = VectorLanes(plan, features: sample)
    let label = labels(plan, sample)
    let counts = laneNumbers(from: sample) .< lanes(Float(plan.samples))
    let one = blend(lanes(0), lanes(1), where: counts)
    let given = feature.dot(feature).squareRoot()
    let unit = feature.scaled(by: reciprocal(given))
    // A feature of length 0 counts as s too, at a right angle to every class.
    let length = blend(given, lanes(scale), where: given .== lanes(0))
    correct = correct + blend(lanes(0), one, where: targetLeads(plan, sample, label))
    storeCurvedLogits(plan, sample, label, norm: length, bias: bias)
    let at = sample &* shape.classes
    // The logits with the margin come last: their derivatives are those of the training loss.
    marginFreeLoss =
      marginFreeLoss
      + logitLoss(
        plan.marginFreeValues + at, label, classes: shape.classes, scale: scale, balance: balance)
      * one
    loss =
      loss
      + logitLoss(plan.logits + at, label, classes: shape.classes, scale: scale, balance: balance)
      * one
    let share = one / lanes(Float(plan.samples))
    var featureSum = VectorLanes.zero
    var sums = plan.classSums
    for j in 0..<shape.classes {
      let place = at &+ j &* 8
      let isTarget = label .== lanes(Float(j))
      let slope = blend(
        load(plan.nonTargetSlopes + place), load(plan.targetSlopes + sample), where: isTarget)
      let derivative = load(plan.logits + place) * share
      biasSum = biasSum + derivative
      let force = lanes(0) - derivative * slope
      let weight = VectorLanes(plan, directionOf: j)
      featureSum.add(unit.tangent(towards: weight), times: force)
      let turn = weight.tangent(towards: unit)
      store(sums, load(sums) + turn.x * force * length)
      store(sums + 8, load(sums + 8) + turn.y * force * length)
      if shape.features == 3 { store(sums + 16, load(sums + 16) + turn.z * force * length) }
      sums += sumsPerClass
    }
    let gradient = featureSum.scaled(by: load(plan.stretches + sample))
    store(plan.featureGradients + sample, gradient.x)
    store(plan.featureGradients + plan.rows + sample, gradient.y)
    if shape.features == 3 { store(plan.featureGradients + 2 &* plan.rows + sample, gradient.z) }
    sum.add(gradient, times: lanes(1))
    sample &+= 8
  }
  let featureBias = plan.gradients + shape.featureBias
  featureBias[0] = total(sum.x)
  featureBias[1] = total(sum.y)
  featureBias[2] = total(sum.z)
  classWeightGradients(plan)
  if balance != nil { plan.gradients[shape.classBias] = total(biasSum) }
  return BatchSums(
    loss: total(loss), marginFreeLoss: total(marginFreeLoss), correct: total(correct))
}

/// Where the target logit, without a margin, exceeds every other.
@inline(__always)
func targetLeads(_ plan: StepPlan, _ sample: Int, _ label: FloatLanes) -> SIMDMask<SIMD8<Int32>> {
  let logits = plan.logits + sample &* plan.shape.classes
  var target = lanes(0)
  var highest = lanes(-Float.greatestFiniteMagnitude)
  for j in 0..<plan.shape.classes {
    let logit = load(logits + j &* 8)
    let isTarget = label .== lanes(Float(j))
    target = blend(target, logit, where: isTarget)
    highest = blend(highest, logit, where: (logit .> highest) .& .!isTarget)
  }
  return target .> highest
}

/// Stores the logits s F + b: with the margin in `logits`, without it in `marginFreeValues`.
@inline(__always)
func storeCurvedLogits(
  _ plan: StepPlan, _ sample: Int, _ label: FloatLanes, norm: FloatLanes, bias: Float
) {
  let bias = lanes(bias)
  for j in 0..<plan.shape.classes {
    let place = sample &* plan.shape.classes &+ j &* 8
    let weight = VectorLanes(plan, directionOf: j)
    // A class weight of length 0 has no direction: its logit is the bias.
    let isNone = weight.dot(weight) .== lanes(0)
    let length = blend(norm, lanes(0), where: isNone)
    let isTarget = label .== lanes(Float(j))
    let value = blend(
      load(plan.nonTargetValues + place), load(plan.targetValues + sample), where: isTarget)
    store(plan.logits + place, value * length + bias)
    store(plan.marginFreeValues + place, load(plan.marginFreeValues + place) * length + bias)
  }
}

/// The loss of eight samples; replaces their logits by its derivatives.
@inline(__always)
func logitLoss(
  _ logits: Floats, _ label: FloatLanes, classes: Int, scale: Float, balance: Float?
) -> FloatLanes {
  guard let balance else { return crossEntropy(logits, label, classes: classes) }
  return binaryCrossEntropy(logits, label, classes: classes, scale: scale, balance: balance)
}
