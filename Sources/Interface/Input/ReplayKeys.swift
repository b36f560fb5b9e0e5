package import Screen

/// What a key asks of a replay.
package enum ReplayCommand: Hashable, Sendable {
  /// Goes on or waits.
  case toggle
  /// Goes forth by seconds, or back.
  case seek(seconds: Int)
  /// Goes to the next marker, or the previous one.
  case marker(Int)
  /// Plays faster, or slower.
  case faster(Int)
  /// Goes to the first tick, or the last.
  case home
  case end
  /// Goes on live from here.
  case takeOver
  /// Shows the keys, or hides them.
  case help
  /// The program ends.
  case quit
}

/// The one table of keys while a session is replayed; footer and help page read it.
package enum ReplayKeys {
  /// One row: keys, what they do.
  package struct Binding: Sendable {
    /// The keys that do it, in the order of their commands.
    package let keys: [Key]
    /// A word or two for the footer; empty for keys that the help page alone names.
    package let hint: String
    /// One sentence for the help page.
    package let summary: String
    /// What each key asks for.
    package let commands: [ReplayCommand]

    /// The keys as people write them.
    package func keysText(_ glyphs: Glyphs) -> String {
      keys.map { name($0, glyphs) }.joined(separator: " ")
    }
  }

  /// What a key asks for; nil for nothing.
  package static func command(for key: Key) -> ReplayCommand? {
    for binding in bindings {
      if let index = binding.keys.firstIndex(of: key) { return binding.commands[index] }
    }
    return nil
  }

  /// The rows, in the order of footer and help page.
  package static let bindings: [Binding] = [
    Binding(
      keys: [.character(" ")], hint: "play", summary: "play or wait", commands: [.toggle]),
    Binding(
      keys: [.left, .right], hint: "5 s", summary: "go five seconds back or forth",
      commands: [.seek(seconds: -5), .seek(seconds: 5)]),
    Binding(
      keys: [.shiftLeft, .shiftRight], hint: "", summary: "go thirty seconds back or forth",
      commands: [.seek(seconds: -30), .seek(seconds: 30)]),
    Binding(
      keys: [.up, .down], hint: "pace", summary: "play faster or slower",
      commands: [.faster(1), .faster(-1)]),
    Binding(
      keys: [.character("["), .character("]")], hint: "", summary: "previous or next marker",
      commands: [.marker(-1), .marker(1)]),
    Binding(
      keys: [.home, .end], hint: "", summary: "the first or the last tick", commands: [.home, .end]),
    Binding(
      keys: [.enter], hint: "live", summary: "take over: go on live from here",
      commands: [.takeOver]),
    Binding(
      keys: [.character("?"), .escape], hint: "", summary: "show or close this page",
      commands: [.help, .help]),
    Binding(keys: [.character("q")], hint: "quit", summary: "quit", commands: [.quit]),
  ]
}
