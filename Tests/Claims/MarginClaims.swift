internal import Experiment
internal import Learning

extension Claim {
  /// The rows.
  package static let all = margin + jump + collapse + room + shapes + data + sphere
}

/// Six identities, 800 steps without a margin.
let plain: Run = ["margin 1", "run 800"]
/// Then m glides to 4.
let narrowed = plain.then("margin 4", "run 600")

extension Claim {
  /// What a larger m does, and a smaller one after it.
  static let margin = [
    Claim(
      "A larger m makes classes narrower and gaps wider.",
      said: [
        Place("Sources/Angular/Table/LossTable.swift", "classes become narrower."),
        Place("Sources/Experiment/Actions/Preset.swift", "Class widths shrink and gaps open"),
      ], in: 0.85,
      runs: [
        "1": plain, "2": plain.then("margin 2", "run 600"),
        "3": plain.then("margin 3", "run 600"), "4": narrowed,
      ]
    ) { ends in
      let widths = try ["1", "2", "3", "4"].map { try ends[$0, "width"] }
      let gaps = try ["1", "2", "3", "4"].map { try ends[$0, "gap"] }
      return widths == widths.sorted(by: >) && gaps == gaps.sorted()
    },
    Claim(
      "At m = 4 the criterion is met.",
      said: [
        Place("Sources/Experiment/Actions/Preset.swift", "at m = 4 the criterion is met"),
        Place("README.md", "m = 4: criterion met in"),
      ], in: 0.9, runs: ["4": narrowed]
    ) { try $0["4", "criterion"] == 1 },
    Claim(
      "At m = 1 the criterion is not met.",
      said: [
        Place("README.md", "m = 1: criterion met in"),
        Place("demos/03-turn-the-margin.lesson", "check criterion = 0"),
      ], in: 0.9,
      runs: ["1": plain.then("run 600")]
    ) { try $0["1", "criterion"] == 0 },
    Claim(
      "At m = 1 as at m = 4 the samples are classified correctly.",
      said: [Place("demos/03-turn-the-margin.lesson", "Accuracy {accuracy}")], in: 0.95,
      runs: ["1": plain, "4": narrowed]
    ) { try $0["1", "accuracy"] > 0.99 && $0["4", "accuracy"] > 0.99 },
    Claim(
      "Back at m = 1 the classes are as narrow 200 steps later.",
      said: [
        Place("demos/03-turn-the-margin.lesson", "200 steps later the median width is {width}")
      ], in: 0.9,
      runs: ["4": narrowed, "later": narrowed.then("margin 1", "run 200")]
    ) { try $0["later", "width"] < 1.25 * $0["4", "width"] },
    Claim(
      "Back at m = 1 the classes widen slowly, and stay narrower than they were.",
      said: [Place("demos/03-turn-the-margin.lesson", "c=\"they widen, but slowly\"")], .long,
      in: 0.9,
      runs: ["1": plain, "4": narrowed, "later": narrowed.then("margin 1", "run 4000")]
    ) {
      try $0["later", "width"] > 1.1 * $0["4", "width"] && $0["later", "width"] < $0["1", "width"]
    },
    Claim(
      "Back at m = 1 weight decay widens the classes.",
      said: [
        Place("demos/03-turn-the-margin.lesson", "Weight decay widens the classes, and slowly")
      ], .long, in: 0.95,
      runs: [
        "decay": narrowed.then("margin 1", "run 4000"),
        "none": narrowed.then("decay 0", "margin 1", "run 4000"),
      ]
    ) { try $0["decay", "width"] > $0["none", "width"] },
    Claim(
      "Back at m = 1 without weight decay the classes hardly widen.",
      said: [
        Place("demos/03-turn-the-margin.lesson", "Weight decay widens the classes, and slowly")
      ], .long, in: 0.85,
      runs: ["4": narrowed, "none": narrowed.then("decay 0", "margin 1", "run 4000")]
    ) { try $0["none", "width"] < 1.25 * $0["4", "width"] },
  ]

  /// What becomes of the loss when m is turned.
  static let jump = [
    Claim(
      "With the same weights a larger m costs more.",
      said: [
        Place("Sources/Interface/Captions/MarginCaption.swift", "the same features cost more"),
        Place("Sources/Experiment/Actions/Preset.swift", "the same features cost more"),
        Place("demos/hero.lesson", "at m = 4 the same features cost more"),
      ], in: 0.95,
      runs: [
        "1": plain, "2": plain.then("glide off", "margin 2"),
        "4": plain.then("glide off", "margin 4"),
      ]
    ) { ends in
      let losses = try ["1", "2", "4"].map { try ends[$0, "probe-loss"] }
      return try losses[0] < losses[1] && losses[1] < losses[2]
        && ends["1"].trainer.checksum == ends["4"].trainer.checksum
    },
    Claim(
      "At m = 4 the same features cost more than ten times as much as at m = 1.",
      said: [Place("demos/04-why-the-loss-jumps.lesson", "more than ten times as large")], in: 0.95,
      runs: ["1": plain, "4": plain.then("glide off", "margin 4")]
    ) { try $0["4", "probe-loss"] > 10 * $0["1", "probe-loss"] },
    Claim(
      "30 steps after a jump to m = 4 the margin-free loss is higher than before it.",
      said: [
        Place("demos/04-why-the-loss-jumps.lesson", "Without the margin the loss has risen")
      ], in: 0.9,
      runs: ["1": plain, "4": plain.then("glide off", "margin 4", "run 30")]
    ) { try $0["4", "probe-margin-free-loss"] > $0["1", "probe-margin-free-loss"] },
    Claim(
      "800 steps after a jump to m = 4 the margin-free loss is lower than before it.",
      said: [
        Place("demos/04-why-the-loss-jumps.lesson", "it was {one.probe-margin-free-loss} before")
      ], in: 0.85,
      runs: ["1": plain, "4": plain.then("glide off", "margin 4", "run 800")]
    ) { try $0["4", "probe-margin-free-loss"] < $0["1", "probe-margin-free-loss"] },
  ]
}
