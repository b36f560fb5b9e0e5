import Experiment
import Lessons
import Screen
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
    case .noPart(let name, let nearest):
      "unknown part \(quoted(name))\(hint(nearest)); the parts are "
        + listed(ScreenPart.allCases.map(\.rawValue))
    case .openBrace: "a { is never closed; write {{ for a brace"
    case .badPlaces(let text, let most):
      "decimal places are a whole number from 0 to \(most) (got \(quoted(text)))"
    case .badName(let name):
      "\(quoted(name)) cannot be a name; use lowercase letters, digits and hyphens, not "
        + Measurement.ghostWord
    case .notRemembered(let name, let nearest):
      "nothing is remembered as \(quoted(name)) before this line\(hint(nearest)); write remember "
        + "\(name) where it is to be measured"
    case .noGhost:
      "no ghost is frozen before this line; write set ghost on where it is to be frozen"
    case .unmeasured(let text): "\(text) has no value at this point"
    case .badRule(let text):
      "\(quoted(text)) does not decide an answer; write a letter, or cases such as "
        + "\"b if width < 20, else a\""
    case .noAnswer(let letter, let answers):
      "the question has no answer \(letter); its answers are \(listed(answers))"
    case .undecided(let rule): "no case of \(quoted(rule)) holds here; add else and a letter"
    case .nothingToReveal: "no question with answer=later waits to be revealed here"
    case .neverRevealed:
      "this question with answer=later is not revealed before the next question or the end"
    case .noWords(let verb): "\(verb) needs words: \(verb) \(form(of: verb))"
    case .nothingToExplain:
      "nothing was said or asked before this line that this could be the reason for; write say, "
        + "pause or ask before why"
    case .noDial(let verb, let key, let nearest):
      "unknown dial \(quoted(key))\(hint(nearest)); \(verb) takes dials, such as "
        + (verb == "data"
          ? "noise=0.3; of a data file the last column is the label" : "margin=2")
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

  private func form(of verb: String) -> String {
    LessonVerb.all.first { $0.word == verb }?.form ?? ""
  }
}

/// What is wrong with words that the screen has no room for.
func tooLong(_ lines: Int, _ size: Size) -> String {
  "this text is \(counted(lines, "line")) too long for a screen of "
    + "\(size.columns)x\(size.rows); shorten it or split it"
}

/// What is wrong with a readout that the screen has no room for.
func tooManyMetrics(_ omitted: Int, _ size: Size) -> String {
  "\(counted(omitted, "metric")) of this readout \(omitted == 1 ? "does" : "do") not fit a screen "
    + "of \(size.columns)x\(size.rows); show fewer at a time"
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
    case .bound: "a number, or something measured such as before.width or 1.5 * before.width"
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
    guard let limit else {
      return "\(condition.text) cannot be checked: \(condition.bound.text) has no value"
    }
    let bound =
      switch condition.bound {
      case .number: ""
      case .measured: ", against \(Numerals.shortest(shown(limit, limit)))"
      }
    let value = "(measured: \(Numerals.shortest(shown(measured, limit)))\(bound))"
    if holds { return "\(condition.text) \(value)" }
    guard let most else { return "\(condition.text) does not hold \(value)" }
    return "\(condition.text) did not hold within \(counted(most, "step")) \(value)"
  }

  /// Four places, unless the rounded number would contradict the result.
  private func shown(_ value: Double, _ limit: Double) -> Double {
    let short = Double(Numerals.fixed(value, 4)) ?? value
    return condition.comparison.holds(short, limit) == holds ? short : value
  }
}
