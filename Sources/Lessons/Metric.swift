internal import Angular
public import Lab
internal import Learning

/// One row of the table of what can be asked of a session: lessons check it, exports write it.
public struct Metric: Sendable, Identifiable {
  /// The word that lessons use, which is also the column of an export.
  public let name: String
  /// One sentence, with the unit.
  public let lesson: String
  /// The present value; nil where there is none yet.
  public let value: @Sendable (Session) -> Double?

  /// The name, which is unique in the table.
  public var id: String { name }

  /// The rows, in the order of an export's columns.
  public static let all: [Metric] = [
    Metric(name: "step", lesson: "training steps so far") { Double($0.step) },
    Metric(name: "margin", lesson: "the margin m in force") { $0.margin.m },
    Metric(name: "loss", lesson: "the training loss, margin included") { $0.report?.loss },
    Metric(name: "margin-free-loss", lesson: "the loss of the same logits without the margin") {
      $0.report?.marginFreeLoss
    },
    Metric(name: "accuracy", lesson: "share of the probe that is classified correctly, 0 to 1") {
      $0.measures.accuracy
    },
    Metric(name: "least-class-accuracy", lesson: "the accuracy of the worst class, 0 to 1") {
      $0.measures.leastClassAccuracy
    },
    Metric(name: "gap", lesson: "median angle to the nearest rival class, degrees") {
      degrees($0.measures.medianGap)
    },
    Metric(name: "width", lesson: "median of the largest angle within a class, degrees") {
      degrees($0.measures.medianWidth)
    },
    Metric(name: "max-intra", lesson: "the largest angle within a class, degrees") {
      degrees($0.measures.maxIntra)
    },
    Metric(name: "min-inter", lesson: "the smallest angle between classes, degrees") {
      degrees($0.measures.minInter)
    },
    Metric(name: "criterion", lesson: "1 if max-intra < min-inter, else 0") {
      $0.measures.criterion ? 1 : 0
    },
    Metric(name: "p90-theta", lesson: "90 % of the samples are nearer to their weight, degrees") {
      degrees($0.measures.p90Theta)
    },
    Metric(name: "in-wedge", lesson: "share of the probe that satisfies the margin, 0 to 1") {
      $0.measures.inWedge
    },
    Metric(name: "lambda", lesson: "the annealing lambda in force") { $0.lambda },
    Metric(name: "collapse", lesson: "1 if the margin has made classes merge, else 0") {
      $0.collapse == nil ? 0 : 1
    },
  ]

  /// The row of that name, or nil.
  public static func named(_ name: String) -> Metric? { all.first { $0.name == name } }
}

private func degrees(_ radians: Double) -> Double { radians * (180 / .pi) }
