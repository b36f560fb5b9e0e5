import Experiment
import Learning
import Lessons
import Recording
import Terminal

/// What is wrong with a command line.
enum UsageError: Error, Equatable {
  /// What an option's value must be.
  enum Wanted: Equatable {
    case whole(ClosedRange<Int>)
    case choice([String])
    /// Columns and rows.
    case size(most: Int)
    /// Columns of a table.
    case columns
    /// A number of seconds.
    case seconds(most: Int)
    /// A tick and an action.
    case line
    /// A part and how many there are.
    case shard
  }

  case unknownVerb(String, nearest: String?)
  case unknownTopic(String, nearest: String?)
  /// No verb has this option.
  case unknownOption(String, verb: Verb.Name, nearest: String?)
  /// Other verbs have this option.
  case foreignOption(String, verb: Verb.Name, takers: [Verb.Name])
  case missingValue(option: String, form: String)
  case unexpectedValue(option: String, String)
  case badValue(option: String, String, Wanted)
  /// What a sweep should vary.
  case badAxis(String, SweepAxis.Fact)
  /// A plot without a file for the rows.
  case plotNeedsOutput
  /// A setting that cannot be made; its option has the name of the action.
  case setting(ActionError)
  /// An action of a script.
  case action(String, ActionError)
  case unexpectedArgument(String, verb: Verb.Name, isVerb: Bool)
  /// No file is named that could be written.
  case nothingToExport
  /// An option for a file of samples where there is none.
  case needsTable(option: String)
  /// An option that says what trains, together with a file that does.
  case decidedByFile(option: String)
  /// Two outputs have the same name.
  case sameFile(String)
  /// An option of a session on the terminal, with --headless.
  case needsTerminal(option: String)
  /// SOURCE_DATE_EPOCH is not a number of seconds.
  case badSourceDate(String)
  /// An argument is not UTF-8.
  case notText(String)
  /// The verb needs an operand.
  case missingOperand(verb: Verb.Name, form: String)
}

/// Why a command ends early.
enum CommandError: Error, Equatable {
  case usage(UsageError)
  case file(String, FileError)
  /// Neither a data set nor a file has this name.
  case noData(String, nearest: String?, known: [String])
  case table(String, TableError)
  /// An action that cannot be done at its tick.
  case script(tick: Int, ActionError)
  case training(TrainingFailure)
  /// An action of the script whose tick never came.
  case unreached(tick: Int, Action, end: Int)
  /// An input of more ticks than are exported without --tick.
  case tooLong(ticks: Int, most: Int)
  /// A recording that ends before the tick that was asked for.
  case tooShort(end: Int, tick: Int)
  /// A row that this sweep does not write there; the values that its row would have.
  case otherSweep(String, line: Int, expected: String?)
  /// Training is paused and nothing in the script resumes it.
  case pausedForGood(tick: Int, done: Int, of: Int)
  case document(String, DocumentError)
  /// The file of samples is not the one of the recording.
  case changedData(String)
  case log(String, SessionLogError)
  /// An action of a log that is unknown, or cannot be done where it stands.
  case logAction(String, line: Int, String, ActionError)
  /// Training went on up to this tick without a checksum; the line that comes next.
  case logGap(String, line: Int, tick: Int)
  /// A setting of a log's first line that is unknown.
  case logSetting(String, String, ActionError)
  /// The settings of a log exclude each other.
  case logStart(String, ActionError)
  /// A statement of a lesson.
  case lesson(String, LessonError)
  /// Neither a file nor a shipped lesson has this name.
  case noLesson(String, nearest: String?, shipped: Int)
  /// No shipped lessons were found.
  case noLessons
  case recording(String, RecordingError)
  /// A line of the user's configuration file.
  case config(String, ConfigError)
  /// The terminal cannot be used.
  case terminal(TerminalError)
  /// A file that is neither a session log nor a lesson.
  case neither(String, FileKind)
  /// A session log, or something else that is no lesson.
  case notALesson(String, FileKind.Kind)
  /// A lesson, or something else that is no session log.
  case notALog(String, FileKind.Kind)
  /// A file cannot be written.
  case write(String, WriteError)
  /// Standard output or standard error cannot be written.
  case output(reason: String)

  var status: ExitStatus {
    switch self {
    case .usage, .terminal: .usage
    case .file, .noData, .table, .script, .training, .unreached, .tooLong, .tooShort,
      .otherSweep, .pausedForGood, .document, .changedData, .log, .logAction, .logGap, .logSetting,
      .logStart, .lesson, .noLesson, .noLessons, .recording, .config, .neither, .notALesson,
      .notALog, .write, .output:
      .failure
    }
  }
}
