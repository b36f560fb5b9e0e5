extension Numerals {
  /// A number as labels and captions write it: two decimal places, small numbers in two significant
  /// digits, no zeros at the end.
  ///
  /// 2.5 is "2.5", 0.30666666666666664 is "0.31", 0.0033333 is "0.0033". Numbers below 1e-8 and beyond
  /// 1e13 come in their shortest text.
  package static func short(_ value: Double) -> String {
    let size = value.magnitude
    guard size >= 1e-8, size < 1e13 else { return shortest(value) }
    var places = 2
    var bound = 0.1
    while size < bound {
      places += 1
      bound /= 10
    }
    let text = fixed(value, min(places, 9))
    let kept = text.reversed().drop { $0 == "0" }
    return String((kept.first == "." ? kept.dropFirst() : kept).reversed())
  }
}
