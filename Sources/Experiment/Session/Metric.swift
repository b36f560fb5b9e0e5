internal import Angular
internal import Learning

/// One row of the table of what can be asked of a session: lessons check it, exports write it.
package struct Metric: Sendable, Identifiable {
  /// The word that lessons use, which is also the column of an export.
  package let name: String
  /// One sentence, with the unit.
  package let summary: String
  /// The present value; nil where there is none yet.
  package let value: @Sendable (Session) -> Double?

  /// The name, which is unique in the table.
  package var id: String { name }

  /// The rows, in the order of an export's columns.
  package static let all: [Metric] = [
    Metric(name: "step", summary: "training steps so far") { Double($0.step) },
    Metric(name: "margin", summary: "the margin m in force") { $0.margin.m },
    Metric(name: "loss", summary: "the training loss, margin included") { $0.report?.loss },
    Metric(name: "margin-free-loss", summary: "the loss of the same logits without the margin") {
      $0.report?.marginFreeLoss
    },
    Metric(name: "accuracy", summary: "share of the probe that is classified correctly, 0 to 1") {
      $0.measures.accuracy
    },
    Metric(name: "least-class-accuracy", summary: "the accuracy of the worst class, 0 to 1") {
      $0.measures.leastClassAccuracy
    },
    Metric(name: "gap", summary: "median angle to the nearest rival class, degrees") {
      degrees($0.measures.medianGap)
    },
    Metric(name: "width", summary: "median of the largest angle within a class, degrees") {
      degrees($0.measures.medianWidth)
    },
    Metric(name: "max-intra", summary: "the largest angle within a class, degrees") {
      degrees($0.measures.maxIntra)
    },
    Metric(name: "min-inter", summary: "the smallest angle between classes, degrees") {
      degrees($0.measures.minInter)
    },
    Metric(name: "mean-intra", summary: "the mean of all angles within classes, degrees") {
      degrees($0.measures.meanIntra)
    },
    Metric(name: "p99-intra", summary: "99 % of the angles within classes are smaller, degrees") {
      degrees($0.measures.intraQuantile99)
    },
    Metric(name: "p1-inter", summary: "1 % of the angles between classes are smaller, degrees") {
      degrees($0.measures.interQuantile1)
    },
    Metric(name: "p0.5-inter", summary: "0.5 % of the angles between classes are smaller, degrees")
    {
      degrees($0.measures.interQuantileHalf)
    },
    Metric(name: "criterion", summary: "1 if max-intra < min-inter, else 0") {
      $0.measures.criterion ? 1 : 0
    },
    Metric(name: "p90-theta", summary: "90 % of the samples are nearer to their weight, degrees") {
      degrees($0.measures.p90Theta)
    },
    Metric(name: "in-wedge", summary: "share of the probe that satisfies the margin, 0 to 1") {
      $0.measures.inWedge
    },
    Metric(name: "known-auc", summary: "known classes: area under the ROC curve, 0 to 1") {
      $0.known?.area
    },
    Metric(name: "known-eer", summary: "known classes: equal error rate, 0 to 1") {
      $0.known?.equalErrorRate
    },
    Metric(name: "open-auc", summary: "held-out identities: area under the ROC curve, 0 to 1") {
      $0.heldOut?.area
    },
    Metric(name: "open-eer", summary: "held-out identities: equal error rate, 0 to 1") {
      $0.heldOut?.equalErrorRate
    },
    Metric(name: "open-tpr", summary: "held-out identities: TPR at 1 % FPR, 0 to 1") {
      $0.heldOut?.truePositives(atFalsePositives: 0.01)
    },
    Metric(name: "lambda", summary: "the annealing lambda in force") { $0.lambda },
    Metric(name: "collapse", summary: "1 if the margin has made classes merge, else 0") {
      $0.collapse == nil ? 0 : 1
    },
  ]

  /// The row of that name, or nil.
  package static func named(_ name: String) -> Metric? { all.first { $0.name == name } }
}
