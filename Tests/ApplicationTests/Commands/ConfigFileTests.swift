import Experiment
import Screen
import Testing

@testable import Application

struct ConfigFileTests {
  private static let path = "/home/me/.config/marginscope/config"

  private func request(
    _ arguments: [String], _ text: String?, environment: [String: String] = ["HOME": "/home/me"],
    path: String = Self.path
  ) throws -> Request {
    var request = try Request(parsing: arguments)
    let files = text.map { [path: $0] } ?? [:]
    try request.readConfig(ConsoleRecorder(files: files, environment: environment).console)
    return request
  }

  private static let looks = """
    # mine
    theme = light
      glyphs=block\r
    color = 16

    no-mouse
    """

  @Test(arguments: [[], ["lesson", "1"], ["replay", "a.jsonl"]])
  func theTerminalHasTheLooksOfTheFile(_ arguments: [String]) throws {
    let options = try request(arguments, Self.looks).options
    #expect(options.glyphs == .block && options.depth == .ansi16 && !options.usesMouse)
    // A replay has the theme of its recording.
    #expect(
      options.experiment.presentation == (arguments.first == "replay" ? [] : [.theme(.light)]))
    #expect(options.synchronizes)
  }

  /// What it writes depends on its arguments only.
  @Test(arguments: ["export", "frame", "train", "verify"])
  func whatWritesFilesDoesNotReadIt(_ verb: String) throws {
    let arguments = [verb] + (verb == "verify" ? ["a.jsonl"] : [])
    #expect(try request(arguments, "nonsense").options == Request(parsing: arguments).options)
  }

  @Test func optionsComeFirstThenTheEnvironment() throws {
    let options = try request(["--theme", "dark", "--glyphs", "auto"], Self.looks).options
    #expect(options.experiment.presentation == [.theme(.dark)] && options.glyphs == nil)
    #expect(options.depth == .ansi16)
    let environment = ["HOME": "/home/me", "NO_COLOR": "1"]
    #expect(try request([], Self.looks, environment: environment).options.depth == nil)
    let told = try request(["--color", "rgb"], Self.looks, environment: environment).options
    #expect(told.depth == .rgb)
  }

  @Test func itNeedNotBeThere() throws {
    for arguments in [[], ["--no-config"], ["lesson", "1", "--headless"]] {
      let plain = try request(arguments, nil).options
      #expect(try plain == Request(parsing: arguments).options)
    }
    #expect(try request(["--no-config"], "nonsense").options.glyphs == nil)
    #expect(try request(["lesson", "1", "--headless"], "nonsense").options.glyphs == nil)
    #expect(try request([], Self.looks, environment: [:]).options.glyphs == nil)
  }

  @Test(arguments: [
    (["XDG_CONFIG_HOME": "/x", "HOME": "/home/me"], "/x/marginscope/config"),
    (["XDG_CONFIG_HOME": "x", "HOME": "/home/me"], path),
    (["XDG_CONFIG_HOME": "", "HOME": "/home/me"], path), (["HOME": ""], nil), ([:], nil),
  ])
  func itLiesWhereTheUsersFilesLie(_ environment: [String: String], _ path: String?) {
    #expect(ConfigFile.path(ConsoleRecorder(environment: environment).console) == path)
  }

  private static let settings = "the settings are theme, color, glyphs, no-mouse and no-sync"

  static let faults: [(String, ConfigError.Fact, Int, String)] = [
    (
      "\nthme = light", .unknown("thme", nearest: "theme"), 2,
      "unknown setting \"thme\" (did you mean \"theme\"?); \(settings)"
    ),
    (
      "margin = 4", .noLook("margin"), 1,
      "margin can be set on the command line only, as --margin; \(settings)"
    ),
    (
      "theme = light\n#\ntheme = dark", .twice("theme", first: 1), 3,
      "theme is set on line 1 already; remove one of them"
    ),
    ("= light", .noName, 1, "a value without a name; write NAME = VALUE; \(settings)"),
    (
      "theme", .value(.missingValue(option: "theme", form: "dark|light")), 1,
      "theme needs a value: theme = dark|light"
    ),
    (
      "no-mouse = yes", .value(.unexpectedValue(option: "no-mouse", "yes")), 1,
      "no-mouse takes no value (got \"yes\")"
    ),
    (
      "theme = pink",
      .value(.setting(.badArgument(verb: "theme", text: "pink", form: "dark|light"))), 1,
      "theme must be dark or light (got \"pink\")"
    ),
    (
      "color = 7",
      .value(.badValue(option: "color", "7", .choice(["auto", "never", "8", "16", "256", "rgb"]))),
      1, "color must be auto, never, 8, 16, 256 or rgb (got 7)"
    ),
  ]

  @Test(arguments: faults)
  func whatIsWrongIsToldWithItsLine(
    _ text: String, _ fact: ConfigError.Fact, _ line: Int, _ message: String
  ) {
    let found = error { () throws(ConfigError) in try ConfigFile(Array(text.utf8)) }
    #expect(found == ConfigError(fact, line: line))
    let recorder = ConsoleRecorder(files: [Self.path: text], environment: ["HOME": "/home/me"])
    #expect(recorder.perform(["lesson"]) == .failure)
    #expect(recorder.errors == "marginscope: \(Self.path):\(line): \(message)\n")
  }

  @Test func whatIsNoTextIsTold() {
    let found = error { () throws(ConfigError) in try ConfigFile([0x23, 0x0A, 0xFF]) }
    #expect(found == ConfigError(.notText, line: 2))
    #expect(
      ConfigError.Fact.notText.message == "this line is not valid UTF-8; save the file as UTF-8")
  }

  /// What trains would make the same command line train something else elsewhere.
  @Test func nothingInItTrains() throws {
    #expect(!ConfigFile.options.isEmpty)
    for option in ConfigFile.options {
      var options = Options()
      try option.read(option.form.split(separator: "|").last.map(String.init), &options)
      options.experiment.presentation = []
      #expect(options.experiment == ExperimentOptions(), "\(option.name)")
    }
  }
}
