import Experiment
import Interface
import Recording
import Screen

extension StillImage {
  /// The screen of a session, in all colors.
  init(_ session: Session, size: Size, glyphs: Glyphs = .braille, title: String) {
    var display = DisplayOptions(depth: .rgb, glyphs: glyphs)
    display.drawsExactRegions = true
    let frame = ScreenRenderer.frame(of: session, size: size, display: display)
      .settled(for: .rgb, glyphs: glyphs, channelBits: 8)
    self.init(
      frame, colors: TerminalColors(session.presentation.theme), title: title,
      description: ScreenRenderer.description(of: session))
  }
}

/// Writes the screen of a session into a folder, to a name that is not taken.
///
/// - Parameters:
///   - session: what is drawn.
///   - size: of the screen, in cells.
///   - folder: where, with its slash; empty for the current directory.
/// - Returns: the path.
/// - Throws: `CommandError.write` if it cannot be written.
func writeStill(of session: Session, size: Size, in folder: String) throws(CommandError) -> String {
  let word = "\(folder)marginscope-\(session.step)"
  let image = StillImage(session, size: size, title: "MarginScope")
  var number = 1
  while true {
    let path = number == 1 ? "\(word).svg" : "\(word)-\(number).svg"
    // Looked for first: writing the whole file for every name that is taken takes long.
    if fileKind(of: path) != nil, number < mostStills {
      number += 1
      continue
    }
    do throws(CommandError) {
      try PendingFile.write(image.svg, to: path, replaces: false)
      return path
    } catch .write(path, .exists) where number < mostStills {
      number += 1
    }
  }
}

/// The most stills of one step.
private let mostStills = 9999

/// The directory of exported stills, created if it does not exist.
struct StillFolder {
  private let path: String
  private let isNew: Bool
  private var used: Set<String> = []

  init(_ path: String) throws(CommandError) {
    self.path = path
    isNew = try makeFolder(path)
  }

  /// A file of that name which no other still has.
  mutating func path(for name: String) -> String {
    let word = fileSafe(name)
    var unique = word
    var number = 2
    // Some file systems take capitals and small letters for the same.
    while !used.insert(unique.lowercased()).inserted {
      unique = "\(word)-\(number)"
      number += 1
    }
    return "\(path)/\(unique).svg"
  }

  /// Removes the directory if it was created and is empty.
  func discard() { if isNew { removeFolder(path) } }
}

/// The longest file name that a still's name makes.
private let longestName = 80

/// A name that every file system and shell takes: ASCII letters, digits, dots, single dashes.
func fileSafe(_ name: String) -> String {
  let words = name.unicodeScalars.split { scalar in
    !("a"..."z").contains(scalar) && !("A"..."Z").contains(scalar) && !("0"..."9").contains(scalar)
      && scalar != "_" && scalar != "."
  }
  let safe = words.map { String($0) }.joined(separator: "-").prefix(longestName)
  let bare = safe.drop { $0 == "." || $0 == "-" }
  return bare.isEmpty ? "still" : String(bare)
}
