internal import Experiment
internal import Learning
package import Text

/// A lesson: what is said, done, asked and claimed, one statement a line.
///
/// A lesson names actions, not keys. What it sets before any time passes is what its session
/// begins with; after `set reset` settings are changes, which can be gone back from.
package struct Lesson: Sendable {
  /// One thing to do, and the statement that it comes from.
  package struct Line: Hashable, Sendable {
    /// What is done.
    package let lessonStep: LessonStep
    /// Where the statement begins.
    package let place: Place
  }

  /// The title.
  package private(set) var title = ""
  /// The seed of data and weights; nil for the program's own.
  package private(set) var seed: UInt64?
  /// The size of recordings; nil for the program's own.
  package private(set) var size: Extent?
  /// Everything after the first statement, in order.
  package private(set) var lines: [Line] = []

  /// Reads a lesson.
  ///
  /// - Parameter bytes: UTF-8, lines ended by a line feed, with or without a carriage return.
  /// - Throws: `LessonError` of the first line that is wrong.
  package init(_ bytes: [UInt8]) throws(LessonError) {
    var isTitled = false
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let rows = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() {
      let line = index + 1
      guard let text = String(validating: row, as: UTF8.self) else {
        throw LessonError(.notText, Place(line: line, column: 1))
      }
      do throws(StatementError) {
        let statement = try words(text)
        guard let first = statement.words.first else { continue }
        if isTitled {
          let place = Place(line: line, column: first.column)
          lines += try lessonSteps(statement).map { Line(lessonStep: $0, place: place) }
        } else {
          try begin(statement)
          isTitled = true
        }
      } catch {
        throw LessonError(error.fault, Place(line: line, column: error.column))
      }
    }
    guard isTitled else {
      throw LessonError(.noTitle, Place(line: max(1, rows.count), column: 1))
    }
    try LessonFlow.check(lines)
  }

  /// How many chapters there are.
  package var chapters: Int {
    lines.count { line in
      if case .act(.teach(.mark)) = line.lessonStep { true } else { false }
    }
  }

  /// The data that no data set is called like, which must then be a file.
  package var file: String? { files.first?.name }

  private var files: [(name: String, place: Place)] {
    lines.compactMap { line in
      guard case .act(.set(.data, .name(let name))) = line.lessonStep, Dataset.named(name) == nil
      else { return nil }
      return (name, line.place)
    }
  }

  /// Whether all data that are no data set are the same file.
  func expectOneFile() throws(LessonError) {
    guard let first = file, let other = files.first(where: { $0.name != first }) else { return }
    throw LessonError(.secondFile(other.name), other.place)
  }

  private func words(_ text: String) throws(StatementError) -> Statement {
    do throws(GrammarError) {
      return try Statement(text)
    } catch {
      throw StatementError(.action(.grammar(error)), column: error.column)
    }
  }

  private func lessonSteps(_ statement: Statement) throws(StatementError) -> [LessonStep] {
    guard let first = statement.words.first else { return [] }
    guard let verb = LessonVerb.all.first(where: { $0.word == first.plain }) else {
      throw unknown(first)
    }
    do throws(StatementError) {
      return try verb.read(statement, verb)
    } catch {
      // A statement that is refused as a whole is refused where it begins.
      throw error.fault == .secondTitle ? StatementError(.secondTitle, column: first.column) : error
    }
  }

  private func unknown(_ word: Statement.Word) -> StatementError {
    let known = LessonVerb.all.map(\.word)
    let isAction = Action.verbs.contains { $0.word == word.plain }
    let near = isAction ? "set \(word.plain)" : nearest(to: word.plain, among: known)
    return StatementError(.unknown(word: word.plain, nearest: near), column: word.column)
  }

  /// `lesson "TITLE" seed=N size=WxH`.
  private mutating func begin(_ statement: Statement) throws(StatementError) {
    let words = statement.words
    guard words[0].plain == "lesson" else {
      guard LessonVerb.all.contains(where: { $0.word == words[0].plain }) else {
        throw unknown(words[0])
      }
      throw StatementError(.noTitle, column: words[0].column)
    }
    guard words.count > 1, words[1].key == nil, !words[1].value.isEmpty else {
      let form = LessonVerb.all[0].form
      throw StatementError(
        .incomplete(verb: "lesson", form: form),
        column: words.count > 1 ? words[1].column : statement.end)
    }
    title = words[1].value
    for word in words.dropFirst(2) {
      switch word.key {
      case "seed" where seed == nil:
        guard let number = UInt64(word.value) else {
          throw StatementError(
            .bad(verb: "lesson", text: word.written, wanted: .seed), column: word.column)
        }
        seed = number
      case "size" where size == nil:
        guard let extent = Extent(word.value) else {
          throw StatementError(
            .bad(verb: "lesson", text: word.written, wanted: .size(most: Extent.most)),
            column: word.column)
        }
        size = extent
      default:
        throw StatementError(
          .badKey(verb: "lesson", key: word.key ?? word.written, keys: ["seed", "size"]),
          column: word.column)
      }
    }
  }
}
