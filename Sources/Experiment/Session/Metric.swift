internal import Angular
internal import Learning

/// One row of the table of what is measured: lessons check it, `train` and exports write it.
package struct Metric: Sendable, Identifiable {
  /// What kind of number a value is.
  package enum Kind: Sendable {
    /// A whole number.
    case count
    /// A number without a unit.
    case number
    /// A share, 0 to 1.
    case share
    /// An angle in degrees.
    case degrees
    /// True or false: 1 or 0 where only numbers can stand, which is in CSV and in the conditions of
    /// a lesson; true or false everywhere else.
    case flag

    /// The unit or the range, for the end of a summary; empty for none.
    package var unit: String {
      switch self {
      case .count, .number: ""
      case .share: "0 to 1"
      case .degrees: "degrees"
      case .flag: "true or false (1 or 0 in lessons and CSV)"
      }
    }
  }

  /// The one key of the metric in lessons, tables, CSV and JSON: lowercase words and hyphens.
  package let name: String
  /// What kind of number a value is.
  package let kind: Kind
  /// What is measured, in a few words.
  package let summary: String
  /// Former names, which lessons may still use.
  package let aliases: [String]
  /// How the screen writes a value.
  package let format: Format
  /// The present value, 1 or 0 for a flag; nil where there is none yet.
  package let value: @Sendable (Session) -> Double?

  /// The name, which is unique in the table.
  package var id: String { name }

  init(
    _ name: String, _ kind: Kind, _ summary: String, as format: Format? = nil,
    aliases: [String] = [], value: @escaping @Sendable (Session) -> Double?
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.aliases = aliases
    self.format = format ?? kind.format
    self.value = value
  }

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
    Metric("least-class-accuracy", .share, "accuracy of the worst class") {
      $0.measures.leastClassAccuracy
    },
    Metric("gap", .degrees, "median angle from a class to the nearest other class") {
      degrees($0.measures.medianGap)
    },
    Metric("width", .degrees, "median over the classes of the largest angle within one") {
      degrees($0.measures.medianWidth)
    },
    Metric("max-intra", .degrees, "largest angle within any class", as: .criterion) {
      degrees($0.measures.maxIntra)
    },
    Metric("min-inter", .degrees, "smallest angle between two classes", as: .criterion) {
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
    Metric("p90-theta", .degrees, "90 % quantile of the angles to the own class weight") {
      degrees($0.measures.p90Theta)
    },
    Metric(
      "in-wedge", .share, "share of the probe that satisfies the margin", as: .percent(places: 0)
    ) {
      $0.measures.inWedge
    },
    Metric(
      "known-auc", .share, "known classes: area under the ROC curve", as: .decimal(places: 3)
    ) { $0.known?.area },
    Metric("known-eer", .share, "known classes: equal error rate") { $0.known?.equalErrorRate },
    Metric(
      "open-auc", .share, "held-out identities: area under the ROC curve",
      as: .decimal(places: 3)
    ) {
      $0.heldOut?.area
    },
    Metric("open-eer", .share, "held-out identities: equal error rate") {
      $0.heldOut?.equalErrorRate
    },
    Metric("open-tpr", .share, "held-out identities: TPR at 1 % FPR") {
      $0.heldOut?.truePositives(atFalsePositives: 0.01)
    },
    Metric("lambda", .number, "the annealing lambda in force") { $0.lambda },
    Metric("collapse", .flag, "whether the margin has made classes merge") {
      flag($0.collapse != nil)
    },
    Metric("lost-classes", .count, "classes of which less than half is classified correctly") {
      Double($0.lostClasses)
    },
    Metric("least-weight-angle", .degrees, "smallest angle between two class weights") {
      $0.leastWeightAngle.map(degrees)
    },
    Metric("weight-ratio", .number, "length of the longest class weight by the shortest") {
      $0.weightRatio
    },
    Metric("elongation", .number, "median over the classes of length by width in the plane") {
      $0.elongation
    },
    Metric("pull", .number, "median of |dL/dz F'|, which turns samples to their class weight") {
      $0.pull
    },
    Metric("probe-loss", .number, "the loss of the probe at the present m, margin included") {
      $0.probeLoss
    },
    Metric("probe-margin-free-loss", .number, "the loss of the probe without the margin") {
      $0.probeMarginFreeLoss
    },
  ]

  /// The row of that name or former name, or nil.
  package static func named(_ name: String) -> Metric? {
    all.first { $0.name == name || $0.aliases.contains(name) }
  }

  private static func flag(_ isSet: Bool) -> Double { isSet ? 1 : 0 }
}
