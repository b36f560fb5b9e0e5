/// Where each part of a step's scratch memory begins, in floats from its start.
///
/// Parts begin at multiples of 16 floats, a cache line. Each is declared, and its size stated, once;
/// `count` follows. `StepPlan` says what each part holds.
struct ScratchLayout {
  let gradients: Int
  let inputs: Int
  let labels: Int
  let firstHidden: Int
  let secondHidden: Int
  let firstHiddenGradients: Int
  let secondHiddenGradients: Int
  let secondWeightsTransposed: Int
  let features: Int
  let featureGradients: Int
  let directions: Int
  let weightNorms: Int
  let logits: Int
  let targetDirections: Int
  let angles: Int
  let targetValues: Int
  let targetSlopes: Int
  let classSums: Int
  let stretches: Int
  let targetLengths: Int
  let classAngles: Int
  let nonTargetValues: Int
  let nonTargetSlopes: Int
  let marginFreeValues: Int
  /// Floats in all.
  let count: Int

  init(_ shape: Shape, rows: Int) {
    var end = 0
    func take(_ count: Int) -> Int {
      let start = end
      end += (count + 15) / 16 * 16
      return start
    }
    let components = shape.features
    gradients = take(shape.count)
    inputs = take(rows * shape.inputStride)
    labels = take(rows)
    firstHidden = take(rows * shape.hiddenStride)
    secondHidden = take(rows * shape.hiddenStride)
    firstHiddenGradients = take(rows * shape.hiddenStride)
    secondHiddenGradients = take(rows * shape.hiddenStride)
    secondWeightsTransposed = take(shape.hidden * shape.hiddenStride)
    features = take(4 * rows)
    featureGradients = take(4 * rows)
    directions = take(components * shape.classStride)
    weightNorms = take(shape.classStride)
    logits = take(shape.classes * rows)
    targetDirections = take(components * rows)
    angles = take(rows)
    targetValues = take(rows)
    targetSlopes = take(rows)
    classSums = take(shape.classes * (components + 1) * 8)
    stretches = take(rows)
    targetLengths = take(rows)
    classAngles = take(shape.classes * rows)
    nonTargetValues = take(shape.classes * rows)
    nonTargetSlopes = take(shape.classes * rows)
    marginFreeValues = take(shape.classes * rows)
    count = end
  }
}
