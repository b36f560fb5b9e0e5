internal import Elementary
package import Layout

/// The Euclidean norm of the whole gradient, summed by four interleaved groups of eight lanes.
package func gradientNorm(_ plan: StepPlan) -> Float {
  let count = plan.shape.count
  var sums = (lanes(0), lanes(0), lanes(0), lanes(0))
  var at = 0
  while at &+ 32 <= count {
    let a = load(plan.gradients + at)
    let b = load(plan.gradients + at + 8)
    let c = load(plan.gradients + at + 16)
    let d = load(plan.gradients + at + 24)
    sums.0 = sums.0 + a * a
    sums.1 = sums.1 + b * b
    sums.2 = sums.2 + c * c
    sums.3 = sums.3 + d * d
    at &+= 32
  }
  while at < count {
    let a = load(plan.gradients + at)
    sums.0 = sums.0 + a * a
    at &+= 8
  }
  return total((sums.0 + sums.1) + (sums.2 + sums.3)).squareRoot()
}

/// Updates moments and parameters in one pass, and normalizes the class weights if the rule asks.
///
/// - Parameters:
///   - plan: Holds the gradient of this step.
///   - rule: Method and rates.
///   - norm: The norm of the gradient, by `gradientNorm`; finite.
package func update(_ plan: StepPlan, _ rule: UpdateRule, norm: Float) {
  let scale = norm > rule.clip ? rule.clip / norm : 1
  let (decayed, classes) = (plan.shape.decayed, plan.shape.classWeights)
  let count = plan.shape.count
  let classRate = rule.rate * rule.classFactor
  switch rule.method {
  case .momentum(let momentum):
    momentumRange(plan, 0, decayed, rule.rate, momentum, scale, decay: rule.decay)
    momentumRange(plan, decayed, classes, rule.rate, momentum, scale, decay: 0)
    momentumRange(plan, classes, count, classRate, momentum, scale, decay: 0)
  case .adam(let first, let second):
    adamRange(plan, 0, decayed, rule.rate, first, second, scale, decay: rule.decay)
    adamRange(plan, decayed, classes, rule.rate, first, second, scale, decay: 0)
    adamRange(plan, classes, count, classRate, first, second, scale, decay: 0)
  }
  if plan.logitRule.normalizesWeights { projectClassWeights(plan) }
}

/// 0 for a tiny value: subnormal moments of dead units would make every step three times as slow.
@inline(__always)
func flushed(_ value: FloatLanes) -> FloatLanes {
  let small = (value .< lanes(1e-30)) .& (value .> lanes(-1e-30))
  return blend(value, lanes(0), where: small)
}

/// SGD with momentum on the parameters `from` up to `to`.
@inline(__always)
func momentumRange(
  _ plan: StepPlan, _ from: Int, _ to: Int, _ rate: Float, _ momentum: Float, _ scale: Float,
  decay: Float
) {
  var at = from
  while at < to {
    let parameter = load(plan.parameters + at)
    let gradient = load(plan.gradients + at) * lanes(scale) + parameter * lanes(decay)
    let moment = flushed(load(plan.firstMoments + at) * lanes(momentum) + gradient)
    store(plan.firstMoments + at, moment)
    store(plan.parameters + at, parameter - moment * lanes(rate))
    at &+= 8
  }
}

/// Adam on the parameters `from` up to `to`.
@inline(__always)
func adamRange(
  _ plan: StepPlan, _ from: Int, _ to: Int, _ rate: Float, _ firstCorrection: Float,
  _ secondCorrection: Float, _ scale: Float, decay: Float
) {
  let beta1 = lanes(UpdateRule.firstDecay)
  let beta2 = lanes(UpdateRule.secondDecay)
  let rest1 = lanes(1 - UpdateRule.firstDecay)
  let rest2 = lanes(1 - UpdateRule.secondDecay)
  let rate = lanes(rate / firstCorrection)
  var at = from
  while at < to {
    let parameter = load(plan.parameters + at)
    let gradient = load(plan.gradients + at) * lanes(scale) + parameter * lanes(decay)
    let first = flushed(load(plan.firstMoments + at) * beta1 + gradient * rest1)
    let second = flushed(load(plan.secondMoments + at) * beta2 + gradient * gradient * rest2)
    store(plan.firstMoments + at, first)
    store(plan.secondMoments + at, second)
    let spread = (second / lanes(secondCorrection)).squareRoot() + lanes(1e-8)
    store(plan.parameters + at, parameter - rate * first / spread)
    at &+= 8
  }
}

/// W_j becomes W_j / ||W_j||.
@inline(never)
func projectClassWeights(_ plan: StepPlan) {
  classDirections(plan)
  let count = plan.shape.features &* plan.shape.classStride
  (plan.parameters + plan.shape.classWeights).update(from: plan.directions, count: count)
}
