/// The words on the screen, for the help page.
enum Glossary {
  /// Word and meaning, in the order in which a newcomer meets them.
  static let words: [(word: String, meaning: String)] = [
    ("feature", "what the network makes of a sample: a point of the plane"),
    ("class weight", "the direction that a class stands for: its letter on the circle"),
    ("geodesic distance", "the angle between two directions: the way along the circle"),
    ("margin m", "how much stricter training is than testing"),
    ("no man's land", "directions that satisfy the margin of no class"),
    ("wedge", "directions that satisfy a class's margin: its color on the circle"),
    ("in wedge", "share of the probe samples, which never train, that satisfy their margin"),
    ("gap", "the angle from a class to the nearest sample of another class"),
    (
      "gaps, theory",
      "the median gap; at least so much for even weights and samples in their wedges"
    ),
    ("width", "the largest angle between two samples of one class"),
    ("widest class", "the largest width of all classes"),
    ("criterion met", "widest class < smallest gap of all: the dot is filled"),
    ("6 of 8 ok", "so many classes are narrower than the smallest gap of all"),
    ("without outliers", "the same at the 99 % and 1 % quantiles of all pairs"),
    ("wide", "a class wider than the smallest gap of all, though not than its own"),
    ("meets D", "a class wider than its own gap, beyond which D begins"),
    ("lost", "a class most of whose samples are taken for another"),
    ("lambda", "how much of the plain target logit is mixed in"),
    ("acts like m", "the m that draws the same wedges without lambda, for even weights"),
    ("m fits up to", "for even weights in the plane; beyond, no direction satisfies it: xxx"),
    ("theta", "the angle between a sample and the weight of its own class"),
    ("target logit", "the logit of a sample's own class, margin included"),
    ("K, s, seed", "number of classes; length of features; what data and weights begin with"),
    ("genuine, impostor", "a pair of samples of one identity; a pair of two identities"),
    ("ROC", "genuine pairs accepted (up) against impostors accepted (across)"),
    ("AUC", "the area under that curve: 1 is perfect, 0.5 is guessing"),
    ("EER", "the error rate where the shares of false accepts and false rejects are equal"),
    ("TPR at 1 % FPR", "genuine pairs accepted while 1 % of the impostors are"),
    (
      "pairs, triplets",
      "what losses on distances compare: those of the last batch / of all samples"
    ),
  ]
}
