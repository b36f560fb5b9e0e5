internal import Experiment

/// Twelve identities, 800 steps without a margin; then m glides to 4.
private let twelve: Run = ["classes 12", "margin 1", "run 800", "margin 4", "run 1200"]
private let twelveInSpace: Run = [
  "classes 12", "dimensions 3", "margin 1", "run 800", "margin 4", "run 1200",
]
/// Eight identities under CosFace at m = .35 from the first step.
private let lead: Run = ["classes 8", "loss cosface", "glide off", "margin 0.35", "run 800"]
private let leadInSpace: Run = [
  "classes 8", "dimensions 3", "loss cosface", "glide off", "margin 0.35", "run 800",
]

extension Claim {
  /// What a third dimension does.
  static let sphere = [
    Claim(
      "Twelve classes at m = 4 meet the criterion on the sphere.",
      said: [
        Place("demos/one-more-dimension.lesson", "the criterion is met"),
        Place("README.md", "twelve classes meet the criterion at m = 4"),
      ], .long, in: 0.8, runs: ["sphere": twelveInSpace]
    ) { try $0["sphere", "criterion"] == 1 },
    Claim(
      "Twelve classes at m = 4 do not meet the criterion on the circle.",
      said: [
        Place("demos/one-more-dimension.lesson", "not every angle within a class is below"),
        Place("README.md", "which on the circle they often do not"),
      ], .long, in: 0.65, runs: ["circle": twelve]
    ) { try $0["circle", "criterion"] == 0 },
    Claim(
      "Twelve classes at m = 4 have a smallest gap on the sphere that is more than twice that on the circle.",
      said: [Place("demos/one-more-dimension.lesson", "min-inter > 2 * circle.min-inter")], .long,
      in: 0.85, runs: ["circle": twelve, "sphere": twelveInSpace]
    ) { try $0["sphere", "min-inter"] > 2 * $0["circle", "min-inter"] },
    Claim(
      "Eight classes under CosFace at m = .35: on the circle most samples do not satisfy the margin.",
      said: [
        Place("demos/one-more-dimension.lesson", "check in-wedge < 0.2"),
        Place("Sources/Experiment/Actions/Preset.swift", "no direction fits eight classes"),
      ], .long, in: 0.95, runs: ["circle": lead]
    ) { try $0["circle", "in-wedge"] < 0.5 },
    Claim(
      "Eight classes under CosFace at m = .35: on the sphere nearly all samples satisfy the margin.",
      said: [
        Place("demos/one-more-dimension.lesson", "check in-wedge > 0.95"),
        Place("Sources/Experiment/Actions/Preset.swift", "Each class has a region and satisfies"),
      ], .long, in: 0.95, runs: ["sphere": leadInSpace]
    ) { try $0["sphere", "in-wedge"] > 0.95 },
  ]
}
