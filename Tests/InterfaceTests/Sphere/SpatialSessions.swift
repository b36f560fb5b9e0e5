import Angular
import Learning

@testable import Experiment

extension Sessions {
  /// The default data with three feature dimensions, after a few ticks.
  static func spatial(
    _ loss: String = "a-softmax", classes: Int = 8, margin: Double? = nil, ticks: Int = 60
  ) -> Session {
    var settings = Settings(loss: MarginLoss.named(loss) ?? Settings.initialLoss)
    settings.trainer.dimensions = 3
    settings.classes = classes
    if let margin { settings.margin = margin }
    return advanced(Session(settings), ticks)
  }

  /// Eight classes on the sphere at m = 4, learned.
  static let onSphere = spatial(margin: 4, ticks: 90)
}
