internal import Learning

extension Dataset {
  /// A class as captions call it: its letter, and its name where a file gives it another one.
  func title(ofClass label: Int) -> String {
    let name = name(ofClass: label, columns: 16)
    return name.isEmpty ? String(symbols[label]) : "\(symbols[label]) (\(name))"
  }

  /// The name that a file gives a class, cut to so many columns; empty where the letter is its name
  /// or none of its characters can be shown.
  func name(ofClass label: Int, columns: Int) -> String {
    guard classNames.indices.contains(label), classNames[label] != String(symbols[label]) else {
      return ""
    }
    let name = shown(classNames[label])
    guard name.contains(where: { $0 != "?" && $0 != " " }) else { return "" }
    return name.count <= columns ? name : name.prefix(max(0, columns - 1)) + "\u{2026}"
  }
}

/// A text in characters of one column each: what is wider, combined or unprintable is a question mark.
private func shown(_ text: String) -> String {
  String(
    text.map { character in
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1
      else { return "?" }
      switch scalar.value {
      // ASCII, Latin with its extensions, Greek and Cyrillic.
      case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F, 0x386...0x3FF, 0x400...0x481: return character
      default: return "?"
      }
    })
}
