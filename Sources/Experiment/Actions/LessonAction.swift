/// What a lesson says, asks and waits for.
package enum LessonAction: Hashable, Sendable {
  /// Say this in the caption until something else is said; nothing: the caption explains by itself.
  case say(String)
  /// Begin a lesson of so many chapters; without a title, end it.
  case lesson(String, chapters: Int)
  /// Begin a chapter.
  case mark(String)
  /// Wait for the speaker, with these words.
  case prompt(String)
  /// Ask a question.
  case ask(Question)
  /// Answer the question with the choice of this index.
  case answer(Int)
  /// Say which choice has turned out to be right.
  case reveal(Int)
  /// Go on: end the prompt, show the right answer, put the answered question away, or end the rest.
  case proceed
  /// Rest for so many ticks, so that something can be read; going on ends it.
  case rest(ticks: Int)
  /// Go back to the start of the chapter of this number, from 1.
  case chapter(Int)
  /// Offer a reason for what was said or asked last; nothing takes it back.
  case why(String)
  /// Show the reason that is offered, or put it away.
  case reason(Bool)
  /// A moment worth a still picture; exports write one.
  case snap(String)

  /// The rows, in the order of the help text.
  static let verbs: [Action.Verb] = [
    .init(
      "say", .text, "say this in the caption, or nothing", { .teach(.say($0)) },
      take: { if case .teach(.say(let text)) = $0 { text } else { nil } }),
    .init(
      word: "lesson", form: lessonForm, summary: "begin a lesson; without a title, end it",
      read: { statement throws(ActionParseError) in try statement.lesson() },
      write: {
        guard case .teach(.lesson(let title, let chapters)) = $0 else { return nil }
        return "\(Statement.quoted(title)) chapters=\(chapters)"
      }),
    .init(
      "mark", .text, "begin a chapter", { .teach(.mark($0)) },
      take: { if case .teach(.mark(let title)) = $0 { title } else { nil } }),
    .init(
      "prompt", .text, "wait for the speaker, who goes on", { .teach(.prompt($0)) },
      take: { if case .teach(.prompt(let text)) = $0 { text } else { nil } }),
    .init(
      word: "ask", form: questionForm, summary: "ask a question of 2 to 4 choices",
      read: { statement throws(ActionParseError) in try statement.question() },
      write: { if case .teach(.ask(let question)) = $0 { question.arguments } else { nil } }),
    .init(
      "answer", .letter, "answer the question", { .teach(.answer($0)) },
      take: { if case .teach(.answer(let index)) = $0 { index } else { nil } }),
    .init(
      "reveal", .letter, "tell the answer of a question with answer=later",
      { .teach(.reveal($0)) },
      take: { if case .teach(.reveal(let index)) = $0 { index } else { nil } }),
    .init("continue", "go on after a prompt, a question or a rest", .teach(.proceed)),
    .init(
      "rest", .whole(restCounts), "rest for N ticks to read; continue ends it",
      { .teach(.rest(ticks: $0)) },
      take: { if case .teach(.rest(let ticks)) = $0 { ticks } else { nil } }),
    .init(
      "chapter", .whole(chapters), "go back to the start of chapter N", { .teach(.chapter($0)) },
      take: { if case .teach(.chapter(let number)) = $0 { number } else { nil } }),
    .init(
      "why", .text, "offer a reason for what was said or asked last", { .teach(.why($0)) },
      take: { if case .teach(.why(let text)) = $0 { text } else { nil } }),
    .init(
      "reason", .flag, "show the reason that is offered", { .teach(.reason($0)) },
      take: { if case .teach(.reason(let isOn)) = $0 { isOn } else { nil } }),
    .init(
      "snap", .text, "a moment worth a still picture", { .teach(.snap($0)) },
      take: { if case .teach(.snap(let name)) = $0 { name } else { nil } }),
  ]

  /// The numbers of chapters.
  package static let chapters = 1...1000

  /// How many ticks one rest may take: up to ten minutes.
  package static let restCounts = 1...600 * Session.ticksPerSecond

  fileprivate static let lessonForm = #""TITLE" chapters=N"#
  fileprivate static let questionForm = #""QUESTION" a="..." b="..." answer=a"#
}

extension Statement {
  /// `lesson "TITLE" chapters=N`.
  fileprivate func lesson() throws(ActionParseError) -> Action {
    guard words.count > 1, words[1].key == nil else {
      throw ActionParseError(
        .missingArgument(verb: verb, form: LessonAction.lessonForm), column: end)
    }
    try expectEnd(after: 3)
    guard words.count > 2, words[2].key == "chapters" else {
      throw ActionParseError(
        .missingKey(verb: verb, key: "chapters"), column: words.count > 2 ? words[2].column : end)
    }
    guard let count = Int(words[2].value), count >= 0 else {
      throw ActionParseError(
        .badArgument(verb: verb, text: words[2].written, form: "N"), column: words[2].column)
    }
    return .teach(.lesson(words[1].value, chapters: count))
  }

  /// `ask "QUESTION" a="..." b="..." answer=a`.
  fileprivate func question() throws(ActionParseError) -> Action {
    guard words.count > 1, words[1].key == nil else {
      throw ActionParseError(
        .missingArgument(verb: verb, form: LessonAction.questionForm),
        column: words.dropFirst().first?.column ?? end)
    }
    let letters = (0..<Question.counts.upperBound).map(Question.letter)
    let keys = letters + ["answer"]
    var given: [String: Word] = [:]
    for word in words.dropFirst(2) {
      guard let key = word.key, keys.contains(key), given[key] == nil else {
        throw ActionParseError(
          .badKey(verb: verb, key: word.key ?? word.written, keys: keys), column: word.column)
      }
      given[key] = word
    }
    let choices = letters.prefix { given[$0] != nil }.compactMap { given[$0]?.value }
    // A gap in the letters, or too few of them.
    let missing = letters[choices.count...].first
    let isGap = letters[choices.count...].contains { given[$0] != nil }
    if isGap || choices.count < Question.counts.lowerBound, let missing {
      throw ActionParseError(.missingKey(verb: verb, key: missing), column: end)
    }
    guard let answer = given["answer"] else {
      throw ActionParseError(.missingKey(verb: verb, key: "answer"), column: end)
    }
    let index = Question.index(ofLetter: answer.value)
    guard index != nil || answer.value == Question.later,
      let question = Question(words[1].value, choices: choices, answer: index)
    else {
      throw ActionParseError(
        .noSuch(verb: "answer", name: answer.value, choices: Array(letters.prefix(choices.count))),
        column: answer.column)
    }
    return .teach(.ask(question))
  }
}
