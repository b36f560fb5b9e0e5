internal import Text

/// What a control can be set to.
package enum ControlValue: Hashable, Sendable {
  /// A number, such as m.
  case number(Double)
  /// A whole number, such as the class count.
  case whole(Int)
  /// A seed.
  case seed(UInt64)
  /// On or off.
  case flag(Bool)
  /// The name of a row of a table, or one of a few words.
  case name(String)

  /// What kinds of values there are, and how each is spelled.
  package enum Kind: Hashable, Sendable {
    /// A finite number; the form stands for it in a help text.
    case number(form: String)
    /// A whole number, likewise.
    case whole(form: String)
    /// A whole number of 64 bits.
    case seed
    /// On or off.
    case flag
    /// A name; whether there is such a row is known when it is set.
    case name
    /// One of these words.
    case choice([String])
  }

  /// The text that reads back as this value.
  package var text: String {
    switch self {
    case .number(let number): Numerals.shortest(number)
    case .whole(let number): "\(number)"
    case .seed(let seed): "\(seed)"
    case .flag(let isOn): isOn ? "on" : "off"
    case .name(let name): Statement.name(name)
    }
  }

  /// The value as labels and captions write it, numbers in a few digits.
  package var label: String {
    switch self {
    case .number(let number): Numerals.short(number)
    case .whole(let number): "\(number)"
    case .seed(let seed): "\(seed)"
    case .flag(let isOn): isOn ? "on" : "off"
    case .name(let name): name
    }
  }

  /// The number, where the value is one that a slider can place; nil for seeds, flags and names.
  package var number: Double? {
    switch self {
    case .number(let number): number
    case .whole(let number): Double(number)
    case .seed, .flag, .name: nil
    }
  }
}

extension ControlValue.Kind {
  /// How a value looks in a help text.
  package var form: String {
    switch self {
    case .number(let form), .whole(let form): form
    case .seed: "N"
    case .flag: "on|off"
    case .name: "NAME"
    case .choice(let words): words.joined(separator: "|")
    }
  }

  /// Whether a value is of this kind.
  func takes(_ value: ControlValue) -> Bool {
    switch (self, value) {
    case (.number, .number), (.whole, .whole), (.seed, .seed), (.flag, .flag), (.name, .name),
      (.choice, .name):
      true
    case (.number, _), (.whole, _), (.seed, _), (.flag, _), (.name, _), (.choice, _):
      false
    }
  }

  /// Whether values of this kind are numbers that a turn makes larger or smaller.
  package var isNumeric: Bool {
    switch self {
    case .number, .whole: true
    case .seed, .flag, .name, .choice: false
    }
  }

  /// The value that the text spells, or nil if it is of another form.
  package func read(_ text: String) -> ControlValue? {
    switch self {
    case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
    case .whole: Int(text).map { .whole($0) }
    case .seed: UInt64(text).map { .seed($0) }
    case .flag: text == "on" ? .flag(true) : text == "off" ? .flag(false) : nil
    case .name: .name(text)
    case .choice(let words): words.contains(text) ? .name(text) : nil
    }
  }

  /// A number as a value of this kind; nil where the kind is no number.
  func value(_ number: Double) -> ControlValue? {
    switch self {
    case .number: .number(number)
    case .whole: Int(exactly: number).map { .whole($0) }
    case .seed, .flag, .name, .choice: nil
    }
  }
}
