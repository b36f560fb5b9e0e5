import Experiment
import Text

// What an evaluation finds, in words. Texts of the document are shortened, and shown so that a
// terminal obeys none of them.

extension DocumentError {
  /// With the place in the file.
  func message(_ path: String) -> String {
    switch self {
    case .notJSON(let error): "\(Application.place(path, error.place)): \(error.fact.message)"
    case .notAnObject(let place):
      "\(Application.place(path, place)): the document must be an object with \"cases\""
    case .noCases(let place):
      "\(Application.place(path, place)): \"cases\" must be a list of at least one case"
    case .unknownKey(let key, let nearest, let place):
      "\(Application.place(path, place)): unknown key \(quotedExcerpt(key))\(hint(nearest)); "
        + "beside \"cases\" a document may have "
        + listed(Evaluation.keys.filter { $0 != "cases" }.map(quoted), "and")
    }
  }
}

extension CaseError.Fact {
  var message: String {
    switch self {
    case .missing(let path): "\(path) is missing"
    case .notAnObject(let path): "\(path) must be an object"
    case .notAList(let path): "\(path) must be a list"
    case .notText(let path): "\(path) must be text"
    case .notANumber(let path): "\(path) must be a number"
    case .notFinite(let path): "\(path) must be a finite number"
    case .notWhole(let path): "\(path) must be a whole number"
    case .oneHot(let path):
      "labels must be class indices, but \(path) looks one-hot; write the index of the 1"
    case .unknownLoss(let name, let nearest, let known):
      "unknown loss \(quotedExcerpt(name))\(hint(nearest)); this version has \(listed(known))"
    case .unknownChoice(let path, let known): "\(path) must be \(listed(known, "or"))"
    case .unknownKey(let path, let nearest, let known):
      "unknown key \(excerpt(path))\(hint(nearest)); "
        + (known.isEmpty
          ? "none is allowed" : "allowed \(known.count == 1 ? "is" : "are") \(listed(known))")
    case .unknownValue(let key, let known):
      "expected.\(excerpt(key)) is not computed by this loss, which computes \(listed(known))"
    case .unused(let path, let loss): "\(path) is not used by \(loss); remove it"
    case .outOfRange(let path, let value, let range):
      range.upperBound < .greatestFiniteMagnitude
        ? "\(path) must be between \(Numerals.shortest(range.lowerBound)) and "
          + "\(Numerals.shortest(range.upperBound)) (got \(Numerals.shortest(value)))"
        : "\(path) must be at least \(Numerals.shortest(range.lowerBound)) "
          + "(got \(Numerals.shortest(value)))"
    case .empty(let path): "\(path) is empty"
    case .tooFewClasses(let found, let least):
      "W has \(counted(found, "row")), but a loss needs at least \(least) classes"
    case .dimension(let path, let found, let wanted):
      "\(path) must have \(wanted) components (got \(found))"
    case .transposed(let rows, let columns):
      "W has \(counted(rows, "row")) of \(columns), but x has \(counted(rows, "component")); W needs a row "
        + "for each class, so transpose it"
    case .count(let path, let found, let wanted, let other):
      "\(path) has \(counted(found, "entry", "entries")), but \(other) has \(wanted)"
    case .notShared(let found):
      "bias has \(counted(found, "entry", "entries")), but all classes of this loss share one"
    case .duplicate: "an earlier case has the same id"
    case .length(let path, let value):
      "the length of \(path) is \(Numerals.shortest(value)); single precision needs 0 or "
        + "\(EvaluationEngine.lengthsText), so use --engine reference"
    case .overflow(let path):
      "\(path) is not finite; the numbers are too large or too small"
    }
  }
}

extension Evaluation.Remark {
  /// What follows the place.
  var message: String {
    switch kind {
    case .failed(let fact): "\(name): \(fact.message)"
    case .differs(let first, let others):
      "\(name): \(first.path) is \(first.computed), expected \(excerpt(first.expected))"
        + (others > 0
          ? " (\(counted(others, "more value")) \(others == 1 ? "differs" : "differ"))" : "")
    }
  }
}

extension Evaluation.Note {
  var message: String {
    let cases = count == 1 ? "case \(name)" : "\(count) cases, first \(name)"
    switch kind {
    case .takes(let loss, let taken):
      let path = ["bias", "centers"].contains(taken.key) ? taken.key : "params.\(taken.key)"
      return "note: \(loss): \(path) is not given, so \(taken.value) is used (\(cases))"
    case .zeroWeight:
      return "note: a class weight of length 0 has no direction, so its logits and its gradient "
        + "are 0 (\(cases))"
    case .zeroFeature:
      return
        "note: a feature of length 0 has no direction: at a fixed scale it is at a right angle "
        + "to every weight and its gradient is 0, else its gradient is that of the loss without "
        + "margin (\(cases))"
    }
  }
}

extension Evaluation {
  /// Everything that is said, line by line, what concerns a case with its place.
  func messages(_ path: String) -> [String] {
    remarks.map { "\(Application.place(path, $0.place)): \($0.message)" } + notes.map(\.message)
      + [verdict]
  }

  /// The last line: how many cases agree, and what became of the others.
  var verdict: String {
    let judged = tally.agree + tally.differ
    var parts = [
      "\(tally.agree) of \(counted(judged, "case")) agree (\(engine.rawValue) engine, tolerance "
        + "\(engine.toleranceText) absolute plus \(engine.toleranceText) relative)"
    ]
    if tally.unjudged > 0 {
      parts.append("\(tally.unjudged) not judged (kinds \(listed(engine.unjudgedKinds)))")
    }
    if tally.unexpected > 0 { parts.append("\(tally.unexpected) without expected values") }
    if tally.unknownLoss > 0 {
      parts.append("\(tally.unknownLoss) of losses that this version does not have")
    }
    if tally.failed > 0 { parts.append("\(tally.failed) not computed") }
    if tally.unremarked > 0 {
      parts.append("\(tally.unremarked) of these are not listed above")
    }
    return parts.joined(separator: "; ")
  }
}
