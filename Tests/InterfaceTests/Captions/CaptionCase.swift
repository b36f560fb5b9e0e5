import Angular
import Learning
import Testing

@testable import Experiment
@testable import Interface

/// A session and what its caption must say.
struct CaptionCase: CustomTestStringConvertible {
  var name: String
  var session: Session
  var begins: String
  var contains: [String] = []
  var testDescription: String { name }
}

extension CaptionCase {
  private static let lowered = Sessions.advanced(
    Sessions.doing(.margin(2), to: Sessions.raised), 40)
  private static let back = Sessions.advanced(
    Sessions.doing(.margin(2), .margin(1)), 1)
  private static let lost: Session = {
    var session = Sessions.advanced(Sessions.learned, 10)
    session = Sessions.stepped(session, rate: 1, decay: 1)
    return session
  }()

  /// Every caption that the program knows, or nearly.
  static let all: [CaptionCase] = [
    CaptionCase(
      name: "fresh", session: Sessions.fresh, begins: "Each dot is a sample, placed by the angle",
      contains: ["m = 1: no margin."]),
    CaptionCase(
      name: "learned", session: Sessions.learned,
      begins: "m = 1: no margin. A sample's logit for its own class only",
      contains: ["Press the right arrow: then m times its angle must be the smallest."]),
    CaptionCase(
      name: "no margin, yet gaps", session: Sessions.started("combined", ticks: 50),
      begins:
        "Even at m = 1 Combined margin asks for gaps of 36\u{b0} or more between even weights.",
      contains: ["Press the right arrow: then the loss asks for a wider gap."]),
    CaptionCase(
      name: "yes and no at m = 0", session: Sessions.started("sphereface2", ticks: 50),
      begins: "m = 0: a sample's own logit must not be below 0, nor any other above."),
    CaptionCase(
      name: "a margin without a rule",
      session: Sessions.advanced(Sessions.started("l-softmax", ticks: 1).glided(to: 2), 60)
        .startedAfresh,
      begins: "With m = 2 a sample satisfies the margin only while its logit with the margin"),
    CaptionCase(
      name: "no margin", session: Sessions.started("softmax"), begins: "Each dot is a sample",
      contains: [MarginLoss.named("softmax")?.summary ?? "?"]),
    CaptionCase(
      name: "started at m = 4",
      session: Sessions.doing(.reset, to: Sessions.raised).advancedPast200,
      begins: "With m = 4 a sample satisfies the margin only while 4 times its angle"),
    CaptionCase(
      name: "gliding", session: Sessions.gliding, begins: "m is on its way 1 to 4: ",
      contains: ["asks that 2 times its angle"]),
    CaptionCase(
      name: "raised", session: Sessions.raised, begins: "m 1 to 4: median gap 27\u{b0} to ",
      contains: [
        "width 32\u{b0} to ", "The training loss peaked at ", ": the same features cost more",
      ]),
    CaptionCase(
      name: "lowered", session: lowered,
      begins: "m 4 to 2: the regions are wider; class widths 10\u{b0} before, ",
      contains: ["Press b to go back"]),
    CaptionCase(
      name: "same", session: back, begins: "m is back at 1: class widths 32\u{b0} before, "),
    CaptionCase(
      name: "raised before the first step",
      session: Sessions.advanced(Sessions.doing(.margin(4), to: Sessions.fresh), 60),
      begins: "m is 4 from the first step on: gaps "),
    CaptionCase(
      name: "another dial", session: Sessions.doing(.dial(.rate), to: Sessions.learned),
      begins: "The dial is learning rate: how large a training step is."),
    CaptionCase(
      name: "ghost", session: Sessions.doing(.ghost(true), to: Sessions.learned),
      begins: "This run is frozen as a ghost"),
    CaptionCase(
      name: "lambda", session: Sessions.doing(.lambda(5), to: Sessions.raised),
      begins: "lambda 5 mixes the plain target logit in: m = 4 acts like m = 1.77."),
    CaptionCase(
      name: "lambda 0",
      session: Sessions.doing(.lambda(5), .lambda(0), to: Sessions.raised),
      begins: "lambda is 0: the margin counts in full again."),
    CaptionCase(
      name: "another loss", session: Sessions.doing(.loss("softmax-bias")),
      begins: "Softmax with bias: A class can win by the direction of its weight"),
    CaptionCase(
      name: "another data set", session: Sessions.doing(.data("moons")),
      begins: "The data set is moons now. ",
      contains: [Dataset.named("moons")?.summary ?? "?"]),
    CaptionCase(
      name: "a dial that does not turn", session: Sessions.doing(.loss("softmax"), .dial(.lambda)),
      begins: "Softmax has no lambda: "),
    CaptionCase(
      name: "no margin key", session: Sessions.doing(.loss("softmax"), .explain(.noMargin)),
      begins: "Softmax has no margin m. Tab chooses another loss"),
    CaptionCase(
      name: "no ninth value", session: Sessions.doing(.explain(.noValue)),
      begins: "A-Softmax has 8 values of m worth seeing, on the keys 1 to 8."),
    CaptionCase(
      name: "no number of classes",
      session: Sessions.doing(.data("moons"), .dial(.classes), .explain(.noDial)),
      begins: "moons always has 2 classes."),
    CaptionCase(
      name: "the dial's end", session: Sessions.doing(.explain(.dialEnd)),
      begins: "The dial is at its limit: m goes no further than 1.00."),
    CaptionCase(
      name: "nothing to rerun", session: Sessions.doing(.explain(.noChange)),
      begins: "There is no change to go back from yet"),
    CaptionCase(
      name: "annealing", session: Sessions.doing(.anneal("exponential"), to: Sessions.raised),
      begins: "Annealing: lambda falls from 10 to a third of itself every 88 steps.",
      contains: [
        "It is 10 now, where m = 4 acts like m = 1.45."
      ]),
    CaptionCase(
      name: "annealed to its floor",
      session: Sessions.advanced(
        Sessions.doing(.speed(1000), .anneal("caffe"), to: Sessions.raised), 2),
      begins: "lambda has come down to 5 and stays there, where m = 4 acts like m = 1.77."),
    CaptionCase(
      name: "annealed",
      session: Sessions.advanced(
        Sessions.doing(.speed(1000), .anneal("exponential"), to: Sessions.raised), 1),
      begins: "Annealing has ended: lambda is 0 and m = 4 counts in full."),
    CaptionCase(
      name: "diluted from the start",
      session: Sessions.doing(.lambda(5), .reset, to: Sessions.raised).advancedPast200,
      begins: "With lambda 5, m = 4 acts like m = 1.77: part of the plain target logit"),
    CaptionCase(
      name: "before the margin is too large",
      session: Sessions.advanced(Sessions.started("cosface", classes: 8, ticks: 200), 0)
        .glided(to: 0.25),
      begins:
        "With 8 evenly spread weights CosFace has room up to m = 0.29: beyond, no direction",
      contains: ["m 0 to 0.25: median gap "]),
    CaptionCase(
      name: "the margin is too large",
      session: Sessions.started("cosface", classes: 8, ticks: 200).glided(to: 0.6),
      begins: "Collapse: F and G have merged",
      contains: [
        "With 8 evenly spread weights CosFace has room up to m = 0.29",
        "Turn m down and see whether they come apart.",
      ]),
    CaptionCase(
      name: "the margin is too large from now on",
      session: Sessions.doing(
        .pause, .margin(0.6), to: Sessions.started("cosface", classes: 8, ticks: 60)),
      begins: "Class A has no region. With 8 evenly spread weights CosFace has room up to m = 0.29"),
    CaptionCase(
      name: "a loss that fits only so far",
      session: Sessions.doing(.loss("arcface"), to: Sessions.started("softmax", classes: 12)),
      begins: "ArcFace: The target angle plus m",
      contains: ["With 12 evenly spread weights ArcFace has room up to m = 0.52"]),
    CaptionCase(
      name: "no m fits",
      session: Sessions.doing(
        .loss("combined"), .dial(.margin), to: Sessions.started("softmax", classes: 12)),
      begins: "The dial is m: ",
      contains: ["With 12 evenly spread weights Combined margin has no room for any m"]),
    CaptionCase(
      name: "a loss on pairs", session: Sessions.doing(.loss("contrastive")),
      begins: "Contrastive loss: ",
      contains: [
        "360 samples make 64,620 pairs and 6,372,000 triplets.",
        "Softmax compares logits, this term distances between features.",
      ]),
    CaptionCase(
      name: "a loss on centers", session: Sessions.started("center"),
      begins: "Each dot is a sample", contains: ["Crosses mark the centers. Softmax compares"]),
    CaptionCase(
      name: "a sample under a loss on pairs",
      session: Sessions.doing(.inspect(70), to: Sessions.started("contrastive")),
      begins: "Sample 70 of class B: geodesic distance",
      contains: ["Samples of other classes inside the ring, of radius M, are pushed out of it."]),
    CaptionCase(
      name: "a sample under a loss on triplets",
      session: Sessions.doing(.inspect(70), to: Sessions.started("triplet")),
      begins: "Sample 70 of class B: geodesic distance",
      contains: ["Inside the ring, of radius sqrt M, a sample of another class adds to the loss."]),
    CaptionCase(
      name: "collapsed", session: Sessions.collapsed,
      begins: "Collapse: ",
      contains: [
        " have merged (",
        " apart): a strong pull early on at m = 8 can draw class weights together.",
        "Turn m to 1 and they come apart; or press r with lambda falling (annealing dial).",
      ]),
    CaptionCase(
      name: "faster", session: Sessions.doing(.rate(0.2)),
      begins: "The learning rate rose 0.05 to 0.2: larger steps"),
    CaptionCase(
      name: "slower", session: Sessions.doing(.rate(0.001)),
      begins: "The learning rate fell 0.05 to 0.001: smaller"),
    CaptionCase(
      name: "Adam", session: Sessions.doing(.optimizer(.adam)), begins: "Another optimizer: "),
    CaptionCase(
      name: "more samples", session: Sessions.doing(.batch(256)),
      begins: "More samples a step (128 to 256)"),
    CaptionCase(
      name: "fewer samples", session: Sessions.doing(.batch(8)),
      begins: "Fewer samples a step (128 to 8)"),
    CaptionCase(
      name: "more noise", session: Sessions.doing(.noise(0.2)), begins: "More noise (0.06 to 0.2)"),
    CaptionCase(
      name: "less noise", session: Sessions.doing(.noise(0)), begins: "Less noise (0.06 to 0)"),
    CaptionCase(
      name: "rerun", session: Sessions.doing(.rerun, to: Sessions.raised),
      begins: "Back at step 600, before the change, with the same weights"),
    CaptionCase(
      name: "failure", session: Sessions.stopped,
      begins: "Training stopped at step 602: the loss is no longer a finite number.",
      contains: ["To try smaller steps, lower the learning rate", "press r"]),
    CaptionCase(
      name: "no region", session: Sessions.started("softmax", data: "hard", classes: 12, ticks: 10),
      begins: "No direction gives class E the largest logit: other weights are longer."),
    CaptionCase(
      name: "no region, bias",
      session: Sessions.started("softmax-bias", data: "hard", classes: 12, ticks: 10),
      begins: "No direction gives class E the largest logit: others have longer weights or larger"),
    CaptionCase(
      name: "lost class", session: lost,
      begins: "Class A is lost: most of its samples are taken for another class."),
    CaptionCase(
      name: "lost class at m = 4",
      session: Sessions.stepped(Sessions.raised, rate: 1, decay: 1),
      begins: "Class A is lost", contains: ["Turn m down to 1 and see whether it comes back."]),
    CaptionCase(
      name: "inspected, m = 1", session: Sessions.doing(.inspect(70)),
      begins: "Sample 70 of class B: ",
      contains: [
        "geodesic distance (angle) ", " to its own weight, ", "'s, the nearest other.",
      ]),
    CaptionCase(
      name: "inspected, m = 4", session: Sessions.doing(.inspect(70), to: Sessions.raised),
      begins: "Sample 70 of class B: ",
      contains: [
        "'s, the nearest other. 4 times ", "\u{b0} is below ", ": the margin is satisfied.",
      ]),
    CaptionCase(
      name: "inspected, weights of any length",
      session: Sessions.doing(.inspect(70), to: Sessions.started("softmax")),
      begins: "Sample 70 of class B: ",
      contains: ["'s, its strongest rival. Logit ", ": it is classified correctly."]),
  ]
}

extension Session {
  fileprivate var advancedPast200: Session { Sessions.advanced(self, 60) }

  /// The same settings from the start, past the introduction.
  fileprivate var startedAfresh: Session { Sessions.doing(.reset, to: self).advancedPast200 }

  /// After m glided there and the caption has stopped to say so.
  fileprivate func glided(to margin: Double) -> Session {
    var session = Sessions.doing(.margin(margin), to: self)
    repeat { session.advance() } while session.isGliding
    return session
  }
}
