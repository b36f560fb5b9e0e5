internal import Experiment
internal import Learning

/// Overlapping identities, tanh units.
private let overlap: Run = ["data overlap", "activation tanh"]
/// m = 8 from the first step.
private let cold = overlap.then("glide off", "margin 8")
/// 1500 steps of it.
private let collapsed = cold.then("run 1500")

extension Claim {
  /// What a large m does to an untrained network, why, and what helps.
  static let collapse = [
    Claim(
      "m = 8 from the first step makes class weights merge.",
      said: [
        Place("Sources/Experiment/Actions/Preset.swift", "class weights merge"),
        Place("README.md", "m = 8: every class alive in"),
      ], .long, in: 0.7,
      runs: ["end": collapsed]
    ) { try $0["end", "lost-classes"] > 0 && $0["end", "least-weight-angle"] < 6 },
    Claim(
      "At m = 1 from the first step no class weights merge.",
      said: [Place("demos/05-too-much-margin.lesson", "At m = 1 they come apart")], .long, in: 0.95,
      runs: ["end": overlap.then("margin 1", "run 1500")]
    ) { try $0["end", "lost-classes"] == 0 && $0["end", "least-weight-angle"] > 30 },
    Claim(
      "With frozen class weights all classes survive m = 8 from the first step.",
      said: [
        Place("README.md", "m = 8 --class-rate 0: every class alive in"),
        Place("demos/05-too-much-margin.lesson", "Frozen, they stay"),
      ], .long,
      in: 0.95,
      runs: ["end": cold.then("class-rate 0", "run 1500")]
    ) { try $0["end", "lost-classes"] == 0 },
    Claim(
      "With class weights frozen for 500 steps all classes survive m = 8 from the first step.",
      said: [Place("Sources/Experiment/Metrics/Collapse.swift", "frozen for the")], .long,
      in: 0.95, runs: ["end": cold.then("class-rate 0", "run 500", "class-rate 1", "run 1000")]
    ) { try $0["end", "lost-classes"] == 0 },
    Claim(
      "At m = 8 from the first step class weights merge within 100 steps.",
      said: [Place("demos/05-too-much-margin.lesson", "What will the weights do in 100 steps?")],
      .fast, in: 0.8,
      runs: ["early": cold.then("run 100")]
    ) { try $0["early", "least-weight-angle"] < 10 },
    Claim(
      "Back at m = 1 merged classes come apart.",
      said: [
        Place("Sources/Interface/Captions/CollapseCaption.swift", "and they come apart"),
        Place("demos/05-too-much-margin.lesson", "At m = 1 they come apart"),
      ], .long, in: 0.95,
      runs: ["end": collapsed.then("margin 1", "run 1500")]
    ) { try $0["end", "lost-classes"] == 0 && $0["end", "least-weight-angle"] > 30 },
    Claim(
      "With lambda falling from 10 all classes survive m = 8 from the first step.",
      said: [
        Place("Sources/Interface/Captions/CollapseCaption.swift", "press r with lambda falling"),
        Place("Sources/Experiment/Actions/Preset.swift", "All six stay apart while lambda falls"),
        Place("README.md", "m = 8 --anneal exponential: every class alive in"),
      ], .long, in: 0.9,
      runs: ["end": cold.then("anneal exponential", "run 1500")]
    ) { try $0["end", "lost-classes"] == 0 },
    Claim(
      "The first pull is stronger at m = 8 than at m = 1, and weaker with lambda.",
      said: [
        Place("Sources/Interface/Captions/CollapseCaption.swift", "a strong pull early on"),
        Place("demos/05-too-much-margin.lesson", "makes the first pull weaker"),
      ], .fast,
      in: 0.95,
      runs: [
        "8": cold.then("run 5"), "1": overlap.then("margin 1", "run 5"),
        "lambda": cold.then("anneal exponential", "run 5"),
      ]
    ) { ends in
      let (one, eight, lambda) = try (ends["1", "pull"], ends["8", "pull"], ends["lambda", "pull"])
      return eight > 2 * one && eight > 2 * lambda
    },
  ]

  /// What becomes of classes for whose margin there is no room.
  static let room = [
    Claim(
      "Ten classes under CosFace at m = .35: some are lost.",
      said: [
        Place("Sources/Experiment/Actions/Preset.swift", "Classes merge and are lost."),
        Place("demos/06-multiplicative-or-additive.lesson", "some classes are lost"),
      ], .long, in: 0.9,
      runs: ["end": ["loss cosface", "classes 10", "glide off", "margin 0.35", "run 1500"]]
    ) { try $0["end", "lost-classes"] > 0 && $0["end", "accuracy"] < 0.95 },
    Claim(
      "Ten classes under CosFace at m = .1: all are learned.",
      said: [
        Place("Sources/Experiment/Actions/Preset.swift", "Start again (r) at m = .1: none is.")
      ], .long, in: 0.95,
      runs: ["end": ["loss cosface", "classes 10", "glide off", "margin 0.1", "run 1500"]]
    ) { try $0["end", "lost-classes"] == 0 && $0["end", "accuracy"] > 0.99 },
    Claim(
      "Eight classes at m = .35, a little beyond the limit: none is lost.",
      said: [Place("README.md", "training may still do well a little beyond")], .long, in: 0.95,
      runs: ["end": ["loss cosface", "classes 8", "glide off", "margin 0.35", "run 1500"]]
    ) { try $0["end", "lost-classes"] == 0 },
  ]
}
