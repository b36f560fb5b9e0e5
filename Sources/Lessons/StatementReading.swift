internal import Experiment
internal import Text

/// What is wrong with a statement, and where in its line.
struct StatementError: Error {
  let fault: LessonError.Fault
  let column: Int

  init(_ fault: LessonError.Fault, column: Int) {
    self.fault = fault
    self.column = column
  }
}

func steps(_ text: String) -> Int? {
  Int(text).flatMap { LessonStep.steps.contains($0) ? $0 : nil }
}

extension LessonStep {
  /// The most seconds that one statement rests.
  package static let mostSeconds = 600

  /// The ticks of seconds, more than 0 and at most `mostSeconds`; nil for anything else.
  package static func ticks(seconds text: String) -> Int? {
    guard let seconds = Double(text), seconds > 0, seconds <= Double(mostSeconds) else {
      return nil
    }
    return max(1, Int(seconds * Double(Session.ticksPerSecond) + 0.5))
  }
}

func finite(_ text: String) -> Double? {
  Double(text).flatMap { $0.isFinite ? $0 : nil }
}

extension Statement.Word {
  /// The word as a value, or what it should have been.
  func plain<Value>(
    _ verb: LessonVerb, _ wanted: LessonError.Wanted, _ read: (String) -> Value?
  ) throws(StatementError) -> Value {
    guard let value = read(plain) else {
      throw StatementError(.bad(verb: verb.word, text: plain, wanted: wanted), column: column)
    }
    return value
  }

  /// The steps after a key.
  func valued(
    _ key: String, _ verb: LessonVerb, _ read: (String) -> Int?
  ) throws(StatementError) -> Int {
    guard self.key == key else {
      throw StatementError(
        .badKey(verb: verb.word, key: self.key ?? written, keys: [key]), column: column)
    }
    guard let value = read(self.value) else {
      throw StatementError(
        .bad(verb: verb.word, text: written, wanted: .whole(LessonStep.steps)), column: column)
    }
    return value
  }
}

extension Statement {
  /// Exactly so many words after the first.
  func words(_ count: Int, of verb: LessonVerb) throws(StatementError) -> [Word] {
    guard words.count > count else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    guard words.count == count + 1 else {
      let rest = words[(count + 1)...]
      throw StatementError(
        .extra(verb: verb.word, text: rest.map(\.written).joined(separator: " ")),
        column: words[count + 1].column)
    }
    return Array(words[1...])
  }

  /// The action that the words name.
  func action() throws(StatementError) -> Action {
    do throws(ActionParseError) {
      return try Action(self)
    } catch {
      throw StatementError(.action(error.error), column: error.column)
    }
  }

  /// `data NAME` and `loss NAME`, then the dials that go with it.
  func assignments(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    guard words.count > 1 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    var lessonSteps: [LessonStep] = [.act(try prefix(2).action())]
    for word in words.dropFirst(2) {
      guard let assignment = word.assignment else {
        throw StatementError(.extra(verb: verb.word, text: word.written), column: word.column)
      }
      let key = assignment.words[0].value
      guard Action.verbs.contains(where: { $0.word == key }) else {
        throw StatementError(
          .noDial(
            verb: verb.word, key: key, nearest: nearest(to: key, among: Control.all.map(\.word))),
          column: word.column)
      }
      let action = try assignment.action()
      guard case .set(let control, _) = action, control != .data, control != .loss else {
        throw StatementError(
          .reserved(key: assignment.words[0].value, instead: nil), column: word.column)
      }
      lessonSteps.append(.act(action))
    }
    return lessonSteps
  }

  /// `set KEY VALUE`.
  func setting(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    guard words.count > 1 else {
      throw StatementError(.incomplete(verb: verb.word, form: verb.form), column: end)
    }
    let action = try tail.action()
    if let own = action.ownStatement {
      throw StatementError(
        .reserved(key: words[1].plain, instead: own.isEmpty ? nil : own), column: words[1].column)
    }
    return [.act(action)]
  }

  /// `ramp KEY FROM TO over=STEPS`.
  func ramp(_ verb: LessonVerb) throws(StatementError) -> [LessonStep] {
    let words = try words(4, of: verb)
    let from = try words[1].plain(verb, .number, finite)
    let to = try words[2].plain(verb, .number, finite)
    let steps = try words[3].valued("over", verb, steps)
    let key = words[0].plain
    guard let action = Action.verbs.first(where: { $0.word == key }) else {
      let known = Control.all.filter(\.canRamp).map(\.word)
      throw StatementError(
        .action(.noSuch(verb: verb.word, name: key, choices: known)),
        column: words[0].column)
    }
    guard let control = Control.named(key), control.canRamp else {
      throw StatementError(.noRamp(key: key, obstacle(action)), column: words[0].column)
    }
    return [.ramp(control, from: from, to: to, steps: steps)]
  }

  private func obstacle(_ action: Action.Verb) -> LessonError.RampObstacle {
    if case .number = Control.named(action.word)?.kind { return .ownStops }
    return .form(action.form)
  }
}
