perform(Array(CommandLine.arguments.dropFirst()), .standard).exit()
