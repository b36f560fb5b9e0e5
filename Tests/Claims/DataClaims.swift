internal import Experiment

/// Ten handwritten digits.
private let digits = Run(["margin 1"], file: "demos/data/digits.csv")

extension Claim {
  /// What shapes classes take without a margin.
  static let shapes = [
    Claim(
      "Under plain softmax Gaussian clouds become petals, longer than wide.",
      said: [
        Place(
          "Sources/Experiment/Actions/Preset.swift", "Each class gets narrower across than along"),
        Place("demos/01-softmax-is-angular.lesson", "petals that point away from the center"),
      ], in: 0.95,
      runs: [
        "early": ["data gaussian", "loss softmax", "run 50"],
        "late": ["data gaussian", "loss softmax", "run 1000"],
      ]
    ) { try $0["early", "elongation"] < 2 && $0["late", "elongation"] > 2 }
  ]

  /// What real data does.
  static let data = [
    Claim(
      "Digits keep the order around the circle in which they start.",
      said: [Place("demos/digits.lesson", "still 0 to 9")], .long, in: 0.8,
      runs: ["end": digits.then("run 1200")]
    ) { try $0["end", "weights-in-order"] == 1 },
    Claim(
      "At m = 4 digits are nearer to their weights and more often recognized.",
      said: [Place("demos/digits.lesson", "these angles shrink")], .long,
      in: 0.9,
      runs: [
        "1": digits.then("run 2000"),
        "4": digits.then("run 2000", "margin 4", "run 2000"),
      ]
    ) {
      try $0["4", "p90-theta"] < $0["1", "p90-theta"] && $0["4", "accuracy"] > $0["1", "accuracy"]
    },
    Claim(
      "At m = 4 digits do not meet the criterion.",
      said: [Place("demos/digits.lesson", "the criterion is not met")], .long, in: 1,
      runs: ["4": digits.then("run 2000", "margin 4", "run 2000")]
    ) { try $0["4", "criterion"] == 0 },
  ]
}
