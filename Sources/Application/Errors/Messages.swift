import Experiment
import Learning
import Lessons
import Recording
import Terminal
import Text

// Every message says what is wrong, where, and what to do about it, in one line.

extension CommandError {
  var message: String {
    switch self {
    case .usage(let error): error.message
    case .file(let path, let error): "\(fileName(path)) \(error.predicate)"
    case .noData(let name, let nearest, let known):
      "\(quoted(name)) is neither a data set nor a file\(hint(nearest)); "
        + "the data sets are \(listed(known))"
    case .table(let path, let error): place(path, error.line) + ": " + error.message
    case .script(let tick, let error): "at tick \(tick): \(error.message)"
    case .training(let failure): failure.message
    case .unreached(let tick, let action, let end):
      "--do \(quoted("\(tick) \(action.text)")) was not reached: the run ended at tick \(end); "
        + "use an earlier tick or a longer run"
    case .tooLong(let ticks, let most):
      "\(ticks) ticks would be exported, more than a day (\(most)); set the last one with --tick"
    case .tooShort(let end, let tick):
      "there is no tick \(tick): the recording ends at tick \(end)"
    case .pausedForGood(let tick, let done, let steps):
      "training is paused at tick \(tick), after \(done) of \(steps) steps, and never resumes; "
        + "add --do \"\(tick) run\""
    case .otherSweep(let path, let line, let expected):
      "\(place(path, line)): this is no row of this sweep"
        + (expected.map { ", which would be that of \($0)" } ?? "")
        + "; name another file, or replace it with --force"
    case .document(let path, let error): error.message(path)
    case .changedData(let path):
      "\(fileName(path)) is not the file of the recording, so a replay would differ; "
        + "restore that file"
    case .log(let path, let error): place(path, error.place) + ": " + error.fact.message
    case .logGap(let path, let line, let tick):
      place(path, line) + ": there is no checksum for \(Playback.mostUnsummed) ticks up to tick "
        + "\(tick), although a log has one every \(SessionLog.sumInterval); the log is damaged"
    case .logAction(let path, let line, let text, let error):
      place(path, line) + ": \(quoted(text)): \(error.message)"
    case .logSetting(let path, let text, let error):
      place(path, 1) + ": setting \(quoted(text)): \(error.message)"
    case .logStart(let path, let error): place(path, 1) + ": settings: \(error.message)"
    case .lesson(let path, let error):
      "\(fileName(path)):\(error.place.line):\(error.place.column): \(error.message)"
    case .noLesson(let name, let nearest, let shipped):
      "\(quoted(name)) is neither a file nor a lesson\(hint(nearest)); "
        + (shipped > 0
          ? "marginscope lesson lists all \(shipped)" : CommandError.noLessons.message)
    case .noLessons:
      "no lessons were found; give the path of a lesson, or set MARGINSCOPE_LESSONS to a "
        + "directory of lessons"
    case .recording(let path, let error): error.message(path)
    case .config(let path, let error): place(path, error.line) + ": " + error.fact.message
    case .terminal(let error): error.description
    case .neither(let path, let kind):
      "\(fileName(path)) is neither a recorded session nor a lesson: \(kind.phrase)"
    case .notALesson(let path, let kind): "\(fileName(path)) \(kind.insteadOfALesson(path))"
    case .notALog(let path, let kind): "\(fileName(path)) \(kind.insteadOfALog(path))"
    case .write(let path, let error): error.message(path)
    case .output(let reason): "the output cannot be written: \(reason)"
    }
  }
}

extension TrainingFailure {
  var message: String {
    switch self {
    case .lossNotFinite(let step): "the loss of step \(step) is not finite\(advice)"
    case .gradientNotFinite(let step): "the gradient of step \(step) is not finite\(advice)"
    }
  }

  private var advice: String { "; try a lower --rate" }
}

func fileName(_ path: String) -> String { path == "-" ? "standard input" : path }

func place(_ path: String, _ line: Int?) -> String {
  fileName(path) + (line.map { ":\($0)" } ?? "")
}

func place(_ path: String, _ place: TextPlace) -> String {
  "\(fileName(path)):\(place.line):\(place.column)"
}
