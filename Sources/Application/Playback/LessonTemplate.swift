/// What `marginscope lesson --new FILE` writes: a lesson that runs and explains the statements.
let lessonTemplate = """
  # A lesson for MarginScope: one statement a line; from a # on, a comment.
  # Give it:  marginscope lesson FILE        Test it:  marginscope lesson FILE --headless
  # Texts stand in double quotes; \\" is a quote and \\n a new line within them.
  # {METRIC} in a text is what is measured when it is said, with its unit; {{ is a brace.

  lesson "My first lesson" seed=7

  # What stands before any time passes is what the session begins with.
  data identities
  loss a-softmax margin=1
  set speed 10                    # steps a tick; there are 30 ticks a second

  mark "Without a margin"         # a chapter; the learner can go back to it, and skip it
  say "Every dot is a sample, placed by the angle of its feature."
  hold                            # nothing trains for as long as this takes to read
  run 800                         # train 800 steps
  say "After {step} steps {accuracy} of the samples are classified correctly."
  hold 4                          # seconds
  check accuracy > 0.95           # what you claim; --headless tests it

  # Waits until the learner presses enter or space; in a film it stays as long as it takes to read.
  pause "Which classes lie closest together?"

  mark "With a margin"
  remember before                 # keeps every metric: before.width is the width of this moment
  hide numbers verdicts           # nothing on the screen answers the question before it is asked

  # answer=later leaves the answer to what happens; reveal measures it.
  ask "m goes from 1 to 2. What will the classes do?" a="widen" b="narrow" c="stay" answer=later
  say "Now the angle to its own class counts twice."
  ramp margin 1 2 over=100        # turn the dial evenly while 100 steps train
  run 600
  show numbers verdicts
  reveal "a if width > 1.1 * before.width, b if width < 0.9 * before.width, else c"
  why "With m = 2 training asks that twice the angle to its own class be below that to any other."
  say "The median width went from {before.width} to {width}."
  hold
  check width < before.width

  set margin 4
  until criterion = 1 max=3000    # train until this holds
  view margins                    # circle, plane, logit, margins, loss ...
  say "The widest class spans {max-intra}, the smallest gap between two classes is {min-inter}."
  hold
  check max-intra < min-inter
  snap "after"                    # exports write a still picture here

  # marginscope help lessons lists statements and parts of the screen; help metrics and help actions
  # what is measured and what set does.

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
