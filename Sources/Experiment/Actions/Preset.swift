internal import Angular
internal import Learning

/// One row of the table of scenes: an experiment with a question and what to watch.
///
/// Going to a scene starts afresh with all its settings; whatever is turned then is the user's.
package struct Preset: Sendable, Identifiable {
  /// The word that users type.
  package let name: String
  /// A few words for a list.
  package let title: String
  /// The row of the data set table.
  package let data: String
  /// The row of the loss table.
  package let loss: String
  /// What else is set, in this order.
  package let dials: [Action]
  /// The seed of data and weights.
  package let seed: UInt64
  /// What to ask oneself; one sentence.
  package let question: String
  /// Where the answer can be seen; one or two sentences.
  package let watch: String
  /// The picture that shows it.
  package let view: View

  /// The name, which is unique in the table.
  package var id: String { name }

  init(
    _ name: String, _ title: String, data: String = "identities", loss: String = "a-softmax",
    _ dials: [Action] = [], seed: UInt64 = 7, view: View = .circle, question: String,
    watch: String
  ) {
    self.name = name
    self.title = title
    self.data = data
    self.loss = loss
    self.dials = dials
    self.seed = seed
    self.question = question
    self.watch = watch
    self.view = view
  }

  /// The rows, in the order in which a lecture would show them.
  package static let all: [Preset] = [
    Preset(
      "petals", "plain softmax: petals by themselves", data: "gaussian", loss: "softmax",
      view: .plane,
      question: "Plain softmax has no margin. What shape will the six clouds take?",
      watch: "Each class gets narrower across than along: compare step 50 with step 1000."),
    Preset(
      "unit-weights", "modified softmax: weights of length one", data: "overlap",
      loss: "modified-softmax",
      question: "Weights now have length one. Does that alone open gaps?",
      watch: "Every boundary is halfway between two weights. Margins: compare gaps with widths."),
    Preset(
      "thin-petals", "A-Softmax: m from 1 to 4", view: .plane,
      question: "How thin do the petals get? Wait 3 seconds, then press 2, 3 and 4.",
      watch: "Class widths shrink and gaps open; at m = 4 the lamp lights."),
    Preset(
      "loss-jumps", "why the loss jumps when m rises", [.set(.classes, .whole(8))], view: .loss,
      question: "Pause (space) at a low loss, press 4, then step (.). Is the network worse?",
      watch: "One step hardly moves the weights: the same features cost more."),
    Preset(
      "over-limit", "CosFace over its limit: K = 10, m = .35", loss: "cosface",
      [.set(.classes, .whole(10)), .set(.margin, .number(0.35))],
      question: "CosFace at m = .35; ten even weights have room up to .19. What goes wrong?",
      watch: "Classes merge and are lost. Start again (r) at m = .1: none is."),
    Preset(
      "equal-gap-factor", "A-Softmax m = 4: a gap of 36 degrees", [.set(.margin, .number(4))],
      question:
        "For six even weights m = 4 asks for gaps of at least 36 degrees. What is measured?",
      watch: "Margins: the tick is theory, the bar measured. g: ghost, then n."),
    Preset(
      "equal-gap-sum", "ArcFace m = .63: the same gap of 36 degrees", loss: "arcface",
      [.set(.margin, .number(0.63))],
      question: "ArcFace adds 36 degrees instead of multiplying by 4. Same gap, same picture?",
      watch: "It asks for m at any distance; A-Softmax for less between close weights."
    ),
    Preset(
      "collapse", "cold start at m = 8: classes merge", data: "overlap",
      [.set(.activation, .name("tanh")), .set(.margin, .number(8))], seed: 3,
      question: "m = 8 from the first step. Will the six classes be told apart?",
      watch:
        "Letters meet: class weights merge, and accuracy stays low. n: the cure."),
    Preset(
      "cure", "the same start with lambda falling from 10", data: "overlap",
      [
        .set(.activation, .name("tanh")), .set(.margin, .number(8)),
        .set(.anneal, .name("exponential")),
      ], seed: 3,
      question: "The same start, but lambda falls from 10. Will all classes survive?",
      watch: "All six stay apart while lambda falls to 0 and m = 8 comes to count in full."),
    Preset(
      "center", "center loss: distances in the plane", data: "overlap", loss: "center",
      view: .plane,
      question: "Center loss draws samples to their class mean. Are petals narrower, too?",
      watch: "Compare the plane with the widths in margins; then softmax (tab)."),
    Preset(
      "too-many", "twelve classes on one circle", data: "overlap",
      [.set(.classes, .whole(12)), .set(.margin, .number(4))],
      question: "Twelve classes share 360 degrees. How much gap can any margin leave?",
      watch: "Even weights are 30 degrees apart. Networks for faces use 512 numbers, not 2."),
    Preset(
      "more-room", "twelve classes on a sphere",
      [.set(.classes, .whole(12)), .set(.dimensions, .whole(3))],
      question: "A third dimension: is there room for twelve classes? Wait 5 s, then press 4.",
      watch: "The lamp; then the same data with dimensions 2."),
    Preset(
      "cosface-sphere", "CosFace m = .35: eight classes on a sphere", loss: "cosface",
      [.set(.classes, .whole(8)), .set(.dimensions, .whole(3)), .set(.margin, .number(0.35))],
      question: "On the circle no direction fits eight classes at m = .35. And on a sphere?",
      watch: "Each class has a region and satisfies its margin. Dimensions 2: no region."),
    Preset(
      "imbalanced", "rare classes", data: "imbalanced", [.set(.margin, .number(2))],
      question: "A is seen 13 times as often as F. Which class gets the narrow petal?",
      watch: "Widths in the margins picture: compare A with F, then press 4."),
    Preset(
      "open-set", "identities never seen", view: .openset,
      question: "Does a margin help identities never trained? Guess, then press 4.",
      watch: "Compare the two halves before and after: AUC and EER."),
  ]

  /// Scenes that are no longer offered, as recordings and lessons may name them.
  package static let former: [Preset] = [
    Preset(
      "softmax-petals", "plain softmax: petals by themselves", data: "overlap", loss: "softmax",
      view: .plane,
      question: "Plain softmax has no margin. What shape will the six clouds take?",
      watch: "Each class gets narrower across than along: compare step 50 with step 1000."),
    Preset(
      "no-room", "CosFace without room: K = 8, m = .35", loss: "cosface",
      [.set(.classes, .whole(8)), .set(.margin, .number(0.35))],
      question: "CosFace asks for a lead of .35 in cosine. Is there room for eight even weights?",
      watch: "No region is colored: no direction satisfies the margin. Press left: m < .29."),
  ]

  /// The row of that name, offered or not; nil where there is none.
  package static func named(_ name: String) -> Preset? {
    (all + former).first { $0.name == name }
  }

  /// Its place among those on offer, counted from 1; nil for one that is no longer offered.
  package var number: Int? { Preset.all.firstIndex { $0.name == name }.map { $0 + 1 } }

  /// Place and name, such as "scene 8 of 13: collapse".
  package var heading: String {
    number.map { "scene \($0) of \(Preset.all.count): \(name)" } ?? "scene \(name)"
  }

  /// What the scene starts with.
  package var settings: Settings {
    var session = Session(
      Settings(
        loss: MarginLoss.named(loss) ?? Settings.initialLoss,
        data: Dataset.named(data) ?? Settings.initialData, seed: seed))
    for dial in dials {
      // The tests hold every row against what can be set.
      try? session.apply(dial)
    }
    return session.settings
  }
}
