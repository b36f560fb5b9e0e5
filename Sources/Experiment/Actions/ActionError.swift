/// What is wrong with an action's text, or with doing it now.
package enum ActionError: Error, Hashable, Sendable {
  /// No action begins with this word; the nearest one that exists, if any is near.
  case unknown(word: String, nearest: String?)
  /// The action needs an argument of this form.
  case missingArgument(verb: String, form: String)
  /// The action takes no further argument.
  case extraArgument(verb: String, text: String)
  /// The argument does not have the form.
  case badArgument(verb: String, text: String, form: String)
  /// The number is outside what can be set now.
  case outOfRange(verb: String, value: Double, range: ClosedRange<Double>)
  /// There is none of that name.
  case noSuch(verb: String, name: String, choices: [String])
  /// The present loss has no such control.
  case notInThisLoss(verb: String, loss: String)
  /// There is no change to go back to.
  case nothingToRerun
  /// There is no earlier step to go back to.
  case nothingToGoBack
  /// The line is not even words.
  case grammar(GrammarError)
  /// The action takes no argument of that key, or takes it once.
  case badKey(verb: String, key: String, keys: [String])
  /// The action needs an argument with this key.
  case missingKey(verb: String, key: String)
  /// There is no question, or it is answered.
  case nothingAsked
  /// The start of the chapter of this number is not known.
  case noChapter(Int)
  /// No reason is offered.
  case noReason
}

/// What is wrong with an action's text, and where.
package struct ActionParseError: Error, Hashable, Sendable {
  /// What is wrong.
  package let error: ActionError
  /// The column of the word, or of where it is missed; the first is 1.
  package let column: Int

  /// An error at a place.
  package init(_ error: ActionError, column: Int) {
    self.error = error
    self.column = column
  }
}
