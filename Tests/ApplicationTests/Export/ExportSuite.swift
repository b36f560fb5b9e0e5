@testable import Application

/// What the tests of `export` have in common.
protocol ExportSuite {}

extension ExportSuite {
  static var kinds: [(option: String, name: String)] {
    [
      ("--cast", "a.cast"), ("--csv", "a.csv"), ("--jsonl", "a.jsonl"), ("--transcript", "a.md"),
      ("--captions", "a.vtt"), ("--html", "a.html"), ("--svg-dir", "stills"),
    ]
  }

  func everything(in folder: Folder) -> [String] {
    Self.kinds.flatMap { [$0.option, "\(folder.path)/\($0.name)"] }
  }

  var script: [String] {
    [
      "--size", "60x20", "--tick", "8", "--do", "3 margin 3", "--do", #"3 mark "The jump""#, "--do",
      #"4 say "Look""#, "--do", #"5 snap "the/jump""#,
    ]
  }

  func export(
    _ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:]
  ) -> (status: Application.ExitStatus, errors: String) {
    let recorder = ConsoleRecorder(files: files, environment: environment)
    return (recorder.perform(["export"] + arguments), recorder.errors)
  }
}
