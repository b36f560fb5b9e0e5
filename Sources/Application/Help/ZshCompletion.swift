import Text

/// The completion for zsh.
enum ZshCompletion {
  static var text: String {
    """
    #compdef marginscope
    # Completion of marginscope for zsh; made by "marginscope help zsh".
    _marginscope_lessons() {
      local -a lessons
      lessons=(${(f)"$(\(shellLessons))"})
      compadd -a lessons
      _files
    }
    _marginscope_data() {
      compadd -- "$@"
      _files
    }
    _marginscope() {
      local -a commands
      commands=(
    \(commands)  )
      if ((CURRENT == 2)) && [[ $PREFIX != -* ]]; then
        _describe command commands
        return
      fi
      case $words[2] in
    \(verbs)    *)
          _arguments \\
    \(arguments(Verb.live))
          ;;
      esac
    }
    _marginscope "$@"

    """
  }

  private static var commands: String {
    Verb.all.filter { $0.name != .live }
      .map { "    \(quoted("\($0.name.rawValue):\($0.brief)"))\n" }.joined()
  }

  private static var verbs: String {
    Verb.all.filter { $0.name != .live }.map { verb in
      """
          \(verb.name.rawValue))
            shift words
            ((CURRENT--))
            _arguments \\
      \(arguments(verb))
            ;;

      """
    }.joined()
  }

  private static func arguments(_ verb: Verb) -> String {
    var specs = verb.completedOptions.map(spec)
    if let operand = verb.completedOperand {
      specs.append("1:\(escaped(verb.operand.lowercased())):\(action(operand))")
    }
    return specs.map { "        \(quoted($0))" }.joined(separator: " \\\n")
  }

  private static func spec(_ option: Option) -> String {
    let summary = escaped(option.summary)
    guard let value = option.completedValue else { return "--\(option.name)[\(summary)]" }
    let often = option.name == "do" ? "*" : ""
    let hint = escaped(option.form.contains("|") ? option.name : option.form)
    return "\(often)--\(option.name)=[\(summary)]:\(hint):\(action(value))"
  }

  private static func action(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files(let words):
      words.isEmpty ? "_files" : "{_marginscope_data \(words.joined(separator: " "))}"
    case .lessons: "{_marginscope_lessons}"
    case .nothing: " "
    }
  }

  /// The text without what means something in a specification.
  private static func escaped(_ text: String) -> String {
    text.map { "\\[]:".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "'\\''"))'"
  }
}
