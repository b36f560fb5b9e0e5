internal import Angular
internal import Learning

// The table of metrics.
extension Metric {
  /// The rows, in the order of an export's columns.
  package static let all: [Metric] = [
    Metric("step", .count, "training steps so far") { Double($0.step) },
    Metric("margin", .number, "the margin m in force", as: .decimal(places: 2)) { $0.margin.m },
    Metric("loss", .number, "the training loss, margin included", as: .loss) { $0.report?.loss },
    Metric("margin-free-loss", .number, "the loss of the same logits without the margin", as: .loss)
    {
      $0.report?.marginFreeLoss
    },
    Metric("accuracy", .share, "accuracy on the probe") { $0.measures.accuracy },
    Metric("least-class-accuracy", .share, "accuracy of the worst class", label: "worst class") {
      $0.measures.leastClassAccuracy
    },
    Metric("gap", .degrees, "median angle from a class to the nearest other class") {
      degrees($0.measures.medianGap)
    },
    Metric("width", .degrees, "median over the classes of the largest angle within one") {
      degrees($0.measures.medianWidth)
    },
    Metric(
      "max-intra", .degrees, "largest angle within any class", label: "widest class", as: .criterion
    ) {
      degrees($0.measures.maxIntra)
    },
    Metric(
      "min-inter", .degrees, "smallest angle between two classes", label: "smallest gap",
      as: .criterion
    ) {
      degrees($0.measures.minInter)
    },
    Metric("mean-intra", .degrees, "mean angle within classes") {
      degrees($0.measures.meanIntra)
    },
    Metric("p99-intra", .degrees, "99 % quantile of the angles within classes") {
      degrees($0.measures.intraQuantile99)
    },
    Metric("p1-inter", .degrees, "1 % quantile of the angles between classes") {
      degrees($0.measures.interQuantile1)
    },
    Metric(
      "half-percent-inter", .degrees, "0.5 % quantile of the angles between classes",
      aliases: ["p0.5-inter"]
    ) { degrees($0.measures.interQuantileHalf) },
    Metric(
      "criterion", .flag, "whether max-intra < min-inter", as: .words(no: "not met", yes: "met")
    ) { flag($0.measures.criterion) },
    Metric(
      "p90-theta", .degrees, "90 % quantile of the angles to its own class weight",
      label: "90 % of thetas below"
    ) {
      degrees($0.measures.p90Theta)
    },
    Metric(
      "in-wedge", .share, "share of the probe that satisfies the margin",
      label: "margin satisfied", as: .percent(places: 0)
    ) {
      $0.measures.inWedge
    },
    Metric(
      "known-auc", .share, "known classes: area under the ROC curve", label: "AUC, known",
      as: .decimal(places: 3)
    ) { $0.known?.area },
    Metric(
      "known-eer", .share, "known classes: equal error rate", label: "EER, known"
    ) { $0.known?.equalErrorRate },
    Metric(
      "open-auc", .share, "held-out identities: area under the ROC curve", label: "AUC, never seen",
      as: .decimal(places: 3)
    ) {
      $0.heldOut?.area
    },
    Metric(
      "open-eer", .share, "held-out identities: equal error rate", label: "EER, never seen"
    ) {
      $0.heldOut?.equalErrorRate
    },
    Metric("open-tpr", .share, "held-out identities: TPR at 1 % FPR") {
      $0.heldOut?.truePositives(atFalsePositives: 0.01)
    },
    Metric("lambda", .number, "the annealing lambda in force") { $0.lambda },
    Metric("collapse", .flag, "whether the margin has made classes merge") {
      flag($0.collapse != nil)
    },
    Metric(
      "lost-classes", .count, "classes of which less than half is classified correctly",
      label: "classes lost"
    ) {
      Double($0.lostClasses)
    },
    Metric(
      "least-weight-angle", .degrees, "smallest angle between two class weights",
      label: "nearest weights"
    ) {
      $0.leastWeightAngle.map(degrees)
    },
    Metric(
      "weights-in-order", .flag,
      "whether the class weights stand around the circle in the order of their labels, as at first",
      label: "order of the weights", as: .words(no: "changed", yes: "as at first")
    ) {
      $0.weightsAreInOrder.map(flag)
    },
    Metric(
      "weight-ratio", .number, "length of the longest class weight by the shortest",
      label: "longest/shortest weight", as: .decimal(places: 1)
    ) {
      $0.weightRatio
    },
    Metric(
      "elongation", .number, "median over the classes of length by width in the plane",
      label: "length/width", as: .decimal(places: 1)
    ) {
      $0.elongation
    },
    Metric(
      "pull", .number, "median of |dL/dz F'|, which turns samples to their class weight",
      as: .decimal(places: 1)
    ) {
      $0.probeLosses.pull
    },
    Metric(
      "probe-loss", .number, "the loss of the probe at the present m, margin included",
      as: .decimal(places: 4)
    ) {
      $0.probeLosses.loss
    },
    Metric(
      "probe-margin-free-loss", .number, "the loss of the probe without the margin",
      label: "without margin", as: .decimal(places: 4)
    ) {
      $0.probeLosses.marginFreeLoss
    },
  ]

  private static func flag(_ isSet: Bool) -> Double { isSet ? 1 : 0 }
}
