internal import Elementary
internal import Layout

// The losses of fixed scale in which every class has a curve of its own, not only the target.

/// The angle of each sample to each class, laid out like the plain logits.
///
/// theta = atan2(|u x v|, u . v), radians; 0 where either has no direction.
@inline(never)
func measureClassAngles(_ plan: StepPlan) {
  let shape = plan.shape
  var sample = 0
  while sample < plan.rows {
    let feature = Feature(plan, sample)
    for j in 0..<shape.classes {
      let weight = Feature(plan, class: j)
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

/// Loss and gradients where `hasRivals`; as `marginGradients`.
///
/// Reads `targetValues`, `rivalValues`, `plainValues` and the slopes of the first two. Under a fixed
/// scale s only dz/dx = -s / ||x|| F' t and dz/dv = -s F' q are left of the recipe.
@inline(never)
func curvedGradients(_ plan: StepPlan) -> BatchSums {
  let shape = plan.shape
  let sumsPerClass = (shape.features &+ 1) &* 8
  plan.classSums.update(repeating: 0, count: shape.classes &* sumsPerClass)
  var loss = lanes(0)
  var marginFreeLoss = lanes(0)
  var correct = lanes(0)
  var biasSum = lanes(0)
  var sum = Feature.zero
  var sample = 0
  while sample < plan.rows {
    let feature = Feature(plan, sample)
    let label = labels(plan, sample)
    let counts = laneNumbers(from: sample) .< lanes(Float(plan.samples))
    let one = blend(lanes(0), lanes(1), where: counts)
    let given = feature.dot(feature).squareRoot()
    let unit = feature.scaled(by: reciprocal(given))
    // A feature of length 0 counts as s too, at a right angle to everything.
    let length = blend(given, lanes(plan.scale), where: given .== lanes(0))
    correct = correct + blend(lanes(0), one, where: leads(plan, sample, label))
    raiseLogits(plan, sample, label, norm: length)
    let at = sample &* shape.classes
    // The logits with the margin come last: what they leave behind is what pulls.
    marginFreeLoss = marginFreeLoss + answer(plan, plan.plainValues + at, label) * one
    loss = loss + answer(plan, plan.logits + at, label) * one
    let share = one / lanes(Float(plan.samples))
    var pulled = Feature.zero
    var sums = plan.classSums
    for j in 0..<shape.classes {
      let place = at &+ j &* 8
      let isTarget = label .== lanes(Float(j))
      let slope = blend(
        load(plan.rivalSlopes + place), load(plan.targetSlopes + sample), where: isTarget)
      let pull = load(plan.logits + place) * share
      biasSum = biasSum + pull
      let force = lanes(0) - pull * slope
      let weight = Feature(plan, class: j)
      pulled.add(unit.tangent(towards: weight), times: force)
      let turned = weight.tangent(towards: unit)
      store(sums, load(sums) + turned.x * force * length)
      store(sums + 8, load(sums + 8) + turned.y * force * length)
      if shape.features == 3 { store(sums + 16, load(sums + 16) + turned.z * force * length) }
      sums += sumsPerClass
    }
    let gradient = pulled.scaled(by: load(plan.stretches + sample))
    store(plan.featureGradients + sample, gradient.x)
    store(plan.featureGradients + plan.rows + sample, gradient.y)
    if shape.features == 3 { store(plan.featureGradients + 2 &* plan.rows + sample, gradient.z) }
    sum.add(gradient, times: lanes(1))
    sample &+= 8
  }
  let bias = plan.gradients + shape.featureBias
  bias[0] = total(sum.x)
  bias[1] = total(sum.y)
  bias[2] = total(sum.z)
  classWeightGradients(plan)
  if plan.sharesBias { plan.gradients[shape.classBias] = total(biasSum) }
  return BatchSums(
    loss: total(loss), marginFreeLoss: total(marginFreeLoss), correct: total(correct))
}

/// Where the plain target logit exceeds every other.
@inline(__always)
func leads(_ plan: StepPlan, _ sample: Int, _ label: FloatLanes) -> SIMDMask<SIMD8<Int32>> {
  let logits = plan.logits + sample &* plan.shape.classes
  var own = lanes(0)
  var highest = lanes(-Float.greatestFiniteMagnitude)
  for j in 0..<plan.shape.classes {
    let logit = load(logits + j &* 8)
    let isTarget = label .== lanes(Float(j))
    own = blend(own, logit, where: isTarget)
    highest = blend(highest, logit, where: (logit .> highest) .& .!isTarget)
  }
  return own .> highest
}

/// From F to the logits s F + b, with the margin in `logits` and without in `plainValues`.
@inline(__always)
func raiseLogits(_ plan: StepPlan, _ sample: Int, _ label: FloatLanes, norm: FloatLanes) {
  let bias = lanes(plan.sharesBias ? plan.parameters[plan.shape.classBias] : 0)
  for j in 0..<plan.shape.classes {
    let place = sample &* plan.shape.classes &+ j &* 8
    let weight = Feature(plan, class: j)
    // A class weight of length 0 has no direction: its logit is the bias.
    let isNone = weight.dot(weight) .== lanes(0)
    let length = blend(norm, lanes(0), where: isNone)
    let isTarget = label .== lanes(Float(j))
    let value = blend(
      load(plan.rivalValues + place), load(plan.targetValues + sample), where: isTarget)
    store(plan.logits + place, value * length + bias)
    store(plan.plainValues + place, load(plan.plainValues + place) * length + bias)
  }
}

/// The loss of eight samples; replaces their logits by its derivatives.
@inline(__always)
func answer(_ plan: StepPlan, _ logits: Floats, _ label: FloatLanes) -> FloatLanes {
  plan.isOneAgainstAll ? questions(plan, logits, label) : crossEntropy(plan, logits, label)
}

/// logsumexp(z) - z_y, and P_j - [j = y].
@inline(__always)
func crossEntropy(_ plan: StepPlan, _ logits: Floats, _ label: FloatLanes) -> FloatLanes {
  let classes = plan.shape.classes
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
    let pull = blend(share, lanes(0) - others, where: label .== lanes(Float(j)))
    store(logits + j &* 8, pull / sum)
  }
  return log(sum) + (highest - target)
}

/// Binary cross-entropy of each class, the own one weighted by `balance`, divided by s.
@inline(__always)
func questions(_ plan: StepPlan, _ logits: Floats, _ label: FloatLanes) -> FloatLanes {
  var loss = lanes(0)
  let own = lanes(plan.balance / plan.scale)
  let other = lanes((1 - plan.balance) / plan.scale)
  for j in 0..<plan.shape.classes {
    let isTarget = label .== lanes(Float(j))
    let logit = load(logits + j &* 8)
    let wrong = blend(logit, lanes(0) - logit, where: isTarget)
    let share = blend(other, own, where: isTarget)
    let isWrong = wrong .> lanes(0)
    let power = exp(lanes(0) - magnitude(wrong))
    loss = loss + share * (blend(lanes(0), wrong, where: isWrong) + log(lanes(1) + power))
    let pull = share * blend(power, lanes(1), where: isWrong) / (lanes(1) + power)
    store(logits + j &* 8, blend(pull, lanes(0) - pull, where: isTarget))
  }
  return loss
}

/// Eight vectors; the third component is 0 in the plane.
struct Feature {
  var x: FloatLanes
  var y: FloatLanes
  var z: FloatLanes

  @inline(__always)
  static var zero: Feature { Feature(x: lanes(0), y: lanes(0), z: lanes(0)) }

  @inline(__always)
  init(x: FloatLanes, y: FloatLanes, z: FloatLanes) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The features of eight samples.
  @inline(__always)
  init(_ plan: StepPlan, _ sample: Int) {
    x = load(plan.features + sample)
    y = load(plan.features + plan.rows + sample)
    z = plan.shape.features == 3 ? load(plan.features + 2 &* plan.rows + sample) : lanes(0)
  }

  /// The direction of a class, eight times.
  @inline(__always)
  init(_ plan: StepPlan, class j: Int) {
    let stride = plan.shape.classStride
    x = lanes(plan.directions[j])
    y = lanes(plan.directions[stride &+ j])
    z = lanes(plan.shape.features == 3 ? plan.directions[2 &* stride &+ j] : 0)
  }

  @inline(__always)
  func dot(_ other: Feature) -> FloatLanes { x * other.x + y * other.y + z * other.z }

  @inline(__always)
  func scaled(by factor: FloatLanes) -> Feature {
    Feature(x: x * factor, y: y * factor, z: z * factor)
  }

  @inline(__always)
  mutating func add(_ other: Feature, times factor: FloatLanes) {
    x = x + other.x * factor
    y = y + other.y * factor
    z = z + other.z * factor
  }

  /// The unit vector at a right angle to this unit vector in which the other lies; 0 where only
  /// rounding would choose it.
  @inline(__always)
  func tangent(towards other: Feature) -> Feature {
    var across = other
    across.add(self, times: lanes(0) - dot(other))
    return across.scaled(by: inverse(across.dot(across).squareRoot()))
  }
}
