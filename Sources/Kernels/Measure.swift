internal import Elementary
package import Layout

/// Class directions, logits without a margin, and the angles at which the curves are evaluated.
///
/// With a margin these are the angles to the target, and to every class where all have a curve:
/// theta = atan2(|u x v|, u . v) in radians, and 0 for a zero feature. With a fixed scale every
/// feature is first rescaled to that length, in place.
package func measure(_ plan: StepPlan) {
  classDirections(plan)
  if let scale = plan.logitRule.scale { rescaleFeatures(plan, to: scale) }
  if plan.shape.features == 2 {
    measureSamples(plan, components: 2)
  } else {
    measureSamples(plan, components: 3)
  }
  if plan.logitRule.hasNonTargetCurve { measureClassAngles(plan) }
}

/// ||W_j||, and W_j or W_j / ||W_j||, as the rule has it.
@inline(never)
func classDirections(_ plan: StepPlan) {
  let shape = plan.shape
  let normalizesWeights = plan.logitRule.normalizesWeights
  let weights = plan.parameters + shape.classWeights
  var column = 0
  while column < shape.classStride {
    var square = lanes(0)
    for component in 0..<shape.features {
      let weight = load(weights + component &* shape.classStride + column)
      square = square + weight * weight
    }
    let norm = square.squareRoot()
    // A zero weight has no direction; dividing by one keeps it zero.
    let divisor = blend(norm, lanes(1), where: norm .== lanes(0))
    store(plan.weightNorms + column, divisor)
    for component in 0..<shape.features {
      let at = component &* shape.classStride &+ column
      let weight = load(weights + at)
      store(plan.directions + at, normalizesWeights ? weight / divisor : weight)
    }
    column &+= 8
  }
}

/// x becomes s x / ||x||, and s / ||x|| is kept for the way back.
@inline(never)
func rescaleFeatures(_ plan: StepPlan, to scale: Float) {
  var sample = 0
  while sample < plan.rows {
    var square = lanes(0)
    for component in 0..<plan.shape.features {
      let feature = load(plan.features + component &* plan.rows + sample)
      square = square + feature * feature
    }
    let stretch = reciprocal(square.squareRoot()) * lanes(scale)
    store(plan.stretches + sample, stretch)
    for component in 0..<plan.shape.features {
      let at = plan.features + component &* plan.rows + sample
      store(at, load(at) * stretch)
    }
    sample &+= 8
  }
}

@inline(__always)
func measureSamples(_ plan: StepPlan, components: Int) {
  let shape = plan.shape
  let classStride = shape.classStride
  let biases = plan.parameters + shape.classBias
  let hasClassBiases = plan.logitRule.hasClassBiases
  let hasMargin = plan.logitRule.hasMargin
  let scalesMarginByWeight = plan.logitRule.scalesMarginByWeight
  var sample = 0
  while sample < plan.rows {
    let f0 = load(plan.features + sample)
    let f1 = load(plan.features + plan.rows + sample)
    let f2 = components == 3 ? load(plan.features + 2 &* plan.rows + sample) : lanes(0)
    let label = labels(plan, sample)
    let logits = plan.logits + sample &* shape.classes
    var v0 = lanes(0)
    var v1 = lanes(0)
    var v2 = lanes(0)
    for j in 0..<shape.classes {
      let w0 = lanes(plan.directions[j])
      let w1 = lanes(plan.directions[classStride &+ j])
      var logit = f0 * w0 + f1 * w1
      let isTarget = label .== lanes(Float(j))
      v0 = blend(v0, w0, where: isTarget)
      v1 = blend(v1, w1, where: isTarget)
      if components == 3 {
        let w2 = lanes(plan.directions[2 &* classStride &+ j])
        logit = logit + f2 * w2
        v2 = blend(v2, w2, where: isTarget)
      }
      if hasClassBiases { logit = logit + lanes(biases[j]) }
      store(logits + j &* 8, logit)
    }
    if hasMargin {
      var cosine = f0 * v0 + f1 * v1
      var cross = f0 * v1 - f1 * v0
      if components == 3 {
        cosine = cosine + f2 * v2
        let cross1 = f1 * v2 - f2 * v1
        let cross2 = f2 * v0 - f0 * v2
        cross = (cross * cross + cross1 * cross1 + cross2 * cross2).squareRoot()
        store(plan.targetDirections + 2 &* plan.rows + sample, v2)
      }
      if scalesMarginByWeight {
        let length = (v0 * v0 + v1 * v1 + v2 * v2).squareRoot()
        let shrink = tangentReciprocal(length)
        store(plan.targetLengths + sample, length)
        v0 = v0 * shrink
        v1 = v1 * shrink
        v2 = v2 * shrink
        if components == 3 { store(plan.targetDirections + 2 &* plan.rows + sample, v2) }
      }
      // Clears the sign bit: a negative zero would turn an angle of pi into -pi.
      store(plan.angles + sample, atan2(magnitude(cross), cosine))
      store(plan.targetDirections + sample, v0)
      store(plan.targetDirections + plan.rows + sample, v1)
    }
    sample &+= 8
  }
}
