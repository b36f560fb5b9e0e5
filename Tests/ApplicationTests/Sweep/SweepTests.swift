import Experiment
import Foundation
import Learning
import Synchronization
import Testing
import Text

@testable import Application

struct SweepTests {
  private static let small = ["sweep", "--vary", "margin 1:2", "--seeds", "2", "--steps", "10"]

  private func rows(_ arguments: [String], expect: String = "") -> String {
    let recorder = ConsoleRecorder(disk: true)
    #expect(recorder.perform(arguments) == .success)
    #expect(recorder.errors == expect)
    return recorder.output
  }

  @Test func aRowIsWhatTrainMeasures() throws {
    let rows = rows(Self.small + ["--json"]).split(separator: "\n")
    #expect(rows.count == 4)
    let recorder = ConsoleRecorder()
    #expect(
      recorder.perform([
        "train", "--json", "--margin", "2", "--seed", "1", "--steps", "10", "--every", "10",
      ]) == .success)
    #expect(recorder.output == rows[2] + "\n")
    let row = try #require(JSON(bytes: Array(rows[2].utf8)))
    #expect(row["settings"]?["margin"] == .number(2))
    #expect(row["settings"]?["loss"] == .text("a-softmax"))
    #expect(row["settings"]?["sharpness"] == .null)
    #expect(row["settings"]?["steps"] == .number(10))
  }

  @Test func theNumberOfJobsChangesNothing() {
    let one = rows(Self.small + ["--jobs", "1"])
    #expect(one.split(separator: "\n").count == 5)
    for jobs in ["2", "3", "16"] { #expect(rows(Self.small + ["--jobs", jobs]) == one) }
  }

  @Test(arguments: [[], ["--json"]])
  func partsMakeTheWhole(format: [String]) {
    let whole = rows(Self.small + format)
    let parts = (1...3).map { rows(Self.small + format + ["--shard", "\($0)/3"]) }
    #expect(parts.joined() == whole)
  }

  /// Killed at any byte after the first line, or in the line of names, a sweep ends with the same file.
  @Test(arguments: [[], ["--json"]])
  func aSweepGoesOnWhereItsFileEnds(format: [String]) throws {
    let folder = try Folder()
    let path = folder.path("sweep")
    let arguments = Self.small + format + ["--output", path]
    let whole = rows(Self.small + format)
    let early = format.isEmpty ? [1, 40] : []
    for length in early + [0, whole.utf8.count / 2, whole.utf8.count - 1, whole.utf8.count] {
      try Data(whole.utf8.prefix(length)).write(to: URL(filePath: path))
      #expect(rows(arguments) == "")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == whole)
    }
  }

  @Test func rowsOfAnotherSweepAreRefused() throws {
    let folder = try Folder()
    let path = folder.path("sweep.csv")
    _ = rows(Self.small + ["--output", path])
    let before = try Data(contentsOf: URL(filePath: path))
    let others: [([String], Int, String?)] = [
      (["--seeds", "3"], 4, "margin 1, seed 3"), (["--seeds", "1"], 3, "margin 2, seed 1"),
      (["--seeds", "2", "--loss", "arcface"], 2, "margin 1, seed 1"),
      (["--seeds", "2", "--do", "1 lambda 3"], 2, "margin 1, seed 1"),
    ]
    for (changed, line, expected) in others {
      let recorder = ConsoleRecorder(disk: true)
      let arguments =
        ["sweep", "--vary", "margin 1:2", "--steps", "10", "--output", path] + changed
      #expect(recorder.perform(arguments) == .failure)
      let error = CommandError.otherSweep(path, line: line, expected: expected)
      #expect(recorder.errors == "marginscope: \(error.message)\n")
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
    // With --force they are given up.
    _ = rows([
      "sweep", "--vary", "margin 1", "--steps", "10", "--output", path, "--force", "--json",
    ])
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("{"))
  }

  /// What is no sweep keeps every byte, with a last line or without.
  @Test(
    arguments: ["my thesis", "my thesis\n", "a,b\n1,2"], [[], ["--json"], ["--shard", "2/2"]])
  func filesOfSomethingElseKeepTheirBytes(text: String, format: [String]) throws {
    let folder = try Folder()
    try folder.write(text, "thesis.txt")
    let recorder = ConsoleRecorder(disk: true)
    let arguments = Self.small + format + ["--output", folder.path("thesis.txt")]
    #expect(recorder.perform(arguments) == .failure)
    #expect(recorder.errors.contains("thesis.txt:1: this is no row of this sweep"))
    #expect(try folder.text("thesis.txt") == text)
  }

  @Test func whatALossDoesNotTakeIsLeftOutAndSaid() {
    let arguments = [
      "sweep", "--vary", "loss arcface,a-softmax", "--vary", "margin 0,2", "--steps", "1",
    ]
    let said =
      "marginscope: 2 combinations of 4 left out; the first: loss arcface, margin 2: margin must "
      + "be between 0 and 1 (got 2)\n"
    let whole = rows(arguments, expect: said)
    #expect(whole.split(separator: "\n").count == 3)
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(["sweep", "--vary", "margin 99", "--steps", "1"]) == .usage)
    #expect(recorder.errors.contains("--margin must be between 1 and 8 (got 99)"))
  }

  @Test func aPlotShowsTheMediansOfTheFile() throws {
    let folder = try Folder()
    let path = folder.path("sweep.csv")
    let arguments = Self.small + ["--output", path, "--plot", "step"]
    // Every run has 10 steps: a level line.
    let first = rows(arguments)
    #expect(first.contains("step: median and quartiles"))
    #expect(first.split(separator: "\n").contains { $0.hasPrefix("      15") })
    // The second time nothing trains, and the plot is the same.
    #expect(rows(arguments) == first)
    let recorder = ConsoleRecorder(disk: true)
    #expect(recorder.perform(arguments + ["--plot-file", "plot.svg"]) == .success)
    #expect(recorder.created["plot.svg"]?.contains("<desc id=\"desc\">m 1: 10, m 2: 10") == true)
    let bare = ConsoleRecorder()
    #expect(bare.perform(Self.small + ["--plot", "gap"]) == .usage)
  }

  @Test func aPlotOnATerminalHasItsColors() throws {
    let folder = try Folder()
    let recorder = ConsoleRecorder(isTerminal: true, disk: true)
    #expect(
      recorder.perform(Self.small + ["--output", folder.path("a.csv"), "--plot", "gap"])
        == .success)
    #expect(recorder.output.contains("\u{1b}[") && !recorder.output.contains("u{1b}"))
  }

  /// Without --plot the picture shows the gap; of many curves the legend names the first.
  @Test func aPictureNeedsNoMetricAndHasRoomForItsCurves() throws {
    let folder = try Folder()
    let recorder = ConsoleRecorder(disk: true)
    let arguments = [
      "sweep", "--vary", "margin 1,2", "--vary", "classes 2:12", "--vary", "batch 8,16",
      "--steps", "1", "--output", folder.path("a.csv"), "--plot-file", "a.svg",
    ]
    #expect(recorder.perform(arguments) == .success)
    let picture = try #require(recorder.created["a.svg"])
    #expect(picture.contains("gap: median and quartiles"))
    #expect(picture.contains("K 12, batch 16: m 1: "))
    #expect(picture.contains("more") && !picture.contains("nothing to plot"))
  }

  private static let table = (0..<40).map { "\($0 % 7),\($0 % 3),\($0 % 2)\n" }.joined()

  /// A pipe can be read once only.
  @Test func runsShareOneReadingOfTheirData() throws {
    let readings = Mutex(0)
    let recorder = ConsoleRecorder()
    var console = recorder.console
    console.read = { path throws(FileError) in
      guard path == "pipe" else { throw .missing }
      let isFirst = readings.withLock { count in
        count += 1
        return count == 1
      }
      return isFirst ? Array(Self.table.utf8) : []
    }
    let arguments = Self.small + ["--data", "pipe", "--jobs", "2"]
    #expect(Application.perform(arguments, console) == .success)
    #expect(recorder.lines.count == 5)
    #expect(readings.withLock { $0 } == 1)
  }

  /// Two files of one name, or one read in two ways, are two sweeps.
  @Test func rowsOfAnotherFileAreRefused() throws {
    let folder = try Folder()
    for (name, text) in [("a", Self.table), ("b", Self.table + "9,9,1\n")] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
      try folder.write(text, "\(name)/x.csv")
    }
    let path = folder.path("rows.csv")
    let small = Self.small + ["--output", path]
    _ = ConsoleRecorder(disk: true).perform(small + ["--data", folder.path("a/x.csv")])
    let before = try folder.text("rows.csv")
    #expect(before.split(separator: "\n").count == 5)
    for changed in [["b/x.csv"], ["a/x.csv", "--label", "2"]] {
      let recorder = ConsoleRecorder(disk: true)
      let data = ["--data", folder.path(changed[0])] + changed.dropFirst()
      #expect(recorder.perform(small + data) == .failure)
      #expect(recorder.errors.contains("rows.csv:2: this is no row of this sweep"))
      #expect(try folder.text("rows.csv") == before)
    }
  }

  @Test func resultsComeInOrderAndAnErrorEndsAll() throws {
    var taken: [Int] = []
    try inOrder(
      3..<200, jobs: 7, work: { $0 * $0 },
      take: { (index, square) throws(CommandError) in
        #expect(square == index * index)
        taken.append(index)
      })
    #expect(taken == Array(3..<200))
    let failed = error { () throws(CommandError) in
      try inOrder(
        0..<100_000, jobs: 4, work: { $0 },
        take: { (index, _) throws(CommandError) in
          if index == 5 { throw .noLessons }
        })
    }
    #expect(failed == .noLessons)
  }
}
