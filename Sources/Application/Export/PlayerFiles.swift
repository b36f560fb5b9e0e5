import Recording

extension WebPage.Player {
  /// Where the player is looked for: in the named directory, else where packages leave it.
  ///
  /// - Parameters:
  ///   - directory: what `--player` names; nil where nothing does.
  ///   - console: where files are read.
  /// - Returns: the player; nil where no directory is named and none has it.
  /// - Throws: `CommandError` of a named directory without it.
  static func find(
    in directory: String?, _ console: Console
  ) throws(CommandError) -> WebPage.Player? {
    if let directory { return try read(directory, console) }
    for directory in places(console) {
      do throws(CommandError) {
        return try read(directory, console)
      } catch .file(_, .missing) {
        continue
      }
    }
    return nil
  }

  /// npm's directory, one beside the program or its installation, and Debian's.
  private static func places(_ console: Console) -> [String] {
    var places = ["node_modules/asciinema-player/dist/bundle"]
    if let program = console.program {
      let above = Path.directory(String(Path.directory(program).dropLast()))
      places.append(above + "share/marginscope/asciinema-player")
    }
    return places + [
      "/usr/share/javascript/asciinema-player",
      "/usr/share/nodejs/asciinema-player/dist/bundle",
    ]
  }

  private static func read(
    _ directory: String, _ console: Console
  ) throws(CommandError) -> WebPage.Player {
    WebPage.Player(
      style: try text("\(directory)/\(styleName)", console),
      script: try text("\(directory)/\(scriptName)", console))
  }

  private static func text(_ path: String, _ console: Console) throws(CommandError) -> String {
    let bytes = try console.content(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .file(path, .notText) }
    return text
  }
}
