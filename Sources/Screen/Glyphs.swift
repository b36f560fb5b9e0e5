/// Which characters a terminal can draw.
package enum Glyphs: String, CaseIterable, Sendable {
  /// The printable ASCII characters only.
  case ascii
  /// Also boxes, half blocks and letters beyond ASCII.
  case block
  /// Also quadrants, and the braille dots, 2 by 4 a cell.
  case braille
  /// Also sextants, 2 by 3 areas a cell, which few fonts have.
  case sextant

  /// The nearest character that can be drawn, always one column wide.
  ///
  /// Drawing code chooses its characters by `Glyphs` itself. Text from outside, such as a class name
  /// of a CSV file, may hold control characters or characters of another width: they become question
  /// marks.
  @inline(__always) func nearest(to scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value >= 0x20, scalar.value < 0x7F { return scalar }
    return standIn(for: scalar)
  }

  private func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\u{A0}" || scalar == "\u{2800}" { return " " }
    guard scalar.takesOneColumn else { return "?" }
    switch self {
    case .ascii: return scalar.asciiLookalike
    case .block: return scalar.isBraille || scalar.isFineBlock ? scalar.halfBlock : scalar
    case .braille: return scalar.isSextant ? scalar.halfBlock : scalar
    case .sextant: return scalar
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character takes one column on every terminal: blocks that hold all that is drawn and
  /// no wide, combining or invisible character.
  fileprivate var takesOneColumn: Bool {
    switch value {
    case 0xA1...0xAC, 0xAE...0x24F: true  // Latin, without the soft hyphen
    case 0x391...0x3A1, 0x3A3...0x3E1, 0x410...0x44F: true  // Greek, Cyrillic
    case 0x2010...0x2027, 0x2030...0x205E: true  // dashes, quotes, bullets
    case 0x2070...0x2071, 0x2074...0x208E: true  // superscripts, subscripts
    case 0x2190...0x22FF: true  // arrows, mathematics
    case 0x2500...0x25FC, 0x2605...0x2606: true  // boxes, blocks, shapes
    case 0x2713...0x2718, 0x27E8...0x27E9: true  // ticks and crosses, angle brackets
    case 0x2800...0x28FF: true  // braille
    case 0x1FB00...0x1FB3B: true  // sextants
    default: false
    }
  }

  fileprivate var isBraille: Bool { value >= 0x2800 && value <= 0x28FF }

  fileprivate var isSextant: Bool { value >= 0x1FB00 && value <= 0x1FB3B }

  /// Areas finer than half a cell.
  fileprivate var isFineBlock: Bool { value >= 0x2596 && value <= 0x259F || isSextant }

  /// Which halves of the cell hold braille dots or parts of a mosaic.
  private var halves: (upper: Bool, lower: Bool) {
    if let areas = inkedAreas { return (areas & 0x03F != 0, areas & 0xFC0 != 0) }
    return (value & 0b0001_1011 != 0, value & 0b1110_0100 != 0)
  }

  /// Braille dots or small areas seen as the half blocks that they touch.
  fileprivate var halfBlock: Unicode.Scalar {
    switch halves {
    case (true, true): "\u{2588}"
    case (true, false): "\u{2580}"
    case (false, true): "\u{2584}"
    case (false, false): " "
    }
  }

  fileprivate var asciiLookalike: Unicode.Scalar {
    if isBraille {
      switch halves {
      case (true, true): return ":"
      case (true, false): return "'"
      case (false, true): return "."
      case (false, false): return " "
      }
    }
    switch self {
    case "─", "━", "┄", "┅", "┈", "┉", "╌", "╍", "═", "╴", "╶", "╸", "╺": return "-"
    case "│", "┃", "┆", "┇", "┊", "┋", "╎", "╏", "║", "╵", "╷", "╹", "╻": return "|"
    case "╱": return "/"
    case "╲": return "\\"
    case "╳", "×", "✕", "✗", "✘": return "x"
    case "▀": return "\""
    case "▁", "▂", "▃", "▄": return "_"
    case "░", "·", "∙", "…": return "."
    case "▒", "∶": return ":"
    case "←", "◀", "◂", "⟨", "≤", "≪": return "<"
    case "→", "▶", "▸", "⟩", "≥", "≫": return ">"
    case "↑", "▲", "▴": return "^"
    case "↓", "▼", "▾", "✓", "✔": return "v"
    case "↔", "–", "—", "−", "‐", "‑": return "-"
    case "●", "•", "◆", "★", "☆", "∗": return "*"
    case "○", "◯", "◦", "°", "∘": return "o"
    case "±": return "+"
    case "≈", "∼": return "~"
    case "≠": return "#"
    case "‖": return "|"
    case "‘", "’", "′": return "'"
    case "“", "”", "″": return "\""
    case "¹", "₁": return "1"
    case "²", "₂": return "2"
    case "³": return "3"
    case "₀": return "0"
    case "α": return "a"
    case "β": return "b"
    case "γ": return "g"
    case "δ", "Δ": return "d"
    case "ε", "η": return "e"
    case "θ", "τ": return "t"
    case "λ": return "l"
    case "μ", "µ": return "u"
    case "π": return "p"
    case "σ", "Σ", "∑": return "s"
    case "φ", "ϕ": return "f"
    case "ψ": return "y"
    case "√": return "V"
    case "∞": return "8"
    default:
      switch value {
      case 0x2500...0x257F: return "+"
      case 0x2580...0x25A3: return "#"
      default: return "?"
      }
    }
  }
}
