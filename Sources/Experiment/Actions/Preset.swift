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
      "softmax-petals", "plain softmax: petals by themselves", data: "overlap", loss: "softmax",
      view: .plane,
      question: "Plain softmax has no margin. What shape will the six clouds take?",
      watch: "Each class gets narrower across than along: compare step 50 with step 1000."),
    Preset(
      "unit-weights", "modified softmax: weights of length one", data: "overlap",
      loss: "modified-softmax",
      question: "Weights now have length one. Does that alone open gaps?",
      watch: "The boundaries become bisectors, but classes still touch: the lamp stays dark."),
    Preset(
      "thin-petals", "A-Softmax: m from 1 to 4", view: .plane,
      question: "How thin do the petals get? Wait 3 seconds, then press 2, 3 and 4.",
      watch: "Class widths shrink, gaps open, the lamp lights: all are ok."),
    Preset(
      "loss-jumps", "why the loss jumps when m rises", [.set(.classes, .whole(8))], view: .loss,
      question: "Press 4 when the loss is low. Is the network worse when the loss jumps?",
      watch: "At the jump the weights are the same: only the loss asks for more."),
    Preset(
      "no-room", "CosFace without room: K = 8, m = .35", loss: "cosface",
      [.set(.classes, .whole(8)), .set(.margin, .number(0.35))],
      question: "CosFace asks for a lead of .35 in cosine. Is there room for eight?",
      watch: "No arc is colored: no direction satisfies the margin. Press left: m < .29."),
    Preset(
      "equal-gap-factor", "A-Softmax m = 4: a gap of 36 degrees", [.set(.margin, .number(4))],
      question:
        "For six even classes m = 4 asks for gaps of at least 36 degrees. What is measured?",
      watch: "Margins: the tick is theory, the bar measured. g: ghost, then n."),
    Preset(
      "equal-gap-sum", "ArcFace m = .63: the same gap of 36 degrees", loss: "arcface",
      [.set(.margin, .number(0.63))],
      question: "ArcFace adds 36 degrees instead of multiplying by 4. Same gap, same picture?",
      watch: "Its gap is m everywhere; A-Softmax asks less where classes are close."
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
      watch: "While lambda is large, classes part; then the margin narrows them."),
    Preset(
      "center", "center loss: small in the plane, wide in angle", data: "overlap", loss: "center",
      view: .plane,
      question: "Center loss draws samples to their class mean. Are petals narrower, too?",
      watch: "Clusters get small and round; angles need not. Compare: softmax (tab)."),
    Preset(
      "too-many", "twelve classes on one circle", data: "overlap",
      [.set(.classes, .whole(12)), .set(.margin, .number(4))],
      question: "Twelve classes share 360 degrees. How much gap can any margin leave?",
      watch: "Petals crowd, some meet for good. Networks for faces use 512 numbers, not 2."),
    Preset(
      "imbalanced", "rare classes", data: "imbalanced", [.set(.margin, .number(2))],
      question: "A is seen 13 times as often as F. Which class gets the narrow petal?",
      watch: "Widths in the margins picture: compare A with F, then press 4."),
    Preset(
      "open-set", "identities never seen", view: .openset,
      question: "Does a margin help identities never trained? Guess, then press 4.",
      watch: "Compare the two halves before and after: AUC and EER."),
  ]

  /// The row of that name, or nil.
  package static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

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
