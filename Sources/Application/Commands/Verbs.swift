/// One row of the table of verbs: what the first word of the command line asks for.
struct Verb: Sendable {
  /// The words of the command line.
  enum Name: String, Sendable {
    /// No word at all.
    case live = ""
    case train
    case sweep
    case frame
    case evaluate
    case export
    case lesson
    case lessonFrom = "lesson-from"
    case verify
    case replay
    case help
  }

  let name: Name
  /// What follows the verb besides options; empty for nothing, in brackets if optional.
  let operand: String
  /// A few words for the list of commands.
  let brief: String
  /// One sentence for the help of the command.
  let summary: String
  /// A command line worth trying, after `marginscope`.
  let example: String
  let run: @Sendable (Options, Console) throws(CommandError) -> ExitStatus

  /// The rows, in the order of the help text.
  static let all: [Verb] = [
    live,
    Verb(
      name: .lesson, operand: "[FILE|NAME|NUMBER]",
      brief: "give a lesson, or list the lessons",
      summary: "Give a lesson on the terminal; without a name, list the lessons.",
      example: "lesson 3"
    ) { options, console throws(CommandError) in try lesson(options, console) },
    Verb(
      name: .lessonFrom, operand: "SESSION.jsonl",
      brief: "print a recorded session as a lesson to edit",
      summary: "Print a recorded session as a lesson to edit.",
      example: "lesson-from marginscope-7-1.session.jsonl"
    ) { options, console throws(CommandError) in try lessonFrom(options, console) },
    Verb(
      name: .replay, operand: "SESSION.jsonl", brief: "play a recorded session",
      summary: """
        Play a recorded session on the terminal, seek in it, and take over live at any point; \
        --record then records the new session.
        """,
      example: "replay marginscope-7-1.session.jsonl"
    ) { options, console throws(CommandError) in try replay(options, console) },
    Verb(
      name: .verify, operand: "SESSION.jsonl",
      brief: "check that a recorded session gives the same bits",
      summary: "Replay a recorded session without a screen and compare its checksums.",
      example: "verify marginscope-7-1.session.jsonl"
    ) { options, console throws(CommandError) in try verify(options, console) },
    Verb(
      name: .export, operand: "[SESSION|LESSON]",
      brief: "write recordings, pictures, tables and text",
      summary: """
        Write a recorded session, a lesson or a run of the options as a terminal recording, \
        pictures, tables and text; the same input gives the same bytes.
        """,
      example: #"export --do "160 margin 4" --tick 600 --cast margin.cast"#
    ) { options, console throws(CommandError) in try export(options, console) },
    Verb(
      name: .train, operand: "", brief: "train without a screen and print metrics",
      summary: "Train without a screen and print metrics.",
      example: #"train --margin 4 --steps 2000 --do "200 lambda 5""#
    ) { options, console throws(CommandError) in try train(options, console) },
    Verb(
      name: .sweep, operand: "", brief: "train every combination of settings",
      summary: """
        Train every combination of the values of dials, several at once, and write a row of metrics \
        of each; a sweep that was interrupted goes on where its file ends.
        """,
      example: #"sweep --vary "margin 1:8:.5" --seeds 16 --output sweep.csv"#
    ) { options, console throws(CommandError) in try sweep(options, console) },
    Verb(
      name: .frame, operand: "[SESSION|LESSON]", brief: "print the screen at a tick",
      summary: """
        Print the screen at a tick, of a run of the options, a recorded session or a lesson.
        """,
      example: #"frame --size 80x24 --do "160 margin 4" --view plane"#
    ) { options, console throws(CommandError) in try printFrame(options, console) },
    Verb(
      name: .evaluate, operand: "FILE.json", brief: "check losses and gradients of your own",
      summary: """
        Compute the losses and gradients of a golden document ("-" for standard input) and compare \
        them with the values that it expects.
        """,
      example: "evaluate mine.json --engine training"
    ) { options, console throws(CommandError) in try evaluate(options, console) },
    Verb(
      name: .help, operand: "[TOPIC]", brief: "explain a command or a topic",
      summary: "Explain a command or a topic; without one, print the most important.",
      example: "help losses"
    ) { options, console throws(CommandError) in try help(options, console) },
  ]

  /// Whether the operand may not be left out.
  var needsOperand: Bool { !operand.isEmpty && !operand.hasPrefix("[") }

  /// What happens without a verb.
  static let live = Verb(
    name: .live, operand: "", brief: "train live on the terminal",
    summary: "Train live on the terminal; every dial has its keys, and ? lists them.",
    example: "--data overlap --margin 2"
  ) { options, console throws(CommandError) in
    try runLive(LiveOptions(options, console))
  }
}
