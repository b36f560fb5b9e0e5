/// A number as people write it, without the platform's formatting and its locale.
package enum Numerals {
  /// `value` rounded to `places` decimal places (0...9), halves away from zero; "-" for NaN.
  package static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "-" : value < 0 ? "-inf" : "inf" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = value.magnitude * scale
    guard scaled < 1e15 else { return "\(value)" }
    let digits = Int(scaled + 0.5)
    let unit = Int(scale)
    let sign = value < 0 && digits > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(digits)" }
    let fraction = "\(digits % unit)"
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(digits / unit).\(zeros)\(fraction)"
  }

  /// A number that moves, in about three digits; one that needs fewer in its shortest text.
  package static func brief(_ value: Double) -> String {
    let size = value.magnitude
    let text = fixed(value, size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0)
    return Double(text) == value ? shortest(value) : text
  }

  /// Whole seconds as minutes and seconds: 75 is 1:15.
  package static func clock(seconds: Int) -> String {
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The shortest text that reads back as `value`, whole numbers without a point.
  package static func shortest(_ value: Double) -> String {
    if value.magnitude < 1e15, value == Double(Int(value)) { return "\(Int(value))" }
    return "\(value)"
  }
}
