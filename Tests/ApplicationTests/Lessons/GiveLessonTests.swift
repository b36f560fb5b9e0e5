import Experiment
import Lessons
import Testing

@testable import Application

struct GiveLessonTests {
  private static let small = """
    lesson "Small"
    set speed 20
    mark "One"
    run 20
    check step = 20
    until step >= 60 max=100
    ask "q" a="x" b="y" answer=a
    """

  @Test func headlessRecordsNothingAndSaysSo() {
    let recorder = ConsoleRecorder(files: ["a.lesson": "lesson \"A\"\nrun 5\n"])
    #expect(
      recorder.perform(["lesson", "a.lesson", "--headless", "--record", "x.jsonl"]) == .usage)
    #expect(recorder.errors.contains("--record is for a lesson on the terminal"))
  }

  @Test func headlessTellsChaptersClaimsAndTheEnd() throws {
    let recorder = ConsoleRecorder(files: ["a.lesson": Self.small])
    #expect(recorder.perform(["lesson", "a.lesson", "--headless"]) == .success)
    #expect(recorder.errors.isEmpty)
    let lines = recorder.lines
    #expect(
      lines.prefix(4) == [
        "Small", "0:00  One", "0:00    step = 20 (measured: 20)",
        "0:00    step >= 60 (measured: 60)",
      ])
    #expect(lines.last?.hasPrefix("0:06  end: step 60, checksum ") == true)
    let again = ConsoleRecorder(files: ["a.lesson": Self.small])
    _ = again.perform(["lesson", "a.lesson", "--headless"])
    #expect(again.output == recorder.output)
  }

  @Test func whatDoesNotHoldIsNamedAndEndsWithThree() {
    let text = Self.small.replacing("check step = 20", with: "check step != 20")
      .replacing("max=100", with: "max=20")
    let recorder = ConsoleRecorder(files: ["dir/a.lesson": text])
    #expect(recorder.perform(["lesson", "dir/a.lesson", "--headless"]) == .unmet)
    #expect(ExitStatus.unmet.rawValue == 3)
    #expect(
      recorder.errors == """
        dir/a.lesson:5:1: step != 20 does not hold (measured: 20)
        dir/a.lesson:6:1: step >= 60 did not hold within 20 steps (measured: 40)

        """)
  }

  /// Words that the smallest screen has no room for would be cut.
  @Test func wordsThatAreTooLongAreErrors() {
    let long = (0..<60).map { "word \($0)" }.joined(separator: " ")
    let recorder = ConsoleRecorder(
      files: [
        "a.lesson": """
        lesson "Long"
        say "short"
        say "\(long)"
        ask "q" a="\(long)" b="y" answer=a
        pause "\(long) \(long)"
        run 5
        """
      ])
    #expect(recorder.perform(["lesson", "a.lesson", "--headless"]) == .failure)
    #expect(
      recorder.errors == """
        a.lesson:3:1: this text is 4 lines too long for a screen of 80x24; shorten it or split it
        a.lesson:4:1: this text is 3 lines too long for a screen of 80x24; shorten it or split it
        a.lesson:5:1: this text is 7 lines too long for a screen of 80x24; shorten it or split it

        """)
  }

  /// What a readout leaves out is told once, where the readout stands.
  @Test func aReadoutThatIsTooLongIsAnError() {
    let recorder = ConsoleRecorder(
      files: [
        "a.lesson": """
        lesson "Long"
        readout accuracy,gap
        run 5
        readout max-intra,min-inter,accuracy,gap,width,probe-loss,pull,weight-ratio
        run 5
        run 5
        """
      ])
    #expect(recorder.perform(["lesson", "a.lesson", "--headless"]) == .failure)
    let lines = recorder.errors.split(separator: "\n")
    #expect(lines.count == 1 && recorder.errors.hasPrefix("a.lesson:4:1: "), "\(recorder.errors)")
    #expect(
      recorder.errors.hasSuffix(
        "metrics of this readout do not fit a screen of 80x24; show fewer at a time\n"))
  }

  @Test func helpListsEveryStatementAndEveryPart() {
    let help = HelpText.of(Verb.all.first { $0.name == .lesson } ?? .live)
    for verb in LessonVerb.all { #expect(help.contains("\n  \(verb.word) "), "\(verb.word)") }
    for part in ScreenPart.allCases { #expect(help.contains("\n  \(part.rawValue) ")) }
  }

  @Test func aThemeIsChosenAndRecorded() throws {
    let request = try Request(parsing: ["lesson", "1", "--theme", "light"])
    #expect(request.options.experiment.presentation == [.theme(.light)])
    #expect(throws: UsageError.self) { try Request(parsing: ["lesson", "1", "--view", "plane"]) }
  }

  @Test func whatIsWrongStopsItWithItsPlace() {
    let recorder = ConsoleRecorder(files: ["a.lesson": "lesson \"x\"\nrun 5\nset margn 4"])
    #expect(recorder.perform(["lesson", "a.lesson", "--headless"]) == .failure)
    #expect(
      recorder.errors.hasPrefix(
        "marginscope: a.lesson:3:5: unknown action \"margn\" (did you mean \"margin\"?)"))
    #expect(recorder.output.isEmpty)
  }

  private static let library = [
    "/opt/scope/demos/01-first.lesson": "lesson \"The first\"\nhold 90",
    "/opt/scope/demos/02-second.lesson": "lesson \"The second\"\nrun 0",
    "/opt/scope/demos/notes.txt": "",
  ]

  @Test func theLibraryIsFoundFromAnyDirectory() {
    let recorder = ConsoleRecorder(
      files: Self.library, program: "/opt/scope/.build/x86_64/debug/marginscope")
    #expect(recorder.perform(["lesson"]) == .success)
    #expect(recorder.lines[0] == " 1  01-first   1:30  The first")
    #expect(recorder.lines[1].hasPrefix(" 2  02-second  /opt/scope/demos/02-second.lesson:2:5: "))
    for name in ["1", "01-first", "first", "/opt/scope/demos/01-first.lesson"] {
      let recorder = ConsoleRecorder(files: Self.library, program: "/opt/scope/bin/marginscope")
      #expect(recorder.perform(["lesson", name, "--headless"]) == .success, "\(name)")
      #expect(recorder.lines.first == "The first")
    }
  }

  @Test func aVariableNamesAnotherLibrary() {
    let recorder = ConsoleRecorder(
      files: ["/mine/a.lesson": "lesson \"Mine\""],
      environment: [LessonLibrary.variable: "/mine"], program: "/opt/scope/bin/marginscope")
    #expect(recorder.perform(["lesson"]) == .success)
    #expect(recorder.lines.first == " 1  a  0:00  Mine")
  }

  @Test func anUnknownNameIsMetWithTheNearest() {
    let recorder = ConsoleRecorder(files: Self.library, program: "/opt/scope/bin/marginscope")
    #expect(recorder.perform(["lesson", "secnd"]) == .failure)
    #expect(
      recorder.errors == """
        marginscope: "secnd" is neither a file nor a lesson (did you mean "second"?); marginscope \
        lesson lists all 2

        """)
  }

  @Test func withoutALibraryAMessageSaysSo() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["lesson"]) == .failure)
    #expect(recorder.errors.contains("no lessons were found"))
  }

  @Test func aNewLessonRuns() throws {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["lesson", "--new", "mine.lesson"]) == .success)
    let text = try #require(recorder.created["mine.lesson"])
    #expect(recorder.output == "marginscope lesson mine.lesson\n")
    let trial = ConsoleRecorder(files: ["mine.lesson": text])
    #expect(trial.perform(["lesson", "mine.lesson", "--headless"]) == .success)
    #expect(trial.errors.isEmpty)
  }

  @Test func nothingIsOverwrittenUnlessForced() {
    let recorder = ConsoleRecorder(files: ["mine.lesson": "precious"])
    #expect(recorder.perform(["lesson", "mine.lesson", "--new"]) == .failure)
    #expect(
      recorder.errors
        == "marginscope: mine.lesson already exists; choose another name, or replace it with "
        + "--force\n")
    #expect(recorder.created.isEmpty)
    #expect(recorder.perform(["lesson", "mine.lesson", "--new", "--force"]) == .success)
    #expect(recorder.created["mine.lesson"] == lessonTemplate)
  }

  @Test func aNewLessonNeedsAFile() {
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["lesson", "--new"]) == .usage)
    #expect(recorder.errors.contains("--new FILE"))
  }

  @Test func dataLieBesideTheLesson() {
    let rows = (0..<60).map { "\($0 % 4),\($0 % 7),\($0 % 3)" }
    let table = (["x,y,label"] + rows).joined(separator: "\n")
    let lesson = "lesson \"x\"\ndata my.csv\nrun 5"
    for place in ["d/my.csv", "d/data/my.csv"] {
      let recorder = ConsoleRecorder(files: ["d/a.lesson": lesson, place: table])
      #expect(recorder.perform(["lesson", "d/a.lesson", "--headless"]) == .success)
    }
    let recorder = ConsoleRecorder(files: ["d/a.lesson": lesson, "my.csv": table])
    #expect(recorder.perform(["lesson", "d/a.lesson", "--headless"]) == .failure)
    #expect(recorder.errors.contains("\"d/my.csv\""))
  }
}
