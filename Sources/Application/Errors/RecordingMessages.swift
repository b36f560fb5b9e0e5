import Recording
import Text

// What is wrong with a recording, in words; where it is wrong stands before them.

extension SessionLogError.Fact {
  var message: String {
    switch self {
    case .empty: "there is no complete line; a session log begins with one about its settings"
    case .tooLong(let most): "the line is longer than the \(most) bytes that a log's lines may have"
    case .notText: "the line is not UTF-8 text"
    case .notJSON: "the line is not valid JSON"
    case .notAnObject: "the line is JSON, but not an object in braces"
    case .otherFormat:
      "this is not a session log, whose first line has \"format\":\(quoted(SessionLog.format))"
    case .schema(let found, let known):
      "the log has schema \(found), this version reads schema \(known); "
        + "use the version that wrote it"
    case .math(let found, let known):
      "the log was recorded with arithmetic \(found), this version computes with \(known), "
        + "which gives other numbers; use the version that wrote it"
    case .missing(let key): "\(quoted(key)) is missing"
    case .wrong(let key, let wanted): "\(quoted(key)) must be \(wanted.phrase)"
    case .backwards(let tick, let after):
      "tick \(tick) stands after tick \(after); ticks never decrease"
    case .afterEnd: "there is a line after the end; leave it out, or the end"
    case .count(let stated, let found):
      "the end counts \(counted(stated, "action")), but there \(found == 1 ? "is" : "are") \(found)"
    }
  }
}

extension SessionLogError.Wanted {
  fileprivate var phrase: String {
    switch self {
    case .text: "text"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seed: "a whole number from 0 to \(UInt64.max)"
    case .sum: "text of sixteen digits 0 to 9 or a to f"
    case .size: "columns and rows such as [120,36]"
    case .object: "an object in braces"
    }
  }
}

extension RecordingError {
  /// What became of the recording to this path.
  func message(_ path: String) -> String {
    switch self {
    case .exists:
      "\(path) exists already; choose another name, or replace it with --force"
    case .noName: "there are files of all names from \(path)-1 on; move some away"
    case .refused(let reason): "\(path) cannot be made: \(reason)"
    case .broken(let reason):
      "the recording stopped, since \(path) cannot be written any more: \(reason)"
    case .tooMuch:
      "so much has been done that its start is forgotten, and a recording needs it; "
        + "begin another session"
    }
  }
}

extension DecodedLog {
  /// What is missing of a log that plays all the same; nil where nothing is.
  var warning: String? {
    let end = "incomplete up to tick \(log.lastTick)"
    if let line = log.tornLine {
      return "\(place(path, line)): the last line is torn, so it does not count; the log is \(end)"
    }
    return log.isComplete ? nil : "\(fileName(path)) has no end line: the log is \(end)"
  }
}

extension Playback {
  /// Whether the replay is the recorded session.
  var verdict: String {
    let path = recorded.path
    if let difference {
      let ticks = "ticks \(difference.after + 1) to \(difference.upTo)"
      let sums = "\(hexadecimal(difference.recorded)), not \(hexadecimal(difference.found))"
      return place(path, difference.line) + ": \(ticks) differ: the sum was \(sums)"
    }
    // What was compared with nothing is not said to be the same.
    let same = agreed == 0 ? "plays to its end" : "the same session"
    let what = "\(fileName(path)): \(same), \(counted(recorded.log.lastTick, "tick"))"
    let actions = recorded.lines.count {
      if case .action = $0.event { true } else { false }
    }
    let sums = agreed == 0 ? "no sum to compare" : "\(counted(agreed, "sum")) agreed"
    return "\(what), \(counted(actions, "action")), \(sums)"
  }
}
