internal import Experiment
internal import Text

// How conditions, and answers that are decided by them, are read.

/// A word of a condition and where it stands.
struct ConditionWord {
  let text: String
  let column: Int
}

extension Condition {
  /// `METRIC OP X`; X is a number, or something measured, or a number of times that.
  init(_ words: [ConditionWord], _ verb: LessonVerb) throws(StatementError) {
    let measurement = try Measurement(words[0])
    guard let comparison = Comparison(rawValue: words[1].text) else {
      throw StatementError(
        .bad(verb: verb.word, text: words[1].text, wanted: .comparison), column: words[1].column)
    }
    self.init(measurement, comparison, try Bound(Array(words[2...]), verb))
  }
}

extension Condition.Bound {
  /// `5`, `before.width`, `1.5 * before.width`; the last one with or without spaces.
  fileprivate init(_ words: [ConditionWord], _ verb: LessonVerb) throws(StatementError) {
    let first = words[0]
    var parts = words.flatMap { word in
      word.text.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
    }
    // A star between spaces leaves two empty parts.
    parts.removeAll { $0.isEmpty && words.count > 1 }
    guard words.contains(where: { $0.text.contains("*") }) else {
      guard words.count == 1 else {
        throw StatementError(
          .extra(verb: verb.word, text: words[1...].map(\.text).joined(separator: " ")),
          column: words[1].column)
      }
      if let number = finite(first.text) {
        self = .number(number)
      } else if first.text.first?.isLetter == true {
        self = .measured(try Measurement(first), times: 1)
      } else {
        throw StatementError(
          .bad(verb: verb.word, text: first.text, wanted: .bound), column: first.column)
      }
      return
    }
    guard parts.count == 2, let factor = finite(parts[0]) else {
      throw StatementError(
        .bad(
          verb: verb.word, text: words.map(\.text).joined(separator: " "), wanted: .bound),
        column: first.column)
    }
    self = .measured(
      try Measurement(ConditionWord(text: parts[1], column: words[words.count - 1].column)),
      times: factor)
  }
}

extension Measurement {
  fileprivate init(_ word: ConditionWord) throws(StatementError) {
    do throws(LessonError.Fault) {
      try self.init(parsing: word.text)
    } catch {
      throw StatementError(error, column: word.column)
    }
  }
}

extension AnswerRule {
  /// `a`, or cases such as `b if width < before.width, else a`.
  init(_ text: String, column: Int, _ verb: LessonVerb) throws(StatementError) {
    var cases: [Case] = []
    var otherwise: Int?
    let clauses = text.split(separator: ",", omittingEmptySubsequences: false)
    for (index, clause) in clauses.enumerated() {
      let words = clause.split(separator: " ").map(String.init)
      let isLast = index == clauses.count - 1
      if words.count > 4, words[1] == "if", let answer = Question.index(ofLetter: words[0]) {
        let condition = words[2...].map { ConditionWord(text: $0, column: column) }
        cases.append(Case(answer: answer, condition: try Condition(condition, verb)))
      } else if isLast, words.count == (cases.isEmpty ? 1 : 2), cases.isEmpty || words[0] == "else",
        let answer = words.last.flatMap({ Question.index(ofLetter: $0) })
      {
        otherwise = answer
      } else {
        throw StatementError(.badRule(text), column: column)
      }
    }
    self.init(cases, otherwise: otherwise)
  }
}

extension Statement {
  /// The words of a condition after the first word; a text between them counts as its words.
  func conditionWords(_ range: Range<Int>) -> [ConditionWord] {
    words[range].map { ConditionWord(text: $0.plain, column: $0.column) }
  }

  /// `METRIC OP X` after the first word, to the end.
  func condition(_ verb: LessonVerb) throws(StatementError) -> Condition {
    guard words.count > 3 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    return try Condition(conditionWords(1..<words.count), verb)
  }

  /// `METRIC OP X max=STEPS`.
  func until(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    guard words.count > 4 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    let most = try words[words.count - 1].valued("max", verb, steps)
    return [.until(try Condition(conditionWords(1..<words.count - 1), verb), most: most)]
  }

  /// The only argument, as words with measured values.
  func text(_ verb: LessonVerb) throws(StatementError) -> LessonText {
    try LessonText(try words(1, of: verb)[0])
  }

  /// `"QUESTION" a="..." b="..." answer=ANSWER`.
  func inquiry(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    let answer = words.last { $0.key == "answer" }
    // A rule is more than a word; what is right is then measured, which the action need not know.
    let rule = answer.flatMap { $0.value.contains(" ") ? $0 : nil }
    let plain = rule == nil ? self : replacing("answer", with: Question.later)
    guard case .teach(.ask(let question)) = try plain.action() else { return [] }
    let key: Inquiry.Key =
      if let rule {
        .rule(try AnswerRule(rule.value, column: rule.column, verb))
      } else if let letter = question.answer {
        .rule(AnswerRule([], otherwise: letter))
      } else {
        .later
      }
    var choices: [LessonText] = []
    for index in question.choices.indices {
      guard let word = words.last(where: { $0.key == Question.letter(index) }) else { continue }
      choices.append(try LessonText(word))
    }
    return [.ask(Inquiry(try LessonText(words[1]), choices: choices, key: key))]
  }

  /// `reveal ANSWER`.
  func revelation(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    let word = try words(1, of: verb)[0]
    return [.reveal(try AnswerRule(word.plain, column: word.column, verb))]
  }

  /// `remember NAME`.
  func memory(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    let word = try words(1, of: verb)[0]
    let name = word.plain
    let isName = name.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
    }
    guard isName, name.first?.isLetter == true, name != Measurement.ghostWord else {
      throw StatementError(.badName(name), column: word.column)
    }
    return [.remember(name)]
  }

  /// `hide PART ...` and `show PART ...`.
  func parts(
    _ verb: LessonVerb, _ action: (ScreenPart) -> ViewAction
  ) throws(StatementError) -> [LessonStep] {
    guard words.count > 1 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    var steps: [LessonStep] = []
    for word in words.dropFirst() {
      guard let part = ScreenPart(rawValue: word.plain) else {
        throw StatementError(
          .noPart(
            word.plain,
            nearest: nearest(to: word.plain, among: ScreenPart.allCases.map(\.rawValue))),
          column: word.column)
      }
      steps.append(.act(.show(action(part))))
    }
    return steps
  }
}

extension LessonText {
  /// The words of a text.
  fileprivate init(_ word: Statement.Word) throws(StatementError) {
    do throws(LessonError.Fault) {
      try self.init(parsing: word.key == nil ? word.plain : word.value)
    } catch {
      throw StatementError(error, column: word.column)
    }
  }
}
