import Text

/// The completion for bash, which needs no other package.
enum BashCompletion {
  static var text: String {
    """
    # Completion of marginscope for bash; made by "marginscope help bash".
    _marginscope() {
      local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} command='' file
      local words='' files='' options=''
      # bash takes the = of --option=value for a word of its own.
      if [[ $word == = ]]; then
        word=''
      elif [[ $option == = ]]; then
        option=${COMP_WORDS[COMP_CWORD-2]}
      fi
      if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi
      COMPREPLY=()
      case $option in
    \(values)    *)
          case $command in
    \(verbs)        *)
              options='\(options(Verb.live))'
              if ((COMP_CWORD == 1)); then words='\(commands)'; fi
              ;;
          esac
          if [[ $word == -* ]]; then words=$options files=''; fi
          ;;
      esac
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
      if [[ $files ]]; then
        compopt -o filenames
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$word")
      fi
    }
    complete -F _marginscope marginscope

    """
  }

  private static var commands: String {
    Verb.all.map(\.name.rawValue).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static var values: String {
    Option.all.compactMap { option in
      option.completedValue.map { "    --\(option.name)) \(assignment($0));;\n" }
    }.joined()
  }

  private static var verbs: String {
    Verb.all.filter { $0.name != .live }.map { verb in
      let operand = verb.completedOperand.map(assignment) ?? ""
      return "        \(verb.name.rawValue)) options='\(options(verb))' \(operand);;\n"
    }.joined()
  }

  private static func options(_ verb: Verb) -> String {
    verb.completedOptions.map { "--\($0.name)" }.joined(separator: " ")
  }

  private static func assignment(_ value: CompletedValue) -> String {
    switch value {
    case .words(let words): "words='\(words.joined(separator: " "))' "
    case .files(let words): "words='\(words.joined(separator: " "))' files=1 "
    case .lessons: "words=$(\(shellLessons)) files=1 "
    case .nothing: "return "
    }
  }
}

/// Prints the names of the shipped lessons, in any shell.
let shellLessons = "marginscope lesson 2>/dev/null | sed -n 's/^ *[0-9]*  \\([^ ]*\\) .*/\\1/p'"
