internal import Text

/// What happened in a session, tick by tick, as JSON Lines.
///
/// The settings at the start and every action at its tick; sums of the state on the way, so that a
/// replay can tell whether it is the same. Actions are texts here: what they mean is not known.
///
/// ```
/// {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[120,36],...}
/// {"tick":37,"do":"margin 2.5"}
/// {"tick":300,"sum":"58d07674334de73d","step":1500}
/// {"tick":360,"end":1,"sum":"ac954ab592c9357d"}
/// ```
package struct SessionLog: Hashable, Sendable {
  /// What the first line says.
  package struct Header: Hashable, Sendable {
    /// The version of the program that wrote it.
    package var tool: String
    /// The version of the arithmetic: another one gives other bits.
    package var math: Int
    /// The seed, also among the settings.
    package var seed: UInt64
    /// Columns of the terminal.
    package var columns: Int
    /// Rows of the terminal.
    package var rows: Int
    /// The settings at tick 0, as words and arguments of actions.
    package var settings: [Setting]
    /// The file of samples, where there is one.
    package var file: DataFile?
    /// The log that this one goes on from, where there is one.
    package var parent: Parent?
    /// What else the line says, kept for rewriting.
    package var others: [Other] = []

    /// A header of this schema.
    package init(
      tool: String, math: Int, seed: UInt64, columns: Int, rows: Int, settings: [Setting],
      file: DataFile? = nil, parent: Parent? = nil
    ) {
      self.tool = tool
      self.math = math
      self.seed = seed
      self.columns = columns
      self.rows = rows
      self.settings = settings
      self.file = file
      self.parent = parent
    }
  }

  /// The first word of an action and its argument.
  package struct Setting: Hashable, Sendable {
    /// The word, such as `margin`.
    package var word: String
    /// The argument, such as `2.5`.
    package var argument: String

    /// The setting that the action's text makes.
    package init(_ text: String) {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      word = parts.first ?? ""
      argument = parts.count > 1 ? parts[1] : ""
    }

    /// The text of the action.
    package var text: String { argument.isEmpty ? word : "\(word) \(argument)" }
  }

  /// A key that this version does not know, and its value as JSON.
  package struct Other: Hashable, Sendable {
    /// The key.
    package var key: String
    /// The value in one line.
    package var value: String
  }

  /// A file of samples, by its name and its content.
  package struct DataFile: Hashable, Sendable {
    /// Where it was read.
    package var path: String
    /// The column that was named as the label's.
    package var label: String?
    /// `fingerprint(of:)` its bytes.
    package var sum: UInt64
    /// How it was read, as words and values of options; nil where an old log does not say.
    package var reading: [Setting]?

    /// A file that was read.
    package init(path: String, label: String?, sum: UInt64, reading: [Setting]? = nil) {
      self.path = path
      self.label = label
      self.sum = sum
      self.reading = reading
    }
  }

  /// Another log, and where this one leaves it.
  package struct Parent: Hashable, Sendable {
    /// Where it was read.
    package var path: String
    /// The first tick that is not its any more.
    package var tick: Int

    /// A log that was taken over at a tick.
    package init(path: String, tick: Int) {
      self.path = path
      self.tick = tick
    }
  }

  /// What one line says.
  package enum Event: Hashable, Sendable {
    /// An action was done.
    case action(String)
    /// The sum of the state, and the training steps since the last start.
    case sum(UInt64, step: Int)
    /// The end: how many actions there were, and the sum of the state.
    case end(actions: Int, sum: UInt64)
    /// Something that this version does not know.
    case other
  }

  /// One line after the first.
  package struct Entry: Hashable, Sendable {
    /// How many ticks have passed.
    package var tick: Int
    /// What the line says.
    package var event: Event
    /// The line of the file, 0 where it was not read from one.
    package var line: Int
    /// What else the line says, kept for rewriting.
    package var others: [Other]

    /// An entry.
    package init(tick: Int, _ event: Event, line: Int = 0, others: [Other] = []) {
      self.tick = tick
      self.event = event
      self.line = line
      self.others = others
    }
  }

  /// What the file's first line calls the format.
  package static let format = "marginscope-session"
  /// The version of the format.
  package static let schema = 1
  /// Ticks from sum to sum.
  package static let sumInterval = 300

  /// The first line.
  package var header: Header
  /// The other lines, in the order of the file, ticks never decreasing.
  package internal(set) var entries: [Entry]
  /// The line that was dropped because its end is missing.
  package internal(set) var tornLine: Int?

  /// A log that was not read from a file.
  ///
  /// - Precondition: the ticks of the entries never decrease.
  package init(_ header: Header, _ entries: [Entry]) {
    precondition(zip(entries, entries.dropFirst()).allSatisfy { $0.tick <= $1.tick })
    self.header = header
    self.entries = entries
  }

  /// Whether the log was brought to its end.
  package var isComplete: Bool {
    if case .end = entries.last?.event { true } else { false }
  }

  /// The last tick that is known of.
  package var lastTick: Int { entries.last?.tick ?? 0 }

  /// The whole file.
  package var text: String { entries.reduce(into: header.text) { $0 += $1.text } }
}

extension SessionLog.Header {
  /// The line, its newline included.
  package var text: String {
    var fields = [
      ("format", quoted(SessionLog.format)), ("schema", "\(SessionLog.schema)"),
      ("tool", quoted(tool)), ("math", "\(math)"), ("seed", "\(seed)"),
      ("size", "[\(columns),\(rows)]"),
      ("settings", object(settings.map { ($0.word, value($0.argument)) })),
    ]
    if let file {
      var about = [("path", quoted(file.path))]
      if let label = file.label { about.append(("label", quoted(label))) }
      about.append(("sum", quoted(hexadecimal(file.sum))))
      if let reading = file.reading {
        about.append(("read", object(reading.map { ($0.word, quoted($0.argument)) })))
      }
      fields.append(("file", object(about)))
    }
    if let parent {
      fields.append(
        ("parent", object([("path", quoted(parent.path)), ("tick", "\(parent.tick)")])))
    }
    return object(fields + spelled(others)) + "\n"
  }
}

extension SessionLog.Entry {
  /// The line, its newline included.
  package var text: String {
    var fields = [("tick", "\(tick)")]
    switch event {
    case .action(let text): fields.append(("do", quoted(text)))
    case .sum(let sum, let step):
      fields += [("sum", quoted(hexadecimal(sum))), ("step", "\(step)")]
    case .end(let actions, let sum):
      fields += [("end", "\(actions)"), ("sum", quoted(hexadecimal(sum)))]
    case .other: break
    }
    return object(fields + spelled(others)) + "\n"
  }
}

/// Keys and values in the order given.
private func object(_ fields: [(key: String, value: String)]) -> String {
  "{" + fields.map { "\(quoted($0.key)):\($0.value)" }.joined(separator: ",") + "}"
}

private func spelled(_ others: [SessionLog.Other]) -> [(String, String)] {
  others.map { ($0.key, $0.value) }
}

private func quoted(_ text: String) -> String {
  var writer = JSONWriter()
  writer.append(quoted: text)
  return writer.text
}

/// An argument as a number where that is how numbers are written, else as text.
private func value(_ argument: String) -> String {
  let json = try? JSONValue(parsing: Array(argument.utf8))
  return json?.numeral == argument ? argument : quoted(argument)
}
