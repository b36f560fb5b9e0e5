// How a value moves when its dial is turned or dragged.

func share(_ value: Double, of range: ClosedRange<Double>) -> Double {
  (value - range.lowerBound) / (range.upperBound - range.lowerBound)
}

func changed(
  _ value: Double, by step: Double, _ steps: Int, within range: ClosedRange<Double>,
  _ action: (Double) -> Action
) -> Action? {
  let next = multiple(of: step, near: value, steps, within: range)
  return next == value ? nil : action(next)
}

/// A linear dial lands on whole multiples of its step, which is 1/n; its values are not negative.
func multiple(
  of step: Double, near value: Double, _ steps: Int = 0, within range: ClosedRange<Double>
) -> Double {
  // Division by the inverse keeps steps of .05 free of binary dust: 41 / 20, not 41 * .05.
  let inverse = Double(Int(1 / step + 0.5))
  var nearest = Int(value * inverse + 0.5)
  // From between two multiples the first step goes to the neighbor.
  if steps > 0, Double(nearest) / inverse > value { nearest -= 1 }
  if steps < 0, Double(nearest) / inverse < value { nearest += 1 }
  let wanted = Double(nearest + steps) / inverse
  return min(max(wanted, range.lowerBound), range.upperBound)
}

func value(at place: Double, of range: ClosedRange<Double>) -> Double {
  range.lowerBound + place * (range.upperBound - range.lowerBound)
}

func rung(at place: Double, of ladder: [Double]) -> Double {
  ladder[Int(place * Double(ladder.count - 1) + 0.5)]
}

/// The next rung above or below; a value between two rungs goes to the neighbor first.
func climbed(
  _ value: Double, on ladder: [Double], _ steps: Int, _ action: (Double) -> Action
) -> Action? {
  let below = ladder.lastIndex { $0 < value } ?? -1
  let above = ladder.firstIndex { $0 > value } ?? ladder.count
  let wanted = steps > 0 ? above + steps - 1 : below + steps + 1
  let next = ladder[min(max(wanted, 0), ladder.count - 1)]
  return next == value ? nil : action(next)
}

func rung(_ value: Double, on ladder: [Double]) -> Double {
  let index = ladder.firstIndex { $0 >= value } ?? ladder.count - 1
  return Double(index) / Double(ladder.count - 1)
}

func position(of name: String, among names: [String]) -> Double? {
  names.count < 2
    ? nil : names.firstIndex(of: name).map { Double($0) / Double(names.count - 1) }
}

func cycled(_ name: String, among names: [String], _ steps: Int) -> String? {
  guard let index = names.firstIndex(of: name), names.count > 1 else { return nil }
  let next = (index + steps) % names.count
  return names[next < 0 ? next + names.count : next]
}
