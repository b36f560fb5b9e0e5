import Experiment
import Learning
import Recording

/// A session log whose texts are understood: where it starts and what is due at which tick.
struct DecodedLog {
  /// What is due.
  enum Event: Equatable {
    case action(Action)
    /// What the sum of the state must be.
    case sum(UInt64)
  }

  /// One line of the log.
  struct Line: Equatable {
    var tick: Int
    var event: Event
    /// Where it stands in the file.
    var line: Int
  }

  /// Where it was read.
  let path: String
  /// As it was read.
  let log: SessionLog
  /// How it begins.
  let experiment: ExperimentOptions
  /// What is due, in order.
  let lines: [Line]

  /// Reads and understands a log; its samples are not read yet.
  init(path: String, _ console: Console) throws(CommandError) {
    let bytes = try console.content(of: path, most: Self.mostBytes)
    var log: SessionLog
    do throws(SessionLogError) {
      log = try SessionLog(parsing: bytes, math: mathematics)
    } catch {
      let kind = FileKind.Kind(bytes)
      if kind.isNoLog { throw .notALog(path, kind) }
      throw .log(path, error)
    }
    // A schedule is set after the lambda that it replaces, and so on.
    let order = Control.recorded.map(\.word)
    log.header.settings.sort {
      (order.firstIndex(of: $0.word) ?? -1) < (order.firstIndex(of: $1.word) ?? -1)
    }
    self.log = log
    self.path = path
    experiment = try ExperimentOptions(log.header, path: path)
    lines = try Self.understood(log, path: path)
  }

  /// Whether something in it goes back.
  var goesBack: Bool {
    lines.contains { line in
      switch line.event {
      case .action(.train(.back)), .action(.train(.rerun)), .action(.teach(.chapter)): true
      case .action, .sum: false
      }
    }
  }

  /// The ticks of the chapters; without chapters those of all actions.
  var markers: [Int] {
    func ticks(_ counts: (Action) -> Bool) -> [Int] {
      lines.filter { line in
        if case .action(let action) = line.event { counts(action) } else { false }
      }.map(\.tick)
    }
    let chapters = ticks { if case .teach(.mark) = $0 { true } else { false } }
    return chapters.isEmpty ? ticks { _ in true } : chapters
  }

  /// A log of months has less.
  private static let mostBytes = 64 << 20

  private static func understood(
    _ log: SessionLog, path: String
  ) throws(CommandError) -> [Line] {
    var lines: [Line] = []
    for entry in log.entries {
      switch entry.event {
      case .action(let text):
        do throws(ActionError) {
          let action = try Action(parsing: text)
          lines.append(Line(tick: entry.tick, event: .action(action), line: entry.line))
        } catch {
          throw .logAction(path, line: entry.line, text, error)
        }
      case .sum(let sum, _), .end(_, let sum):
        lines.append(Line(tick: entry.tick, event: .sum(sum), line: entry.line))
      case .other:
        break
      }
    }
    return lines
  }
}

/// A log being played: what is done already, and whether the state is still the recorded one.
struct Playback {
  /// Where a replay came to another state.
  struct Difference: Equatable {
    /// The last tick whose sum agreed, 0 before any.
    var after: Int
    /// The tick whose sum does not.
    var upTo: Int
    /// The line of the log.
    var line: Int
    var recorded: UInt64
    var found: UInt64
  }

  let recorded: DecodedLog
  /// The first line that is not done yet.
  private(set) var next = 0
  /// The sums that agreed.
  private(set) var agreed = 0
  /// The first sum that did not.
  private(set) var difference: Difference?
  private var agreedTick = 0
  /// Ticks that trained since the last sum.
  private var unsummed = 0

  /// The most of them in an undamaged log: sums come ten times as often.
  ///
  /// A tick with a digit too many would else be waited for, for years.
  static let mostUnsummed = 10 * SessionLog.sumInterval

  init(_ recorded: DecodedLog) { self.recorded = recorded }

  /// The last tick that the log knows of.
  var end: Int { recorded.log.lastTick }

  /// The tick at which something is due next.
  var nextTick: Int? {
    recorded.lines.indices.contains(next) ? recorded.lines[next].tick : nil
  }

  private var nextLine: Int? {
    recorded.lines.indices.contains(next)
      ? recorded.lines[next].line : recorded.log.entries.last?.line
  }

  /// Does what is due at the session's tick.
  ///
  /// - Returns: what that was.
  mutating func apply(to session: inout Session) throws(CommandError) -> [Action] {
    var done: [Action] = []
    unsummed = session.needsTicks ? unsummed + 1 : 0
    if unsummed > Self.mostUnsummed, let line = nextLine {
      throw .logGap(recorded.path, line: line, tick: session.tick)
    }
    while let tick = nextTick, tick <= session.tick {
      let line = recorded.lines[next]
      next += 1
      switch line.event {
      case .action(let action):
        do throws(ActionError) {
          try session.apply(action)
        } catch {
          throw .logAction(recorded.path, line: line.line, action.text, error)
        }
        done.append(action)
      case .sum(let sum):
        check(sum, line, session)
      }
    }
    return done
  }

  private mutating func check(_ sum: UInt64, _ line: DecodedLog.Line, _ session: Session) {
    unsummed = 0
    guard difference == nil else { return }
    let found = session.trainer.checksum
    if found == sum {
      agreed += 1
      agreedTick = line.tick
    } else {
      difference = Difference(
        after: agreedTick, upTo: line.tick, line: line.line, recorded: sum, found: found)
    }
  }
}

extension ExperimentOptions {
  /// How a log begins.
  init(_ header: SessionLog.Header, path: String) throws(CommandError) {
    var actions: [Action] = []
    for setting in header.settings {
      do throws(ActionError) {
        actions.append(try Action(parsing: setting.text))
      } catch {
        throw .logSetting(path, setting.text, error)
      }
    }
    for action in actions {
      switch action {
      case .set(.data, .name(let name)):
        guard header.file != nil || Dataset.named(name) != nil else {
          let error = ActionError.noSuch(
            verb: "data", name: name, choices: Dataset.all.map(\.name))
          throw .logSetting(path, action.text, error)
        }
        data = header.file?.path ?? name
      case .set(.loss, .name(let name)): loss = name
      case .set, .train, .show, .teach: dials.append(action)
      }
    }
    if let file = header.file {
      do throws(ActionError) {
        table = try TableFormat(recorded: file)
      } catch {
        throw .logStart(path, error)
      }
    }
    dataFile = header.file
  }
}
