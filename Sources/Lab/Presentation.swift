/// What is shown and how; nothing of it reaches the training.
public struct Presentation: Hashable, Sendable {
  /// The picture in focus.
  public var view = View.circle
  /// Whether the picture in focus has the whole screen.
  public var isZoomed = false
  /// What left and right turn.
  public var dial = Dial.margin
  /// Whether the keys are shown.
  public var showsHelp = false
  /// The colours.
  public var theme = Theme.dark
  /// What the caption explains because it was just called up; nil: what training does.
  public var explained: Explained?
  /// The sample of the probe that is looked at.
  public var inspected: Int?
  /// What is said in the caption; nil: the caption explains by itself.
  public var said: String?
  /// The lesson that is being given, and where it has come to.
  public var lecture: Lecture?
  /// The words with which the lesson waits for the speaker.
  public var prompt: String?
  /// The question on the screen.
  public var quiz: Quiz?
  /// What became of the questions so far.
  public var score = Score()

  /// Something on the screen that wants a sentence when it appears.
  public enum Explained: Hashable, Sendable {
    /// The chosen dial.
    case dial
    /// The frozen run.
    case ghost
  }

  /// The start: the circle in focus, m on the dial.
  public init() {}
}
