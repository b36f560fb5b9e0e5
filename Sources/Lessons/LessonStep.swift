package import Experiment

/// What one statement of a lesson does.
package enum LessonStep: Hashable, Sendable {
  /// An action, at once.
  case act(Action)
  /// So many training steps, then rest.
  case run(Int)
  /// Training steps while a dial goes evenly from one number to another.
  case ramp(key: String, from: Double, to: Double, steps: Int)
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

  /// Whether a dial takes numbers that lie between others, and keeps the weights.
  static func canRamp(_ key: String) -> Bool {
    guard key != "speed", let action = try? Action(parsing: "\(key) 0.5") else { return false }
    return action.isSetting && action != .data("0.5") && action != .loss("0.5")
  }

  /// Whether time passes in it.
  var takesTime: Bool {
    switch self {
    case .act, .check: false
    default: true
    }
  }
}

extension Action {
  /// Whether the action sets up an experiment, so that one can begin with it.
  var isSetting: Bool {
    switch self {
    case .run, .pause, .step, .steps, .reset, .rerun, .ghost, .dial, .view, .zoom, .theme, .help,
      .page, .explain,
      .inspect, .say, .lesson, .mark, .prompt, .ask, .answer, .reveal, .proceed, .snap:
      false
    default: true
    }
  }
}
