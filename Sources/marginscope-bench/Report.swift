import Experiment
internal import Text

/// The lines that are printed: what, measured, target.
enum Report {
  static func section(_ title: String) {
    print("\n" + padded(title, 56) + padded("measured", 24) + "target")
  }

  static func line(_ what: String, _ measured: String, target: String = "") {
    let text = padded("  " + what, 56) + padded(measured, 24) + target
    print(String(text.reversed().drop { $0 == " " }.reversed()))
  }

  /// Minimum and median of a timing in a unit, such as 1e6 for microseconds.
  static func line(
    _ what: String, _ timing: Timing, per second: Double, _ unit: String, target: String = ""
  ) {
    let minimum = Numerals.fixed(timing.minimum * second, 1)
    let median = Numerals.fixed(timing.median * second, 1)
    line(what, "\(minimum) (\(median)) \(unit)", target: target)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text.paddedRight(to: width - 1) + " "
  }
}
