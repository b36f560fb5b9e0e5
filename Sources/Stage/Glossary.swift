/// The words on the screen, for the help page.
enum Glossary {
  /// Word and meaning, in the order in which a newcomer meets them.
  static let words: [(word: String, meaning: String)] = [
    ("feature", "what the network makes of a sample: a point of the plane"),
    ("class weight", "the direction that a class stands for: its letter on the circle"),
    ("geodesic distance", "the angle between two directions: the way along the circle"),
    ("margin m", "how much stricter training is than testing"),
    ("no man's land", "directions in which no class satisfies its margin"),
    ("in wedge", "share of the samples that satisfy the margin of their class"),
    ("gap", "from a class to the nearest sample of another class"),
    ("gaps, theory", "the median gap; what the loss promises classes that stand evenly"),
    ("width", "the largest angle between two samples of one class"),
    ("widest class", "the largest width of all classes"),
    ("criterion met", "widest class < smallest gap of all: the lamp is lit"),
    ("6 of 8 ok", "so many classes are narrower than the smallest gap of all"),
    ("without outliers", "the same at the 99 % and 1 % quantiles: one sample cannot flip it"),
    ("wide", "a class wider than the smallest gap of all, though not than its own"),
    ("meets D", "a class wider than its own gap, beyond which D begins"),
    ("lost", "a class most of whose samples are taken for another"),
    ("lambda", "how much of the plain loss is mixed back in"),
    ("acts like m", "the margin that lambda leaves of m"),
    ("m fits up to", "beyond it no direction satisfies two neighbours: xxx on the slider"),
    ("theta", "the angle between a sample and the weight of its own class"),
    ("target logit", "the score that a sample gets for its own class; it falls with theta"),
    ("K, s, seed", "number of classes; length of features; what data and weights begin with"),
    ("genuine, impostor", "a pair of samples of one identity; a pair of two identities"),
    ("ROC", "genuine pairs accepted (up) against impostors accepted (across)"),
    ("AUC", "the area under that curve: 1 is perfect, 0.5 is guessing"),
    ("EER", "the error where as many impostors pass as genuine pairs are refused"),
    ("TPR at 1 % FPR", "genuine pairs accepted while 1 % of the impostors are"),
    ("pairs, triplets", "what losses on distances compare: those of a batch / of all samples"),
  ]
}
