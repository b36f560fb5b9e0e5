package import Experiment

/// What one statement of a lesson does.
package enum LessonStep: Hashable, Sendable {
  /// An action, at once.
  case act(Action)
  /// So many training steps, then rest.
  case run(Int)
  /// Training steps while a control goes evenly from one number to another.
  case ramp(Control, from: Double, to: Double, steps: Int)
  /// Training until the condition holds, at most so many steps.
  case until(Condition, most: Int)
  /// So many ticks of rest.
  case hold(ticks: Int)
  /// Rest until the speaker goes on.
  case pause(String)
  /// A question, and rest until it is answered and put away.
  case ask(Question)
  /// A claim.
  case check(Condition)

  /// How long a pause or a question rests where nobody goes on.
  package static let patience = 2 * Session.ticksPerSecond

  /// How many steps one statement may train.
  package static let steps = 1...1_000_000

  /// Whether time passes in it.
  var takesTime: Bool {
    switch self {
    case .act, .check: false
    case .run, .ramp, .until, .hold, .pause, .ask: true
    }
  }

  /// The statement that reads back as this step; nil for an action that no statement does.
  package var text: String? { LessonVerb.all.lazy.compactMap { $0.write(self) }.first }
}
