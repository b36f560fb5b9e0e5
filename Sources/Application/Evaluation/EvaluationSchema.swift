import Angular
import Text

/// What golden documents are made of, in words: for help and for the manual.
enum EvaluationSchema {
  /// A heading, and what stands below it: words and their meanings.
  struct Section {
    let heading: String
    let items: [(word: String, summary: String)]
  }

  /// What golden documents are for.
  static let summary =
    "A document of evaluate is a JSON object; keys that are not listed here are errors."

  static var sections: [Section] {
    [
      Section(heading: "Document", items: document),
      Section(heading: "Case", items: cases),
      Section(heading: "Losses", items: losses),
      Section(heading: "Output", items: output),
      Section(heading: "Conventions", items: conventions),
    ]
  }

  /// The keys of a document.
  static let document = [
    ("cases", "A list of at least one case."), ("meta", "Anything; kept as it is."),
    ("note", "Anything; kept as it is."),
  ]

  /// The keys of a case.
  static let cases = [
    ("id", "Text, another one in each case."),
    ("loss", "The word of a loss, or a name or alias that --loss takes; in any case."),
    ("params", "An object with the numbers and choices of the loss."),
    ("dim", "The dimension D, to be checked; optional."),
    ("x", "N features: a list of rows of D numbers, D at least 2."),
    (
      "W",
      "K class weights: a list of at least 2 rows of D numbers. Without it center, contrastive and "
        + "triplet are their term on distances alone, with a weight of 1 by default."
    ),
    (
      "bias",
      "K numbers for the losses with a bias; one number for sphereface2; zeros by default. Refused "
        + "where the loss has none."
    ),
    ("centers", "K rows of D numbers for center; zeros by default."),
    ("labels", "N class indices, each 0 to K - 1; no one-hot rows."),
    (
      "expected",
      "Any of the computed values; what is given is compared. Numbers are compared as numbers. NaN, "
        + "Infinity and null where there is a number differ from all numbers."
    ),
    ("kind", "Text; big, near0 and nearpi are not judged by the training engine."),
    ("convention", "Anything; kept as it is."), ("note", "Anything; kept as it is."),
    ("meta", "Anything; kept as it is."), ("variant", "Replaced by the one that is taken."),
    ("computed", "Replaced by what is computed."),
  ]

  /// The words of the losses, and what `params` holds for each.
  static var losses: [(word: String, summary: String)] {
    var words: [String] = []
    for loss in MarginLoss.all where !words.contains(loss.goldenName) {
      words.append(loss.goldenName)
    }
    return words.map { word in
      let rows = MarginLoss.all.filter { $0.goldenName == word }
      let unsaid = rows.first(where: \.golden.isDefault) ?? rows[0]
      var parts = unsaid.golden.choices.map { key, taken in
        var choices: [String] = []
        for choice in rows.flatMap(\.golden.choices)
        where choice.key == key && !choices.contains(choice.value) {
          choices.append(choice.value)
        }
        return "\(key) \(listed(choices, "or")), \(taken) by default"
      }
      parts += unsaid.golden.parameters.map { parameter in
        let (low, high) = (parameter.range.lowerBound, parameter.range.upperBound)
        let range =
          high < .greatestFiniteMagnitude
          ? "\(Numerals.shortest(low)) to \(high == .pi ? "pi" : Numerals.shortest(high))"
          : "at least \(Numerals.shortest(low))"
        return "\(parameter.name) \(range)\(parameter.isOptional ? ", 0 by default" : "")"
      }
      return (word, parts.isEmpty ? "No params." : parts.joined(separator: "; ") + ".")
    }
  }

  /// The keys of what is computed.
  static let output = [
    (
      "variant",
      "What was taken: the loss by its name, all params with the defaults, whether the bias was given, "
        + "zeros, or none, and the indices of zeroWeights and zeroFeatures if there are any."
    ),
    ("loss", "The mean over the samples, the term on distances included."),
    ("logits", "N rows of K logits, margin included."),
    ("theta_y", "N angles between feature and its class weight in radians; null where one is 0."),
    ("gradX", "N rows: the derivative of the loss by each feature."),
    (
      "gradW",
      "K rows: the derivative by each weight as it is given, the normalization included."
    ),
    ("gradB", "The derivative by each bias, where the loss has some."),
    ("gradC", "K rows: the derivative by each center, for center."),
    ("centersNext", "K rows: the centers after this batch, for center."),
  ]

  /// What is taken where nothing follows from the formula.
  static let conventions = [
    (
      "defaults",
      "What a case leaves out is taken by one rule for all losses: the gradient is the loss's own (cgd "
        + "false), the version is the first, v0, lambda is 0, and a mode is hard for arcface and unroll "
        + "for combined. The variant says so, and so does a note."
    ),
    (
      "weight of length 0",
      "It has no direction: where the loss normalizes weights, its logits and its gradient are 0."
    ),
    (
      "feature of length 0",
      "It has no direction. At a fixed scale it is at a right angle to every weight, and its gradient is "
        + "0; else its logits are 0, and its gradient is that of the loss without margin."
    ),
    ("angle of 0 or pi", "There is no direction across, so the gradient has no part there."),
    (
      "tolerance",
      "Reference engine, in doubles: 1e-8 absolute plus 1e-8 relative. Training engine, in floats: 2e-4 "
        + "absolute plus 2e-4 relative, for lengths of 0 or 1e-12 to 1e12."
    ),
    (
      "JSON",
      "RFC 8259 to the letter, no key twice in an object. NaN, Infinity and -Infinity, as Python writes "
        + "them, are read as numbers that are not finite, and written as text."
    ),
  ]
}
