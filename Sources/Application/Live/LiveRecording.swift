import Experiment
import Learning
import Screen

/// The recording that a key begins and ends, and what is said about it.
struct LiveRecording {
  /// What has happened so far.
  private(set) var recorder: SessionRecorder
  /// The directory of recordings without a path of their own, with its slash; empty for the current
  /// one.
  private let folder: String
  /// The tick of the failure that was told.
  private var toldFailure: Int?

  /// A recording that has not begun.
  init(_ recorder: SessionRecorder, folder: String) {
    self.recorder = recorder
    self.folder = folder
  }

  /// The seconds recorded so far; nil while nothing is recorded.
  func seconds(of session: Session) -> Int? {
    recorder.isRecording ? (session.tick - recorder.beganAt) / Session.ticksPerSecond : nil
  }

  /// Begins, with all that has happened until now.
  ///
  /// - Returns: what became of it.
  mutating func begin(_ file: LogFile, _ session: Session, _ size: Size) -> String {
    do throws(RecordingError) {
      toldFailure = nil
      try recorder.begin(file, at: session.tick, columns: size.columns, rows: size.rows)
      if let failure = failureToTell() { return failure }
      return "Recording to \(file.path), from the session's first tick on."
    } catch {
      return "\(error.message(file.path))."
    }
  }

  /// Begins a recording under a name that is not taken, or ends the one that runs.
  ///
  /// - Returns: what became of it.
  mutating func toggle(_ session: Session, _ size: Size) -> String {
    if let file = recorder.file {
      recorder.finish(session)
      if let failure = failureToTell() { return failure }
      return "Recorded to \(file.path): marginscope replay \(file.path)"
    }
    let prefix = "\(folder)marginscope-\(session.settings.seed)"
    do throws(RecordingError) {
      return begin(try LogFile(prefix: prefix), session, size)
    } catch {
      return "\(error.message(prefix))."
    }
  }

  /// An action was done.
  mutating func did(_ action: Action, in session: Session) {
    recorder.did(action, at: session.tick)
  }

  /// Ticks have passed.
  mutating func passed(_ session: Session) { recorder.passed(session) }

  /// Ends the recording, if there is one.
  mutating func finish(_ session: Session) { recorder.finish(session) }

  /// Why the recording stopped by itself; nil if it did not, or if that was told already.
  mutating func failureToTell() -> String? {
    guard let failure = recorder.failure, failure.tick != toldFailure else { return nil }
    toldFailure = failure.tick
    return "\(failure.error.message(failure.path))."
  }
}
