internal import Elementary
internal import Layout

/// dz_y/dx and dz_y/dv of eight samples; dz_y/dW where ||W_y|| is a factor of the margin.
struct TargetGradient {
  var x0: FloatLanes
  var x1: FloatLanes
  var x2: FloatLanes
  var v0: FloatLanes
  var v1: FloatLanes
  var v2: FloatLanes
}

/// The derivatives of the target logit with a margin, by the formulas of `marginGradients`.
@inline(__always)
func targetGradient(
  _ plan: StepPlan, components: Int, sample: Int, norm: FloatLanes, scalesMarginByWeight: Bool,
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
    // In the plane the tangents are the perpendiculars that point to each other.
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
    let tangent = tangentReciprocal((t0 * t0 + t1 * t1 + t2 * t2).squareRoot()) * slope
    let atWeight = tangentReciprocal((q0 * q0 + q1 * q1 + q2 * q2).squareRoot()) * pull
    result = TargetGradient(
      x0: value * u0 - tangent * t0, x1: value * u1 - tangent * t1,
      x2: value * u2 - tangent * t2,
      v0: atWeight * q0, v1: atWeight * q1, v2: atWeight * q2)
    result.x2 = blend(result.x2, v2, where: isZero)
  }
  // A zero feature has no direction: by convention it gets the gradient of the loss at m = 1.
  result.x0 = blend(result.x0, v0, where: isZero)
  result.x1 = blend(result.x1, v1, where: isZero)
  if scalesMarginByWeight {
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
