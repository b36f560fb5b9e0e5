/// What is shown and how; nothing of it reaches the training.
package struct Presentation: Hashable, Sendable {
  /// The picture in focus.
  package var view = View.circle
  /// Whether the picture in focus has the whole screen.
  package var isZoomed = false
  /// What left and right turn.
  package var dial = Control.margin
  /// Whether the keys are shown.
  package var showsHelp = false
  /// The page of the help, counted from 0 and around the end.
  package var helpPage = 0
  /// The colors.
  package var theme = Theme.dark
  /// What the caption explains because it was just called up; nil: what training does.
  package var explained: Explained?
  /// How the sphere is turned.
  package internal(set) var orientation = SphereOrientation()
  /// How the sphere becomes a picture.
  package internal(set) var projection = SphereProjection.hemispheres
  /// The sample of the probe that is looked at.
  package var inspected: Int?
  /// What is said in the caption; nil: the caption explains by itself.
  package var said: String?
  /// The lesson that is being given, and where it has come to.
  package var lecture: LessonProgress?
  /// The words with which the lesson waits for the speaker.
  package var prompt: String?
  /// The question on the screen.
  package var quiz: OpenQuestion?
  /// What became of the questions so far.
  package var score = Score()

  /// The metrics in the row of the theory, by their names; empty for the row's own.
  package internal(set) var readout: [String] = []
  /// What a lesson has hidden.
  var hidden: Set<ScreenPart> = []
  /// Until when the lesson rests so that something can be read; nil while it does not.
  package internal(set) var rest: Rest?

  /// The reason that is offered for what was said or asked last.
  package internal(set) var why: String?
  /// Whether it is shown.
  package internal(set) var showsReason = false

  /// The scene gone to last, whose neighbors are the next ones.
  package var scene: String?

  /// Whether a part of the screen is left out.
  package func hides(_ part: ScreenPart) -> Bool { hidden.contains(part) }

  /// A rest of a lesson, by its ticks.
  package struct Rest: Hashable, Sendable {
    /// The tick at which it ends by itself.
    package let end: Int
  }

  /// Something that wants a sentence for a while: what just appeared, or why a key did nothing.
  package enum Explained: String, CaseIterable, Sendable {
    /// The chosen dial.
    case dial
    /// The frozen run.
    case ghost
    /// The question of the scene.
    case scene
    /// The data set.
    case data
    /// Keys that set m, under a loss without one.
    case noMargin = "no-margin"
    /// A key that sets m where the loss has fewer values worth seeing.
    case noValue = "no-value"
    /// The dial stands at its end.
    case dialEnd = "dial-end"
    /// The dial does not turn under this loss or with these data.
    case noDial = "no-dial"
    /// There is no change to go back from.
    case noChange = "no-change"
    /// Whether m glides or jumps, which was just chosen.
    case glide
  }

  /// The start: the circle in focus, m on the dial.
  package init() {}
}
