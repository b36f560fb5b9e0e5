import Experiment
import Lessons
import Screen
import Testing

@testable import Application

@Suite struct ExportSourceTests {
  private static let log = """
    {"format":"marginscope-session","schema":1,"tool":"0.1.0","math":1,"seed":7,"size":[60,20],"settings":{}}
    {"tick":3,"do":"margin 3"}
    {"tick":8}

    """
  private static let lesson = """
    # A comment.

      lesson "Two steps" size=70x22
    run 10
    say "Done"
    """

  private func subject(_ arguments: [String], _ text: String) throws -> (
    ExportSource, ConsoleRecorder
  ) {
    let recorder = ConsoleRecorder(files: ["f": text])
    let request = try Request(parsing: ["export"] + arguments)
    return (try ExportSource(request.options, recorder.console), recorder)
  }

  private func end(_ subject: ExportSource) throws -> Session {
    var scripted = subject.scripted
    while !scripted.isOver { try scripted.advance() }
    return scripted.session
  }

  /// A question, its answer and a pause stay as long as they take to read, or as long as it is told.
  @Test(arguments: [
    ([], 3 * 90), (["--question-time", "2"], 3 * 60), (["--question-time", "0.5"], 45),
  ])
  func aFilmRestsOnItsQuestions(_ arguments: [String], _ ticks: Int) throws {
    let lesson = "lesson \"Film\"\nset speed 20\nask q a=x b=y answer=a\npause p\nrun 20"
    var (subject, _) = try subject(["f"] + arguments, lesson)
    #expect(subject.ticks == ticks + 1)
    var scripted = subject.scripted
    while !scripted.isOver { try scripted.advance() }
    #expect(scripted.session.tick == ticks + 1)
    (subject, _) = try self.subject(["f"] + arguments, "lesson x\nrun 50\nhold 3")
    #expect(subject.ticks == 100)
  }

  @Test func aSessionLog() throws {
    let (subject, recorder) = try subject(["f"], Self.log)
    #expect(subject.title == "f" && subject.size == Size(columns: 60, rows: 20))
    #expect(subject.ticks == 8)
    let session = try end(subject)
    #expect(session.tick == 8 && session.settings.margin == 3)
    #expect(recorder.errors.contains("the log is incomplete and stops at tick 8"))
  }

  @Test func aLesson() throws {
    let (subject, _) = try subject(["f"], Self.lesson)
    #expect(subject.title == "Two steps" && subject.size == Size(columns: 70, rows: 22))
    #expect(try end(subject).step == 10)
  }

  /// Without the complaint the export would go on for ever.
  @Test func aLessonThatAScriptPausesForGood() throws {
    let (subject, _) = try subject(["f", "--do", "1 pause"], Self.lesson)
    var scripted = subject.scripted
    #expect(throws: CommandError.lesson("f", LessonError(.paused, Place(line: 4, column: 1)))) {
      for _ in 0..<20 where !scripted.isOver { try scripted.advance() }
    }
    let (other, _) = try self.subject(["f", "--do", "1 pause", "--do", "5 run"], Self.lesson)
    #expect(try end(other).step == 10)
  }

  @Test func whatTheOptionsTrain() throws {
    let (subject, _) = try subject(["--tick", "5", "--margin", "2"], "")
    #expect(subject.title == "MarginScope" && subject.size == Size(columns: 120, rows: 36))
    let session = try end(subject)
    #expect(session.tick == 5 && session.settings.margin == 2)
  }

  @Test func anotherLookAndOtherActionsComeOnTop() throws {
    let (subject, _) = try subject(
      ["f", "--theme", "light", "--do", "3 say \"now\"", "--do", "5 margin 2"], Self.log)
    #expect(subject.scripted.session.presentation.theme == .light)
    let session = try end(subject)
    #expect(session.settings.margin == 2 && session.presentation.said == "now")
  }

  @Test(arguments: ["--loss=softmax", "--data=ring", "--margin=2", "--seed=3", "--label=x"])
  func theFileDecidesWhatTrains(option: String) throws {
    let name = String(option.dropFirst(2).prefix { $0 != "=" })
    for text in [Self.log, Self.lesson] {
      #expect(throws: CommandError.usage(.decidedByFile(option: name))) {
        try subject(["f", option], text)
      }
    }
  }

  @Test func aMissingFileMayBeALessonOfTheLibrary() throws {
    let recorder = ConsoleRecorder(files: [:])
    #expect(recorder.perform(["export", "no-such-thing", "--csv", "/dev/null"]) == .failure)
    #expect(recorder.errors.contains("no-such-thing"))
  }

  @Test(
    arguments: [
      ("", .other(.empty)), ("\n\n", .other(.text)), ("lesson \"x\"\n", .lesson),
      ("# note\n\n  lesson \"x\"\n", .lesson), ("lessons learned\n", .other(.text)),
      ("{\"format\":\"marginscope-session\",", .session), ("{\"version\":2}\n", .other(.asciicast)),
      ("{\"a\":1}\n", .other(.json)), ("[1]\n", .other(.json)), ("<svg>", .other(.markup)),
      ("a,b\n1,2\n", .other(.table)), ("hello\n", .other(.text)), ("\u{0}x", .other(.binary)),
    ] as [(String, FileKind.Kind)]) func looks(text: String, kind: FileKind.Kind)
  {
    #expect(FileKind.Kind(Array(text.utf8)) == kind)
  }

  @Test func bytesThatAreNoTextAreBinary() {
    #expect(FileKind.Kind([0x89, 0x50, 0x4E, 0x47]) == .other(.binary))
    let long = Array(String(repeating: "β", count: 3000).utf8)
    #expect(FileKind.Kind(long) == .other(.text))
    #expect(FileKind.Kind([0x20] + long) == .other(.text))
  }

  @Test func aLessonIsExportedWhole() throws {
    let recorder = ConsoleRecorder(files: ["f": Self.lesson])
    #expect(recorder.perform(["export", "f", "--csv", "/dev/null"]) == .success)
    let frame = ConsoleRecorder(files: ["f": Self.lesson])
    #expect(frame.perform(["frame", "f", "--tick", "1"]) == .success)
    #expect(frame.output.split(separator: "\n").count == 22)
    #expect(frame.perform(["frame", "f", "--tick", "900"]) == .failure)
    #expect(frame.errors.contains("there is no tick 900: the recording ends at tick"))
  }
}
