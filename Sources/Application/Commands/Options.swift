import Screen

/// The values of the options of all verbs.
struct Options: Equatable {
  /// How a frame is printed.
  enum Format: String, CaseIterable {
    /// Characters only.
    case text
    /// Characters with colors.
    case ansi
    /// A picture, in all colors.
    case svg
  }

  /// What trains.
  var experiment = ExperimentOptions()
  /// Training steps of `train`.
  var steps = 1000
  /// Steps from one row of `train` to the next; nil for about 20 rows.
  var every: Int?
  /// Whether `train` prints JSON Lines.
  var isJSON = false
  /// Cells of the frame where nothing says otherwise.
  static let usualSize = Size(columns: 120, rows: 36)

  /// Cells of the frame; nil for the usual ones, or those of a recording.
  var size: Size?
  /// The tick where nothing says otherwise; `train` ends there, too.
  static let usualTick = 200

  /// The tick of the frame, or the last one that is exported; nil for the usual one, or the end.
  var tick: Int?
  /// How the frame is printed; nil for what suits the output.
  var format: Format?
  /// The colors; nil for what suits the output.
  var depth: ColorDepth?
  /// The characters; nil for what suits the output.
  var glyphs: Glyphs?
  /// Whether the mouse is asked for.
  var usesMouse = true
  /// Whether the terminal is asked to show each update at once.
  var synchronizes = true
  /// Whether the user's configuration file is read.
  var readsConfig = true
  /// The file that the session is recorded to from its first tick; nil for none.
  var recording: String?
  /// What `evaluate` computes with.
  var engine = EvaluationEngine.reference
  /// What `sweep` varies, and where its rows go.
  var sweep = SweepOptions()
  /// What `export` writes.
  var export = ExportOptions()
  /// Whether a file that is there already is replaced.
  var replacesFiles = false
  /// How long questions and pauses of a lesson rest; nil for as long as it takes to read them.
  var questionTicks: Int?
  /// Whether a lesson runs without a screen.
  var isHeadless = false
  /// Whether a new lesson is to be written.
  var isNew = false
  /// The operand of the verb: a file, or the name or number of a lesson.
  var file = ""
}
