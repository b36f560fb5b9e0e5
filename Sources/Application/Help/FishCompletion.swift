/// The completion for fish.
enum FishCompletion {
  static var text: String {
    let verbs = Verb.all.filter { $0.name != .live }
    let isNone = "not __fish_seen_subcommand_from \(words(verbs))"
    var lines = [
      "# Completion of marginscope for fish; made by \"marginscope help fish\".",
      "complete -c marginscope -f",
    ]
    for verb in verbs {
      lines.append(
        "complete -c marginscope -n '__fish_use_subcommand' -a \(verb.name.rawValue) "
          + "-d \(quoted(verb.brief))")
      guard let operand = verb.completedOperand else { continue }
      lines.append(
        "complete -c marginscope -n '__fish_seen_subcommand_from \(verb.name.rawValue)' "
          + arguments(operand))
    }
    for option in Option.all {
      let takers = verbs.filter { option.verbs.contains($0.name) }
      let others = verbs.filter { !option.verbs.contains($0.name) }
      let condition =
        option.verbs.contains(.live)
        ? others.isEmpty ? "true" : "not __fish_seen_subcommand_from \(words(others))"
        : "__fish_seen_subcommand_from \(words(takers))"
      let value = option.completedValue.map { " -r \(arguments($0))" } ?? ""
      lines.append(
        "complete -c marginscope -n '\(condition)' -l \(option.name)\(value) "
          + "-d \(quoted(option.summary))")
    }
    for option in Request.commonOptions {
      let condition = option.intent == .version ? " -n '\(isNone)'" : ""
      lines.append(
        "complete -c marginscope\(condition) -l \(option.name) -d \(quoted(option.summary))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func words(_ verbs: [Verb]) -> String {
    verbs.map(\.name.rawValue).joined(separator: " ")
  }

  private static func arguments(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "-f -a \(quoted(words.joined(separator: " ")))"
    case .files(let words): words.isEmpty ? "-F" : "-F -a \(quoted(words.joined(separator: " ")))"
    case .lessons: "-F -a \(quoted("(\(shellLessons))"))"
    case .nothing: "-f"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return "'\(escaped)'"
  }
}
