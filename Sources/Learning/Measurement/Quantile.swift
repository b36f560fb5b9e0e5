/// A quantile of ascending values, interpolated linearly between neighbors; 0 if there are none.
///
/// - Parameters:
///   - share: The share of values below the quantile, 0...1.
///   - sorted: The values, ascending.
/// - Returns: The value at the position share (n - 1).
package func quantile(_ share: Double, of sorted: [Double]) -> Double {
  guard let last = sorted.last else { return 0 }
  let place = share * Double(sorted.count - 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return last }
  return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
}
