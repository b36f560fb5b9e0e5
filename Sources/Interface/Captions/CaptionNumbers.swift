internal import Angular
internal import Experiment
internal import Text

// Numbers as captions write them.
extension Caption {
  static func number(_ value: Double) -> String { Numerals.short(value) }

  static func loss(_ value: Double) -> String {
    value < 0.0005 ? "under 0.001" : Numerals.fixed(value, value < 0.1 ? 3 : 2)
  }

  static func whole(_ radians: Double) -> String {
    Numerals.fixed(degrees(radians), 0) + "\u{00b0}"
  }

  static func tenths(_ radians: Double) -> String {
    Numerals.fixed(degrees(radians), 1) + "\u{00b0}"
  }

  static func percent(_ share: Double) -> String {
    Numerals.fixed(100 * share, 1) + " %"
  }
}
