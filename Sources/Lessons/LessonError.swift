package import Experiment

/// What is wrong with a lesson, and where.
package struct LessonError: Error, Hashable, Sendable {
  /// What is wrong.
  package let fault: Fault
  /// Where it is.
  package let place: Place

  /// An error at a place.
  package init(_ fault: Fault, _ place: Place) {
    self.fault = fault
    self.place = place
  }

  /// What can be wrong.
  package enum Fault: Error, Hashable, Sendable {
    /// The line is not UTF-8.
    case notText
    /// The first statement is not `lesson`.
    case noTitle
    /// A second `lesson`.
    case secondTitle
    /// No statement begins with this word; the nearest one that does.
    case unknown(word: String, nearest: String?)
    /// The statement is not complete: what it looks like.
    case incomplete(verb: String, form: String)
    /// The statement takes no further argument.
    case extra(verb: String, text: String)
    /// An argument is not what it must be.
    case bad(verb: String, text: String, wanted: Wanted)
    /// The statement takes no such key, or takes it once.
    case badKey(verb: String, key: String, keys: [String])
    /// Nothing of that name is measured.
    case noMetric(String, nearest: String?)
    /// No part of the screen has this name; the nearest one that has.
    case noPart(String, nearest: String?)
    /// A brace that no brace closes.
    case openBrace
    /// A measured value has no such number of decimal places.
    case badPlaces(String, most: Int)
    /// Nothing can be remembered under this name.
    case badName(String)
    /// Nothing is remembered under this name above; the nearest name that is.
    case notRemembered(String, nearest: String?)
    /// No run is frozen above.
    case noGhost
    /// What is spoken of or compared with has no value at this point.
    case unmeasured(String)
    /// What decides an answer is neither a letter nor cases.
    case badRule(String)
    /// The question has no such answer; the answers that it has.
    case noAnswer(String, answers: [String])
    /// No case of the rule holds, so no answer is right.
    case undecided(String)
    /// No question above waits for its answer.
    case nothingToReveal
    /// The question's answer is never revealed.
    case neverRevealed
    /// The statement has no words, without which nobody sees it.
    case noWords(verb: String)
    /// A reason, before anything was said or asked that it could be the reason for.
    case nothingToExplain
    /// `data` and `loss` set dials, and nothing has this name; the nearest dial.
    case noDial(verb: String, key: String, nearest: String?)
    /// The action has a statement of its own, or is the player's alone; what to write instead.
    case reserved(key: String, instead: String?)
    /// This does not go evenly from one number to another.
    case noRamp(key: String, RampObstacle)
    /// A second file of data; only one can be loaded.
    case secondFile(String)
    /// Something is wrong with an action.
    case action(ActionError)
    /// Training stopped by itself.
    case stopped
    /// Training was paused from outside, and nobody goes on with it.
    case paused
  }

  /// Why something does not go evenly from one number to another.
  package enum RampObstacle: Hashable, Sendable {
    /// It takes an argument of this form, which is no number between two others; empty for none.
    case form(String)
    /// Of all numbers it takes those of its dial only.
    case ownStops
  }

  /// What an argument must be.
  package enum Wanted: Hashable, Sendable {
    case whole(ClosedRange<Int>)
    case number
    case bound
    case seconds(most: Int)
    case seed
    case size(most: Int)
    case comparison
  }
}

/// Where something stands in a lesson; both count from 1.
package struct Place: Hashable, Sendable {
  /// The line.
  package let line: Int
  /// The Unicode scalar within the line.
  package let column: Int

  /// A place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
