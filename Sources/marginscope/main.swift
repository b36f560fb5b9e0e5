perform(try processArguments(), .standard).exit()
