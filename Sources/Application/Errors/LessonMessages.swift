import Experiment
import Lessons
import Text

extension LessonError {
  var message: String {
    switch fault {
    case .notText: "this line is not valid UTF-8; save the file as UTF-8"
    case .noTitle: "a lesson must begin with its title, such as lesson \"Turn the margin\""
    case .secondTitle: "a lesson has one title; begin a chapter with mark \"TITLE\""
    case .unknown(let word, let nearest):
      "unknown statement \(quoted(word))\(hint(nearest)); the statements are "
        + listed(LessonVerb.all.map(\.word))
    case .incomplete(let verb, let form): "\(verb) is incomplete; write \(verb) \(form)"
    case .extra(let verb, let text): "\(verb): unexpected argument \(quoted(text))"
    case .bad(let verb, let text, let wanted):
      "\(verb) needs \(wanted.phrase) (got \(quoted(text)))"
    case .badKey(let verb, let key, let keys):
      keys.contains(key)
        ? "\(verb) has \(key)= twice"
        : "\(verb) takes \(listed(keys.map { $0 + "=" }, "or")) here (got \(quoted(key)))"
    case .noMetric(let name, let nearest):
      "unknown metric \(quoted(name))\(hint(nearest)); the metrics are "
        + listed(Metric.all.map(\.name))
    case .reserved(let key, let instead):
      instead.map { "\(key) cannot be set; use the statement \($0)" }
        ?? "\(key) cannot be used here"
    case .noRamp(let key, let obstacle):
      "\(key) cannot be ramped: it takes \(obstacle.phrase); ramp a number, such as margin or lambda"
    case .secondFile(let name):
      "\(quoted(name)) is a second data file; a lesson can use only one"
    case .action(let error): error.message
    case .paused:
      "training is paused here and never resumes; add --do \"TICK run\" after the pause"
    case .stopped: "training has failed, so the lesson cannot go on; try a lower rate"
    }
  }
}

extension LessonError.RampObstacle {
  fileprivate var phrase: String {
    switch self {
    case .form(""): "no number"
    case .form(let form): argumentPhrase(form)
    case .ownStops: "the numbers of its dial only"
    }
  }
}

extension LessonError.Wanted {
  fileprivate var phrase: String {
    switch self {
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .seconds(let most): "seconds, more than 0 and at most \(most)"
    case .seed: "a seed from 0 to \(UInt64.max)"
    case .size(let most): "columns and rows from 1x1 to \(most)x\(most), such as 80x24"
    case .comparison: listed(Condition.Comparison.allCases.map(\.rawValue), "or")
    }
  }
}

extension CheckResult {
  /// What was claimed and what was measured.
  var message: String {
    guard let measured else {
      return "\(condition.text) cannot be checked: nothing has trained yet"
    }
    let value = "(measured: \(Numerals.shortest(shown(measured))))"
    if holds { return "\(condition.text) \(value)" }
    guard let most else { return "\(condition.text) does not hold \(value)" }
    return "\(condition.text) did not hold within \(counted(most, "step")) \(value)"
  }

  /// Four places, unless the rounded number would contradict the result.
  private func shown(_ value: Double) -> Double {
    let short = Double(Numerals.fixed(value, 4)) ?? value
    return condition.comparison.holds(short, condition.value) == holds ? short : value
  }
}
