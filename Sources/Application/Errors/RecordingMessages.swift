import Recording
import Text

extension SessionLogError.Fact {
  var message: String {
    switch self {
    case .empty: "there is no complete line; the first one must hold the settings"
    case .tooLong(let most): "the line is longer than \(most) bytes, the most that a log may have"
    case .notJSON(let fact): fact.message
    case .notAnObject: "the line is not a JSON object"
    case .otherFormat:
      "this is not a session log: the first line lacks \"format\":\(quoted(SessionLog.format))"
    case .schema(let found, let known):
      "the log has schema \(found), but this version reads schema \(known); "
        + "use the version that wrote it"
    case .math(let found, let known):
      "the log was recorded with arithmetic \(found), but this version has arithmetic \(known), "
        + "which gives other numbers; use the version that wrote it"
    case .missing(let key): "\(quoted(key)) is missing"
    case .wrong(let key, let wanted): "\(quoted(key)) must be \(wanted.phrase)"
    case .backwards(let tick, let after):
      "tick \(tick) comes after tick \(after); ticks must not decrease"
    case .afterEnd: "there is a line after the end line; remove one of them"
    case .count(let stated, let found):
      "the end line counts \(counted(stated, "action")), but the log has \(found)"
    }
  }
}

extension SessionLogError.Wanted {
  fileprivate var phrase: String {
    switch self {
    case .text: "text"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seed: "a whole number from 0 to \(UInt64.max)"
    case .sum: "16 hexadecimal digits in quotes, 0 to 9 and a to f"
    case .size: "columns and rows, such as [120,36]"
    case .object: "an object"
    }
  }
}

extension RecordingError {
  /// What became of the recording to this path.
  func message(_ path: String) -> String {
    switch self {
    case .refused(let error): error.message(path)
    case .allNamesTaken: "all names from \(path)-1 on are taken; move some of these files away"
    case .broken(let reason):
      "the recording has stopped: \(path) cannot be written: \(reason)"
    case .tooMuch:
      "too much has happened to begin a recording: the start of the session is not kept any more; "
        + "start another session"
    }
  }
}

extension DecodedLog {
  /// What is missing of a log that plays all the same; nil where nothing is.
  var warning: String? {
    let end = "the log is incomplete and stops at tick \(log.lastTick)"
    if let line = log.tornLine {
      return "\(place(path, line)): the last line has no end and is ignored; \(end)"
    }
    return log.isComplete ? nil : "\(fileName(path)) has no end line; \(end)"
  }
}

extension Playback {
  /// Whether the replay is the recorded session.
  var verdict: String {
    let path = recorded.path
    if let difference {
      let ticks = "ticks \(difference.after + 1) to \(difference.upTo)"
      let (recorded, found) = (hexadecimal(difference.recorded), hexadecimal(difference.found))
      return place(path, difference.line)
        + ": \(ticks) differ: the recorded checksum is \(recorded), the computed one \(found)"
    }
    // What was compared with nothing is not said to be the same.
    let same = agreed == 0 ? "plays to the end" : "the same session"
    let what = "\(fileName(path)): \(same), \(counted(recorded.log.lastTick, "tick"))"
    let actions = recorded.lines.count {
      if case .action = $0.event { true } else { false }
    }
    let sums =
      agreed == 0
      ? "no checksum to compare" : "\(counted(agreed, "checksum agrees", "checksums agree"))"
    return "\(what), \(counted(actions, "action")), \(sums)"
  }
}
