import Angular
import Experiment
import Learning
import Screen
import Testing

@testable import Interface

/// The names that a file gives its classes.
struct ClassNamesTests {
  /// Thirty samples of each label, on a circle.
  private func dataset(_ labels: [String]) throws -> Dataset {
    var text = "x,y,z,label\n"
    for row in 0..<30 {
      for (index, label) in labels.enumerated() {
        text += "\(index),\(10 * index + row % 7),\(row % 5),\(label)\n"
      }
    }
    return try Dataset.table(named: "flowers", bytes: Array(text.utf8))
  }

  private func session(_ labels: [String], _ actions: Action...) throws -> Session {
    let data = try dataset(labels)
    var session = Session(Settings(data: data), file: data)
    for _ in 0..<20 { session.advance() }
    for action in actions { try session.apply(action) }
    return session
  }

  private func text(_ session: Session, _ columns: Int, _ rows: Int) -> String {
    ScreenRenderer.frame(of: session, size: Size(columns: columns, rows: rows)).text
  }

  private static let iris = ["setosa", "versicolor", "virginica"]

  /// In the rows of the margins and around the circle, after the letters.
  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func theyStandBesideTheLetters(columns: Int, rows: Int) throws {
    let shown = text(try session(Self.iris), columns, rows)
    for (letter, name) in zip("ABC", Self.iris) {
      let cut = name.prefix(5)
      #expect(shown.contains("\u{2502}\(letter) \(cut)"), "\(shown)")
      #expect(shown.contains("\(letter) \(cut)") || shown.contains("\(cut) \(letter)"))
    }
    if columns >= 120 { #expect(shown.contains("\u{2502}B versicolor ")) }
  }

  @Test func captionsSayThemAfterTheLetter() throws {
    let looking = try session(Self.iris, .inspect(0))
    let label = looking.probe.labels[0]
    let letter = looking.dataset.symbols[label]
    #expect(
      Caption.text(looking, DerivedGeometry(looking)).hasPrefix(
        "Sample 0 of class \(letter) (\(Self.iris[label])): geodesic distance"))
    let angles = try session(Self.iris, .view(.angles), .zoom(true))
    #expect(text(angles, 120, 36).contains("two angles, "))
    #expect(text(angles, 120, 36).contains(" (versicolor)"))
    #expect(
      ScreenRenderer.description(of: looking).contains(
        "3 classes (A (setosa), B (versicolor), C (virginica)) of the data set flowers"))
  }

  /// A name takes one column a character, whatever the file holds.
  @Test func namesAreCutAndShownInOneColumnACharacter() throws {
    let data = try dataset(["a very long name indeed", "caf\u{e9}", "\u{5b57}\u{5b57}"])
    let names = (0..<3).map { data.name(ofClass: $0, columns: 10) }
    #expect(names == ["a very lo\u{2026}", "caf\u{e9}", ""])
    #expect(data.title(ofClass: 2) == "C")
    let frame = ScreenRenderer.frame(
      of: try session(["a very long name indeed", "caf\u{e9}", "\u{5b57}x"]),
      size: Size(columns: 120, rows: 36))
    #expect(frame.text.contains("C ?x "))
  }

  /// Labels of one letter are the letters; the table's data sets have no names.
  @Test func lettersThatAreTheNamesStandAlone() throws {
    let digits = try session(["0", "1", "2"], .inspect(0))
    #expect(Caption.text(digits, DerivedGeometry(digits)).contains("of class 0: geodesic"))
    #expect(Sessions.learned.dataset.name(ofClass: 0, columns: 9).isEmpty)
    #expect(text(digits, 120, 36).contains("\u{2502}0 "))
  }
}
