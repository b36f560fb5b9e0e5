/// Numbers as text, without the platform's formatting and its locale.
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
    let fraction = "\(digits % unit)".paddedLeft(to: places, with: "0")
    return "\(sign)\(digits / unit).\(fraction)"
  }

  /// A number that moves, in about three digits; one that needs fewer in its shortest text.
  package static func brief(_ value: Double) -> String {
    let size = value.magnitude
    let text = fixed(value, size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0)
    return Double(text) == value ? shortest(value) : text
  }

  /// A count with a comma between thousands: 6372000 is 6,372,000.
  package static func grouped(_ count: Int) -> String {
    let digits = Array("\(count.magnitude)")
    let groups = stride(from: digits.count, to: 0, by: -3).reversed()
      .map { String(digits[max(0, $0 - 3)..<$0]) }
    return (count < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// Seconds as minutes and seconds, `m:ss`: 75 is 1:15.
  package static func clock(seconds: Int) -> String {
    "\(seconds / 60):" + "\(seconds % 60)".paddedLeft(to: 2, with: "0")
  }

  /// Milliseconds as `hh:mm:ss.mmm`, the timestamp of WebVTT.
  package static func timestamp(milliseconds: Int) -> String {
    func field(_ number: Int, _ digits: Int) -> String {
      "\(number)".paddedLeft(to: digits, with: "0")
    }
    let seconds = milliseconds / 1000
    let fields = [field(seconds / 3600, 2), field(seconds / 60 % 60, 2), field(seconds % 60, 2)]
    return fields.joined(separator: ":") + "." + field(milliseconds % 1000, 3)
  }

  /// The shortest text that reads back as `value`, whole numbers without a point.
  package static func shortest(_ value: Double) -> String {
    if value.magnitude < 1e15, value == Double(Int(value)) { return "\(Int(value))" }
    return "\(value)"
  }
}
