/// The words on the screen, for the help page.
enum Glossary {
  /// Word and meaning, in the order in which a newcomer meets them.
  static let words: [(word: String, meaning: String)] = [
    ("feature", "what the network makes of a sample: a point of the plane, or of space"),
    ("class weight", "the direction that a class stands for: its letter on circle or sphere"),
    ("geodesic distance", "the angle between two directions: the way along circle or sphere"),
    ("dimensions", "2: directions lie on a circle; 3: on a sphere, which has more room"),
    ("margin m", "how much stricter training is than testing"),
    ("no man's land", "directions that satisfy the margin of no class"),
    ("region", "directions that satisfy a class's margin: its color on circle or sphere"),
    ("margin satisfied", "share of the probe samples, which are not trained on, in their region"),
    ("gap", "the angle from a class to the nearest sample of another class"),
    (
      "theory",
      "the median gap at least, for even weights and samples in their regions"
    ),
    ("width", "the largest angle between two samples of one class"),
    ("widest class", "the largest width of all classes"),
    ("criterion met", "widest class < smallest gap of all: the dot is filled"),
    ("6 of 8 narrower", "so many classes are narrower than the smallest gap of all"),
    ("without outliers", "the same at the 99 % and 1 % quantiles of all pairs"),
    ("min gap", "the smallest gap of all, beside a class's width: < narrower, >= not"),
    ("lost", "a class most of whose samples are taken for another"),
    ("lambda", "how much of the plain target logit is mixed in"),
    ("even, best weights", "weights as far apart as possible: on the circle, on the sphere"),
    ("acts like m", "the m that draws the same regions without lambda, for even weights"),
    ("m fits up to", "for even or best weights; beyond, no direction satisfies it: xxx"),
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
