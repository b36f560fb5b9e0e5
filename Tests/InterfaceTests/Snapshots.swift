import Foundation
import Screen
import Testing

/// Whole frames as text files: the glyphs, then a letter for the style of every cell, then what the
/// letters mean.
///
/// A snapshot that is missing is recorded and fails; `SNAPSHOTS=record` writes them all anew;
/// with `CI=true` nothing is ever written.
struct Snapshots {
  enum Verdict: Equatable {
    case same
    case recorded
    case missing(isRecorded: Bool)
    case different(String)
  }

  let folder: URL
  let records: Bool
  let isContinuousIntegration: Bool

  /// Those of the repository, under the environment of this run.
  static let committed = Snapshots(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots"),
    records: ProcessInfo.processInfo.environment["SNAPSHOTS"] == "record",
    isContinuousIntegration: ProcessInfo.processInfo.environment["CI"] == "true")

  func verdict(on frame: Frame, named name: String) throws -> Verdict {
    let file = folder.appendingPathComponent(name + ".txt")
    let actual = SnapshotText(frame).text
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      guard !isContinuousIntegration else { return .missing(isRecorded: false) }
      try write(actual, to: file)
      return records ? .recorded : .missing(isRecorded: true)
    }
    if expected == actual { return .same }
    if records, !isContinuousIntegration {
      try write(actual, to: file)
      return .recorded
    }
    return .different(differences(expected, actual))
  }

  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func differences(_ expected: String, _ actual: String) -> String {
    let before = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let after = actual.split(separator: "\n", omittingEmptySubsequences: false)
    return (0..<max(before.count, after.count)).compactMap { line in
      let old = line < before.count ? String(before[line]) : ""
      let new = line < after.count ? String(after[line]) : ""
      return old == new ? nil : "line \(line + 1)\n- \(old)\n+ \(new)"
    }.joined(separator: "\n")
  }
}

/// The text of a frame's snapshot.
struct SnapshotText {
  let text: String

  private static let letters = Array(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".unicodeScalars
      + (0xC0...0x24F).compactMap { Unicode.Scalar($0 as UInt32) })

  init(_ frame: Frame) {
    var looks: [Cell] = []
    var letterOf: [Cell: Unicode.Scalar] = [:]
    var glyphs = "\(frame.size.columns)x\(frame.size.rows)\n"
    var styles = ""
    for row in 0..<frame.size.rows {
      glyphs += "|"
      styles += "|"
      for column in 0..<frame.size.columns {
        var cell = frame[column, row]
        glyphs.unicodeScalars.append(cell.scalar)
        cell.scalar = " "
        if letterOf[cell] == nil {
          letterOf[cell] = looks.count < Self.letters.count ? Self.letters[looks.count] : "?"
          looks.append(cell)
        }
        styles.unicodeScalars.append(letterOf[cell] ?? "?")
      }
      glyphs += "|\n"
      styles += "|\n"
    }
    let legend = looks.map { "\(letterOf[$0] ?? "?") \(Self.words($0))\n" }.joined()
    text = glyphs + "styles\n" + styles + legend
  }

  private static func words(_ display: Cell) -> String {
    [
      "\(name(display.foreground)) on \(name(display.background))", display.bold ? "bold" : nil,
      display.reverse ? "reverse" : nil,
    ].compactMap(\.self).joined(separator: " ")
  }

  private static func name(_ ink: Ink) -> String {
    if let index = ink.index { return "\(index)" }
    return ink.rgb.map { "\($0.red),\($0.green),\($0.blue)" } ?? "default"
  }
}

/// Compares a frame, settled for these display options, with the committed snapshot.
func expectSnapshot(
  _ frame: Frame, _ name: String, in snapshots: Snapshots = .committed,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  switch try snapshots.verdict(on: frame, named: name) {
  case .same, .recorded:
    break
  case .missing(let isRecorded):
    Issue.record(
      isRecorded
        ? "\(name): no such snapshot; recorded now: look at it and commit it"
        : "\(name): no such snapshot, and CI records none",
      sourceLocation: sourceLocation)
  case .different(let rows):
    Issue.record("\(name) differs:\n\(rows)", sourceLocation: sourceLocation)
  }
}

struct SnapshotsTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("marginscope-\(UUID().uuidString)")

  private func snapshots(records: Bool = false, ci: Bool = false) -> Snapshots {
    Snapshots(folder: folder, records: records, isContinuousIntegration: ci)
  }

  private func frame(_ text: String, _ ink: Ink = .default) -> Frame {
    var frame = Frame(Size(columns: 4, rows: 2))
    frame.write(text, column: 0, row: 1, Style(ink, bold: true))
    return frame
  }

  @Test func aMissingOneIsRecordedAndFails() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try snapshots().verdict(on: frame("ab"), named: "x") == .missing(isRecorded: true))
    #expect(try snapshots().verdict(on: frame("ab"), named: "x") == .same)
  }

  @Test func continuousIntegrationWritesNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let strict = snapshots(records: true, ci: true)
    #expect(try strict.verdict(on: frame("ab"), named: "x") == .missing(isRecorded: false))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    _ = try snapshots().verdict(on: frame("ab"), named: "x")
    guard case .different = try strict.verdict(on: frame("cd"), named: "x") else {
      Issue.record("another frame counts as the same")
      return
    }
    #expect(try snapshots().verdict(on: frame("ab"), named: "x") == .same)
  }

  @Test func recordingRewrites() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = snapshots(records: true)
    #expect(try recording.verdict(on: frame("ab"), named: "x") == .recorded)
    #expect(try recording.verdict(on: frame("cd"), named: "x") == .recorded)
    #expect(try snapshots().verdict(on: frame("cd"), named: "x") == .same)
  }

  @Test func aDifferenceNamesItsRows() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try snapshots().verdict(on: frame("ab"), named: "x")
    #expect(
      try snapshots().verdict(on: frame("cb"), named: "x")
        == .different("line 3\n- |ab  |\n+ |cb  |"))
    guard
      case .different(let rows) = try snapshots().verdict(
        on: frame("ab", Ink(1, 2, 3)), named: "x")
    else {
      Issue.record("another style counts as the same")
      return
    }
    #expect(rows == "line 8\n- b default on default bold\n+ b 1,2,3 on default bold")
  }

  @Test func theTextSaysGlyphsThenStyles() {
    #expect(
      SnapshotText(frame("ab")).text == """
        4x2
        |    |
        |ab  |
        styles
        |aaaa|
        |bbaa|
        a default on default
        b default on default bold

        """)
  }
}
