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
    ("gap", "from a class to the nearest sample of another; in theory, between two wedges"),
    ("width", "the largest angle between two samples of one class"),
    ("widest class", "the largest width of all classes"),
    ("nearest classes", "the smallest gap of all classes"),
    ("criterion met", "widest class < nearest classes: the lamp is lit"),
    ("6 of 8 classes", "so many are narrower than the smallest gap of all: ok"),
    ("without outliers", "the same at the 99 % and 1 % quantiles: one sample cannot flip it"),
    ("wide", "a class wider than the smallest gap of all, though not than its own"),
    ("meets D", "a class wider than its own gap, beyond which D begins"),
    ("lost", "a class most of whose samples are taken for another"),
    ("lambda", "how much of the plain loss is mixed back in"),
    ("acts like m", "the margin that lambda leaves of m"),
    ("m fits up to", "beyond it no direction satisfies two neighbours: xxx on the slider"),
  ]
}
