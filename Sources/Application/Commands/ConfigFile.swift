import Text

/// The user's file of settings of looks, which options and the environment overrule.
///
/// Each line is an option of the terminal without its dashes, `NAME = VALUE`, or the name alone for
/// one without a value; from a # at the start of a line on it is a comment. What trains is never in
/// it, so that the same command line trains the same anywhere; what only writes files does not read
/// it, so that the same input gives the same bytes.
struct ConfigFile {
  /// One setting, and the line that it stands on.
  struct Entry: Equatable {
    /// The name of the option.
    var name: String
    /// The value; empty for an option without one.
    var value: String
    /// The line, from 1.
    var line: Int
  }

  /// The settings, in the order of their lines.
  private(set) var entries: [Entry] = []

  /// The rows of the table of options that may stand in the file.
  static var options: [Option] { Option.all.filter(\.isLook) }

  /// The commands that read the file.
  static let readers: [Verb.Name] = [.live, .replay, .lesson]

  /// Where the file is, by the base directories of the user; nil where the environment names none.
  ///
  /// Source: https://specifications.freedesktop.org/basedir-spec/latest/
  static func path(_ console: Console) -> String? {
    // A relative path there is to be ignored.
    if let base = console.environment("XDG_CONFIG_HOME"), base.hasPrefix("/") {
      return "\(base)/marginscope/config"
    }
    return console.environment("HOME").flatMap { home in
      home.isEmpty ? nil : "\(home)/.config/marginscope/config"
    }
  }

  /// Reads the file.
  ///
  /// - Parameter bytes: UTF-8, lines ended by a line feed, with or without a carriage return.
  /// - Throws: `ConfigError` of the first line that is wrong.
  init(_ bytes: [UInt8]) throws(ConfigError) {
    for (index, row) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let line = index + 1
      guard let text = String(validating: row, as: UTF8.self) else {
        throw ConfigError(.notText, line: line)
      }
      let words = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(trimmed)
      guard !words[0].hasPrefix("#"), words != [""] else { continue }
      guard !words[0].isEmpty else { throw ConfigError(.noName, line: line) }
      try add(words[0], words.count > 1 ? words[1] : nil, line: line)
    }
  }

  private mutating func add(_ name: String, _ value: String?, line: Int) throws(ConfigError) {
    guard let option = ConfigFile.options.first(where: { $0.name == name }) else {
      let isOption = Option.all.contains { $0.name == name }
      let near = nearest(to: name, among: ConfigFile.options.map(\.name))
      throw ConfigError(isOption ? .noLook(name) : .unknown(name, nearest: near), line: line)
    }
    if let first = entries.first(where: { $0.name == name }) {
      throw ConfigError(.twice(name, first: first.line), line: line)
    }
    do throws(UsageError) {
      var options = Options()
      try option.read(value, &options)
    } catch {
      throw ConfigError(.value(error), line: line)
    }
    entries.append(Entry(name: name, value: value ?? "", line: line))
  }
}

private func trimmed(_ text: Substring) -> String {
  let start = text.drop(while: \.isWhitespace)
  guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...end])
}

/// What is wrong with the user's file of settings, and where.
struct ConfigError: Error, Equatable {
  /// What is wrong.
  enum Fact: Equatable {
    /// The line is not UTF-8.
    case notText
    /// A value without a name.
    case noName
    /// No option is called so; the nearest that may stand in the file.
    case unknown(String, nearest: String?)
    /// The option is none of looks.
    case noLook(String)
    /// The option stands on an earlier line, too.
    case twice(String, first: Int)
    /// The value cannot be, as on a command line.
    case value(UsageError)
  }

  /// What is wrong.
  let fact: Fact
  /// The line, from 1.
  let line: Int

  /// A fact about a line.
  init(_ fact: Fact, line: Int) {
    self.fact = fact
    self.line = line
  }
}

extension Request {
  /// Sets what the user's file says and the command line does not.
  ///
  /// - Parameter console: its environment, and where the file is read.
  /// - Throws: `CommandError` of a file that cannot be read, or of a line that is wrong.
  mutating func readConfig(_ console: Console) throws(CommandError) {
    guard options.readsConfig, ConfigFile.readers.contains(verb.name), !options.isHeadless,
      let path = ConfigFile.path(console)
    else { return }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try console.read(path)
    } catch .missing {
      return
    } catch {
      throw .file(path, error)
    }
    do throws(ConfigError) {
      for entry in try ConfigFile(bytes).entries { try adopt(entry, console) }
    } catch {
      throw .config(path, error)
    }
  }

  private mutating func adopt(
    _ entry: ConfigFile.Entry, _ console: Console
  ) throws(ConfigError) {
    guard let option = Option.all.first(where: { $0.name == entry.name }),
      option.verbs.contains(verb.name), !given.contains(option.name),
      !(option.name == "color" && console.wantsNoColor)
    else { return }
    do throws(UsageError) {
      try option.set(&options, entry.value)
    } catch {
      throw ConfigError(.value(error), line: entry.line)
    }
  }
}
