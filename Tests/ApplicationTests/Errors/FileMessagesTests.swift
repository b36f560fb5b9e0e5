import Glibc
import Testing

@testable import Application

struct FileMessagesTests {
  static let files: [(CommandError, String)] = [
    (.file("f", .missing), "f does not exist"),
    (.file("f", .directory), "f is a directory, not a file"),
    (.file("f", .forbidden), "f cannot be read: permission denied"),
    (
      .file("-", .tooLarge(most: 256 << 20)),
      "standard input is too large: at most 256 MB are read"
    ),
    (.file("f", .notText), "f is not valid UTF-8"),
    (.file("f", .unreadable(reason: "Input/output error")), "f cannot be read: Input/output error"),
    (
      .write("a.cast", .exists),
      "a.cast already exists; choose another name, or replace it with --force"
    ),
    (.write("a", .inUse), "a is being written by another session; choose another name"),
    (.write("a", .directory), "a is a directory; name a file in it"),
    (.write("a", .notDirectory), "a is a file, not a directory"),
    (.write("", .noName), #""" cannot be written: a file needs a name"#),
    (
      .write("a/b/c", .noFolder("a/b")),
      "a/b/c cannot be written: the directory a/b does not exist; create it first"
    ),
    (.write("a/b", .fileInPath("a")), "a/b cannot be written: a is a file, not a directory"),
    (.write("a", .forbidden), "a cannot be written: permission denied"),
    (.write("a", .failed(reason: "No space")), "a cannot be written: No space"),
    (.neither("a", .empty), "a is neither a recorded session nor a lesson: it is empty"),
    (
      .neither("a", .asciicast),
      "a is neither a recorded session nor a lesson: it is a terminal recording; use the session "
        + "or lesson that it was made from"
    ),
    (
      .neither("a", .json),
      "a is neither a recorded session nor a lesson: it looks like other JSON"
    ),
    (
      .neither("a", .markup),
      "a is neither a recorded session nor a lesson: it looks like XML or HTML"
    ),
    (
      .neither("a", .table),
      "a is neither a recorded session nor a lesson: it looks like a table; use --data for samples "
        + "to train on"
    ),
    (
      .neither("a", .text),
      "a is neither a recorded session nor a lesson: it looks like other text; a lesson begins "
        + "with lesson \"TITLE\""
    ),
    (
      .neither("-", .binary),
      "standard input is neither a recorded session nor a lesson: it is not text"
    ),
    (
      .notALesson("b.jsonl", .session),
      "b.jsonl is a session log, not a lesson; play it with marginscope replay b.jsonl, or turn it "
        + "into a lesson with marginscope lesson-from b.jsonl"
    ),
    (
      .notALesson("a", .other(.asciicast)),
      "a is not a lesson: it is a terminal recording; use the session or lesson that it was made "
        + "from"
    ),
    (
      .notALog("x.lesson", .lesson),
      "x.lesson is a lesson, not a session log; give it with marginscope lesson x.lesson"
    ),
    (.notALog("a", .other(.binary)), "a is not a session log: it is not text"),
  ]

  /// A file of another kind is called by its kind, and not by what a parser makes of it.
  @Test func aFileOfAnotherKindIsCalledByItsKind() {
    let files = [
      "b.jsonl": #"{"format":"marginscope-session","schema":1"# + "\n", "x.lesson": "lesson \"x\"",
      "odd.lesson": "# note\n\nlesson", "a.cast": #"{"version":2}"#, "a.txt": "leson \"x, y\"",
    ]
    for (arguments, kind) in [
      (["lesson", "b.jsonl"], "a session log, not a lesson"),
      (["lesson", "./b.jsonl"], "./b.jsonl does not exist"),
      (["lesson", "b.jsonl", "--headless"], "a session log, not a lesson"),
      (["lesson", "a.cast"], "a terminal recording"),
      (["lesson", "a.txt"], "a.txt:1:1: unknown statement \"leson\""),
      (["lesson", "none.txt"], "\"none.txt\" is neither a file nor a lesson"),
      (["verify", "x.lesson"], "a lesson, not a session log"),
      (["replay", "odd.lesson"], "a lesson, not a session log"),
      (["lesson-from", "x.lesson"], "a lesson, not a session log"),
      (["verify", "a.cast"], "a terminal recording"),
      (["verify", "b.jsonl"], "b.jsonl:1:43: "),
    ] {
      let recorder = ConsoleRecorder(files: files)
      #expect(recorder.perform(arguments) == .failure)
      #expect(recorder.errors.contains(kind), "\(arguments): \(recorder.errors)")
    }
  }

  @Test(arguments: files)
  func file(_ error: CommandError, _ message: String) {
    #expect(error.message == message)
    #expect(error.status == .failure)
  }

  /// A read-only file system is no matter of permissions.
  @Test func theSystemsOwnReasonIsGiven() {
    #expect(WriteError(code: EACCES, path: "a") == .forbidden)
    #expect(WriteError(code: EROFS, path: "a") == .failed(reason: "Read-only file system"))
  }

  /// Whatever writes the file, the same obstacle has the same words.
  @Test(arguments: [
    ("/nowhere/a/x", WriteError.noFolder("/nowhere")),
    ("/tmp/nowhere-8/x", .noFolder("/tmp/nowhere-8")),
    ("/dev/null/x", .fileInPath("/dev/null")), ("/tmp", .directory), ("", .noName),
  ])
  func everyWriterNamesTheObstacle(path: String, obstacle: WriteError) {
    #expect(
      error { () throws(CommandError) in try PendingFile(path, replaces: false) }
        == .write(path, obstacle))
    #expect(
      error { () throws(RecordingError) in try LogFile(path: path, replacing: false) }
        == .refused(obstacle))
    for arguments in [["export", "--cast"], ["--record"]] where !path.isEmpty {
      let recorder = ConsoleRecorder()
      #expect(recorder.perform(arguments + [path]) == .failure)
      #expect(recorder.errors == "marginscope: \(obstacle.message(path))\n")
    }
  }
}
