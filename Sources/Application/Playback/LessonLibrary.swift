import Experiment
import Lessons
import Text

/// The lessons that came with the program.
struct LessonLibrary {
  /// What a lesson's file name ends in.
  static let suffix = ".lesson"
  /// The variable that names another directory.
  static let variable = "MARGINSCOPE_LESSONS"

  /// The directory, with a slash at its end; empty if none was found.
  let directory: String
  /// The names of the lessons, without what they end in, in alphabetical order.
  let names: [String]

  /// The first directory that has lessons.
  ///
  /// Looked for in the directory of the variable; in `demos` here; then in `demos` and
  /// `share/marginscope/lessons` beside the program and above it, which is where `swift build` and
  /// an installation leave them.
  init(_ console: Console) {
    for directory in LessonLibrary.places(console) {
      let names = console.list(directory).filter { $0.hasSuffix(LessonLibrary.suffix) }
        .map { String($0.dropLast(LessonLibrary.suffix.count)) }
      guard !names.isEmpty else { continue }
      (self.directory, self.names) = (directory, names)
      return
    }
    (directory, names) = ("", [])
  }

  private static func places(_ console: Console) -> [String] {
    if let chosen = console.environment(variable), !chosen.isEmpty {
      return [chosen.hasSuffix("/") ? chosen : chosen + "/"]
    }
    var places = ["demos/"]
    var above = Path.directory(console.program ?? "")
    while !above.isEmpty {
      places += [above + "demos/", above + "share/marginscope/lessons/"]
      above = Path.directory(String(above.dropLast()))
    }
    return places
  }

  /// The path of a lesson by its place in the list.
  func path(_ name: String) -> String { directory + name + LessonLibrary.suffix }

  /// The path that the operand means: a file, or the number or name of a lesson in the library.
  ///
  /// A file of the library comes before one of the same name here, which a path such as ./1 names.
  func path(for operand: String, _ console: Console) throws(CommandError) -> String {
    if operand == "-" || operand.contains("/") || operand.hasSuffix(LessonLibrary.suffix) {
      return operand
    }
    if let number = Int(operand), names.indices.contains(number - 1) {
      return path(names[number - 1])
    }
    // 03-turn-the-margin is also called turn-the-margin.
    if let name = names.first(where: { $0 == operand || LessonLibrary.title($0) == operand }) {
      return path(name)
    }
    do throws(FileError) {
      _ = try console.read(operand)
      return operand
    } catch {
      guard error == .missing else { throw .file(operand, error) }
    }
    throw .noLesson(
      operand, nearest: nearest(to: operand, among: names.map(LessonLibrary.title)),
      shipped: names.count)
  }

  /// The name without its number.
  private static func title(_ name: String) -> String {
    let rest = name.drop { $0.isNumber }
    return rest.first == "-" ? String(rest.dropFirst()) : name
  }
}
