import Angular
import Learning

@testable import Experiment

/// Sessions that several tests look at; the first use trains them, everybody else copies.
enum Sessions {
  /// The default scene, not a step old.
  static let fresh = Session()

  /// The default scene at m = 1, learned.
  static let learned = advanced(Session(), 120)

  /// The same after m went to 4.
  static let raised = advanced(doing(.margin(4), to: learned), 120)

  /// Gliding from m = 1 to 4.
  static let gliding = advanced(doing(.margin(4), to: learned), 10)

  /// After actions, in their order.
  static func doing(_ actions: Action..., to session: Session = learned) -> Session {
    var session = session
    for action in actions {
      do {
        try session.apply(action)
      } catch {
        preconditionFailure("\(action) cannot be done: \(error)")
      }
    }
    return session
  }

  /// After some ticks.
  static func advanced(_ session: Session, _ ticks: Int) -> Session {
    var session = session
    for _ in 0..<ticks { session.advance() }
    return session
  }

  /// The default scene with other settings, and a few ticks.
  static func started(
    _ loss: String = "a-softmax", data: String = "identities", classes: Int? = nil,
    ticks: Int = 20
  ) -> Session {
    var settings = Settings(
      loss: MarginLoss.named(loss) ?? Settings.initialLoss,
      data: Dataset.named(data) ?? Settings.initialData)
    if let classes { settings.classes = classes }
    return advanced(Session(settings), ticks)
  }

  /// A step that multiplies what the network and its gradient hold: the state as the kernels leave
  /// it, not as somebody imagines it.
  static func stepped(
    _ session: Session = learned, rate: Double, decay: Double = 0, clip: Double = 0
  ) -> Session {
    var session = session
    session.trainer.settings.rate = rate
    session.trainer.settings.decay = decay
    session.trainer.settings.momentum = 0
    session.trainer.settings.clip = clip
    session.advance(atMost: 1)
    return session
  }

  /// A cold start with a large m has merged classes.
  static let collapsed: Session = {
    var settings = Settings(data: Dataset.named("overlap") ?? Settings.initialData)
    settings.activation = .tanh
    settings.margin = 8
    return advanced(Session(settings), 60)
  }()

  /// Every matrix of the network is 0, so every feature is the bias of the last layer.
  static let onOnePoint = stepped(rate: 1, decay: 1)
  /// Every feature is (0, 0).
  static let allZero = stepped(fresh, rate: 1, decay: 1)
  /// Features beyond the range of a Float.
  static let overflowing = stepped(rate: 1e30, decay: 1)
  /// Nothing but NaN.
  static let notANumber = stepped(rate: .nan, clip: 5)
  /// Training has stopped by itself.
  static let stopped: Session = {
    var session = overflowing
    session.advance(atMost: 5)
    return session
  }()
}
