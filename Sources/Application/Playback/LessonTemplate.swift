/// What `marginscope lesson --new FILE` writes: a lesson that runs and explains every statement.
let lessonTemplate = """
  # A lesson for MarginScope: one statement a line; from a # on, a comment.
  # Give it:  marginscope lesson FILE        Test it:  marginscope lesson FILE --headless
  # Texts stand in double quotes; \\" is a quote and \\n a new line within them.

  lesson "My first lesson" seed=7

  # What stands before any time passes is what the session begins with.
  data identities
  loss a-softmax margin=1
  set speed 10                    # steps a tick; there are 30 ticks a second

  mark "Without a margin"         # a chapter; its title stays on the screen
  say "Every dot is a sample, placed by the angle of its feature."
  run 800                         # train 800 steps
  hold 3                          # seconds to look, without training
  check accuracy > 0.95           # what you claim; --headless tests it

  # Waits until you press Enter or space; without a screen it rests for two seconds.
  pause "Which classes lie closest together?"

  ask "What will a larger margin do to the classes?" a="widen them" b="narrow them" answer=b

  mark "With a margin"
  say "Now the angle to the own class counts twice."
  snap "before"                   # exports write a still picture here
  ramp margin 1 2 over=100        # turn the dial evenly while 100 steps train
  until criterion = 1 max=3000    # train until this holds
  view margins                    # circle, plane, logit, margins, loss ...
  say "Every angle within a class is now smaller than every angle between classes."
  hold 4
  check max-intra < 45            # degrees

  # marginscope lesson --help lists the metrics, marginscope --help the actions.

  """

/// Writes the template where there is no file yet.
func writeTemplate(_ options: Options, _ console: Console) throws(CommandError) -> ExitStatus {
  guard !options.file.isEmpty, options.file != "-" else {
    throw .usage(.missingOperand(verb: .lesson, form: "--new FILE"))
  }
  try console.create(options.file, lessonTemplate, options.replacesFiles)
  try console.output.write("marginscope lesson \(options.file)\n")
  return .success
}
