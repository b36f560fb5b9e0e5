/// A loss on angles: one row of the table that pickers, `--help` and lessons read.
///
/// A row says how logits come from features and class weights (`model`), and which term on distances
/// between features is added, if any (`euclidean`); see `evaluate(_:_:)`.
package struct MarginLoss: Sendable, Identifiable {
  /// The word a user types, such as `a-softmax`.
  package let name: String
  /// The name in the literature.
  package let title: String
  /// What the loss teaches, in one sentence for somebody who has never heard of margins.
  package let summary: String
  /// How golden documents refer to this loss.
  package let golden: GoldenForm
  /// Other words for this loss that people type, besides the name in any case.
  package var aliases: [String] = []
  /// How features and class weights become logits.
  package let model: LogitModel
  /// The range of m, or nil where the loss has no margin.
  package var margin: MarginRange?
  /// The margin as a condition on angles alone; nil where that is not the whole condition.
  package var rule: MarginRule?
  /// The parameters besides m, lambda and s, in the order of their controls.
  package var parameters: [ParameterRange] = []
  /// The term on distances between features, or nil.
  package var euclidean: EuclideanTerm?
  /// The half-wedge towards a class at an angle of `gap` radians, in closed form where there is one.
  package var closedHalfWedge: (@Sendable (_ gap: Double, MarginParameters) -> Double?)?

  /// The name, which is unique in the table.
  package var id: String { name }

  /// The word for this loss in golden documents.
  package var goldenName: String { golden.name }

  /// What the loss starts with.
  package var initialParameters: MarginParameters {
    var start = MarginParameters(m: margin?.initial ?? 1)
    for own in parameters { start[keyPath: own.parameter.field] = own.initial }
    return start
  }

  /// The range of a parameter, or nil where the loss does not have it.
  package func range(of parameter: LossParameter) -> ParameterRange? {
    parameters.first { $0.parameter == parameter }
  }

  /// The same parameters with the smallest m, which asks for no margin.
  package func withoutMargin(_ parameters: MarginParameters) -> MarginParameters {
    var plain = parameters
    plain.m = margin?.range.lowerBound ?? parameters.m
    return plain
  }

  /// The loss of that name or alias, or nil; case, hyphens, underscores and spaces do not matter.
  package static func named(_ name: String) -> MarginLoss? {
    if let loss = all.first(where: { $0.name == name }) { return loss }
    let word = folded(name)
    return all.first { folded($0.name) == word }
      ?? all.first { $0.aliases.contains { folded($0) == word } }
  }

  /// A name in lower case without hyphens, underscores and spaces.
  package static func folded(_ name: String) -> String {
    String(name.lowercased().filter { !"-_ ".contains($0) })
  }
}

// What follows from the model.
extension MarginLoss {
  /// The curve of the target logit, or nil where it is the plain cosine.
  package var target: LogitCurve? { model.target }

  /// The curve of the other logits, or nil where it is the plain cosine.
  package var nonTarget: LogitCurve? { model.nonTarget }

  /// Whether W_j counts as W_j / ||W_j||, so that a logit depends on the angle and ||x|| alone.
  package var normalizesWeights: Bool { model.normalizesWeights }

  /// What is added to the logits.
  package var bias: Bias { model.bias }

  /// Whether the logits have a bias, each its own or all the same.
  package var hasBias: Bool { bias != .none }

  /// The loss of the logits.
  package var form: LossForm { model.form }

  /// The s that features count as until it is changed, or nil where ||x|| counts.
  package var initialScale: Double? { model.fixesScale ? MarginParameters.usualScale : nil }

  /// Whether lambda applies.
  package var annealed: Bool { target?.usesLambda ?? false }

  /// Whether gradients are the loss's own, with no curve detached.
  package var isExact: Bool { ![target, nonTarget].contains { $0?.isDetached ?? false } }
}
