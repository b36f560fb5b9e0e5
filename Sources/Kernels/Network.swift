internal import Elementary
package import Layout

/// Computes `plan.features` from `plan.inputs`, leaving both hidden layers for `backward`.
package func forward(_ plan: StepPlan) {
  let shape = plan.shape
  let weights = plan.parameters
  multiply(
    Product(
      rows: plan.rows, columns: shape.hidden, depth: shape.inputs,
      a: plan.inputs, aRow: shape.inputStride, aColumn: 1,
      b: weights + shape.firstWeights, bRow: shape.hiddenStride,
      c: plan.firstHidden, cRow: shape.hiddenStride),
    .activation(plan, bias: weights + shape.firstBias))
  multiply(
    Product(
      rows: plan.rows, columns: shape.hidden, depth: shape.hidden,
      a: plan.firstHidden, aRow: shape.hiddenStride, aColumn: 1,
      b: weights + shape.secondWeights, bRow: shape.hiddenStride,
      c: plan.secondHidden, cRow: shape.hiddenStride),
    .activation(plan, bias: weights + shape.secondBias))
  featureLayer(plan)
}

/// Computes the gradients of all layers below the features from `plan.featureGradients`.
///
/// The feature biases are not among them: `marginGradients` sums theirs.
package func backward(_ plan: StepPlan) {
  let shape = plan.shape
  let gradients = plan.gradients
  let stride = shape.hiddenStride
  multiply(
    Product(
      rows: 4, columns: shape.hidden, depth: plan.rows,
      a: plan.featureGradients, aRow: plan.rows, aColumn: 1,
      b: plan.secondHidden, bRow: stride,
      c: gradients + shape.featureWeights, cRow: stride),
    .none)
  multiply(
    Product(
      rows: plan.rows, columns: shape.hidden, depth: shape.features,
      a: plan.featureGradients, aRow: 1, aColumn: plan.rows,
      b: plan.parameters + shape.featureWeights, bRow: stride,
      c: plan.secondHiddenGradients, cRow: stride),
    .derivative(plan, at: plan.secondHidden))
  multiply(
    Product(
      rows: shape.hidden, columns: shape.hidden, depth: plan.rows,
      a: plan.firstHidden, aRow: 1, aColumn: stride,
      b: plan.secondHiddenGradients, bRow: stride,
      c: gradients + shape.secondWeights, cRow: stride),
    .none)
  sumRows(plan, plan.secondHiddenGradients, into: gradients + shape.secondBias)
  transposeSecondWeights(plan)
  multiply(
    Product(
      rows: plan.rows, columns: shape.hidden, depth: shape.hidden,
      a: plan.secondHiddenGradients, aRow: stride, aColumn: 1,
      b: plan.secondWeightsTransposed, bRow: stride,
      c: plan.firstHiddenGradients, cRow: stride),
    .derivative(plan, at: plan.firstHidden))
  multiply(
    Product(
      rows: shape.inputRows, columns: shape.hidden, depth: plan.rows,
      a: plan.inputs, aRow: 1, aColumn: shape.inputStride,
      b: plan.firstHiddenGradients, bRow: stride,
      c: gradients + shape.firstWeights, cRow: stride),
    .none)
  sumRows(plan, plan.firstHiddenGradients, into: gradients + shape.firstBias)
}

/// features = W h + b, one row per component; four samples share each load of a weight.
@inline(never)
func featureLayer(_ plan: StepPlan) {
  let shape = plan.shape
  let stride = shape.hiddenStride
  var sample = 0
  while sample < plan.rows {
    for component in 0..<shape.features {
      let weights = plan.parameters + shape.featureWeights + component &* stride
      let hidden = plan.secondHidden + sample &* stride
      var sum0 = lanes(0)
      var sum1 = lanes(0)
      var sum2 = lanes(0)
      var sum3 = lanes(0)
      var k = 0
      while k < shape.hidden {
        let weight = load(weights + k)
        sum0 = sum0 + load(hidden + k) * weight
        sum1 = sum1 + load(hidden + stride + k) * weight
        sum2 = sum2 + load(hidden + 2 * stride + k) * weight
        sum3 = sum3 + load(hidden + 3 * stride + k) * weight
        k &+= 8
      }
      let bias = plan.parameters[shape.featureBias + component]
      let features = plan.features + component &* plan.rows + sample
      features[0] = total(sum0) + bias
      features[1] = total(sum1) + bias
      features[2] = total(sum2) + bias
      features[3] = total(sum3) + bias
    }
    sample &+= 4
  }
}

/// The sum of the matrix's rows, which is the gradient of a bias.
@inline(never)
func sumRows(_ plan: StepPlan, _ matrix: Floats, into sums: Floats) {
  var column = 0
  while column < plan.shape.hidden {
    var left = lanes(0)
    var right = lanes(0)
    var address = matrix + column
    for _ in 0..<plan.rows {
      left = left + load(address)
      right = right + load(address + 8)
      address += plan.shape.hiddenStride
    }
    store(sums + column, left)
    store(sums + column + 8, right)
    column &+= 16
  }
}

/// Writes `secondWeightsTransposed`, by blocks of 8 x 8.
@inline(never)
func transposeSecondWeights(_ plan: StepPlan) {
  let hidden = plan.shape.hidden
  let stride = plan.shape.hiddenStride
  let weights = plan.parameters + plan.shape.secondWeights
  var row = 0
  while row < hidden {
    var column = 0
    while column < hidden {
      for r in 0..<8 {
        let source = weights + (row &+ r) &* stride + column
        let target = plan.secondWeightsTransposed + column &* stride + row + r
        for c in 0..<8 { target[c &* stride] = source[c] }
      }
      column &+= 8
    }
    row &+= 8
  }
}
