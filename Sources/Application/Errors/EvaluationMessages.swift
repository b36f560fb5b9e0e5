import Experiment
import Recording
import Text

// What an evaluation finds, in words; the name of the file or the case stands before them.

extension DocumentError {
  /// What follows the file's name.
  var predicate: String {
    switch self {
    case .malformed: "is not valid JSON; python3 -m json.tool tells where"
    case .notAnObject: "is JSON but not an object with \"cases\""
    case .noCases: "has no \"cases\": a list with at least one"
    }
  }
}

extension CaseError {
  var message: String {
    switch self {
    case .missing(let path): "\(path) is missing"
    case .notAnObject(let path): "\(path) is not an object"
    case .notAList(let path): "\(path) is not a list"
    case .notText(let path): "\(path) is not text"
    case .notANumber(let path): "\(path) is not a finite number"
    case .notWhole(let path): "\(path) is not a whole number"
    case .unknownLoss(let name, let known):
      "this version has no loss \(quoted(name)); it has \(listed(known))"
    case .unknownChoice(let path, let known):
      "\(path) is none of \(listed(known))"
    case .unknownParameter(let name, let known):
      "params.\(name) is not known to this loss, which has \(known.isEmpty ? "none" : listed(known))"
    case .unknownValue(let name, let known):
      "expected.\(name) is nothing that this loss computes, which is \(listed(known))"
    case .outOfRange(let path, let value, let range):
      "\(path) is \(Numerals.shortest(value)), outside \(Numerals.shortest(range.lowerBound)) to "
        + (range.upperBound < .greatestFiniteMagnitude
          ? Numerals.shortest(range.upperBound) : "infinity")
    case .empty(let path): "\(path) is empty"
    case .tooFewClasses(let found, let least):
      "W has \(counted(found, "row")); a loss needs at least \(least) classes"
    case .dimension(let path, let found, let wanted):
      "\(path) has \(counted(found, "component")) instead of \(wanted)"
    case .count(let path, let found, let wanted, let other):
      "\(path) has \(counted(found, "entry", "entries")), but \(other) has \(wanted)"
    case .notShared(let found):
      "bias has \(counted(found, "entry", "entries")), but all classes of this loss share one"
    case .duplicate: "an earlier case has the same id"
    case .notFinite: "the numbers are so large that the result is not finite"
    }
  }
}

extension Evaluation.Remark {
  var message: String {
    switch kind {
    case .failed(let error): return "\(name): \(error.message)"
    case .differs(let difference, let others):
      let more = others > 0 ? " (and \(counted(others, "more value"))" + ")" : ""
      return "\(name): \(difference.path) should be \(short(difference.expected)), but "
        + "\(short(difference.computed ?? .null)) is computed\(more)"
    }
  }

  private func short(_ json: JSON) -> String {
    switch json {
    case .list(let items): "a list of \(items.count)"
    case .object: "an object"
    default: String(json.line.dropLast())
    }
  }
}

extension Evaluation {
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
    return parts.joined(separator: "; ")
  }
}
