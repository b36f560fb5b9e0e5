import Experiment
import Lessons
import Text

// What is wrong with a lesson, in words; where it is wrong stands before them.

extension LessonError {
  var message: String {
    switch fault {
    case .notText: "this line is not UTF-8 text; save the file as UTF-8"
    case .noTitle: "a lesson begins with its title: lesson \"Turn the margin\""
    case .secondTitle: "there is one title, at the beginning; mark \"...\" begins a chapter"
    case .unknown(let word, let nearest):
      "there is no statement \(quoted(word))\(hint(nearest)); there are "
        + listed(LessonVerb.all.map(\.word))
    case .incomplete(let verb, let form): "\(verb) is not complete: \(verb) \(form)"
    case .extra(let verb, let text): "\(verb) is complete, so leave out \(quoted(text))"
    case .bad(let verb, let text, let wanted):
      "\(verb) takes \(wanted.phrase), not \(quoted(text))"
    case .badKey(let verb, let key, let keys):
      keys.contains(key)
        ? "\(verb) has \(key)= already, and takes it once"
        : "\(verb) knows no \(quoted(key))\(hint(nearest(to: key, among: keys))), but "
          + listed(keys.map { $0 + "=" })
    case .noMetric(let name, let nearest):
      "nothing that is measured is called \(quoted(name))\(hint(nearest)); there are "
        + listed(Metric.all.map(\.name))
    case .reserved(let key, let instead):
      instead.map { "\(key) is no dial; write the statement \(quoted($0)) instead" }
        ?? "\(key) is no dial, and a lesson has no use for it here"
    case .noRamp(let key, let obstacle):
      "\(key) cannot be ramped, because it takes \(obstacle.phrase); margin and lambda can"
    case .secondFile(let name):
      "\(quoted(name)) would be a second file of data; a lesson has room for one"
    case .action(let error): error.message
    case .paused:
      "training is paused here and nothing goes on with it; add --do \"TICK run\" after the pause"
    case .stopped: "training stopped by itself, so the lesson cannot go on; a lower rate may help"
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
    case .seconds(let most): "seconds, more than 0 and up to \(most)"
    case .seed: "a seed, which is a whole number that is not negative"
    case .size(let most): "columns and rows such as 80x24, up to \(most)x\(most)"
    case .comparison: listed(Condition.Comparison.allCases.map(\.rawValue), "or")
    }
  }
}

extension CheckResult {
  /// What was claimed and what was measured.
  var message: String {
    guard let measured else { return "\(condition.text) cannot be told: nothing has trained yet" }
    let value = Numerals.shortest(shown(measured))
    if holds { return "\(condition.text): it is \(value)" }
    guard let most else { return "\(condition.text) does not hold: it is \(value)" }
    return "\(condition.text) did not come true within \(counted(most, "step")): it is \(value)"
  }

  /// Four places, unless they would read otherwise than the whole number does.
  private func shown(_ value: Double) -> Double {
    let short = Double(Numerals.fixed(value, 4)) ?? value
    return condition.comparison.holds(short, condition.value) == holds ? short : value
  }
}
