import Elementary

#if arch(x86_64)
  /// The precision of the reference: the C library's 64-bit significand where there is one.
  typealias Wide = Float80
#else
  typealias Wide = Double
#endif

/// How far `value` is from the truth, in units in the last place of the truth as a double.
func ulps(_ value: Double, from truth: Wide) -> Double {
  let rounded = Double(truth)
  guard value.isFinite, rounded.isFinite else {
    return value == rounded || (value.isNaN && rounded.isNaN) ? 0 : .infinity
  }
  return abs(Double((Wide(value) - truth) / Wide(rounded.ulp)))
}

/// How far `value` is from the truth, in units in the last place of the truth as a float.
func ulps(_ value: Float, from truth: Double) -> Double {
  let rounded = Float(truth)
  guard value.isFinite, rounded.isFinite else {
    return value == rounded || (value.isNaN && rounded.isNaN) ? 0 : .infinity
  }
  return abs((Double(value) - truth) / Double(rounded.ulp))
}

/// `count` numbers from `low` to `high`, evenly spaced but for a seeded jitter, eight at a time.
func sweep(_ low: Double, _ high: Double, count: Int, seed: UInt64 = 1) -> [Lanes] {
  var random = Generator(seed: seed)
  let step = (high - low) / Double(count)
  return stride(from: 0, to: count, by: 8).map { start in
    var lanes = Lanes.zero
    for lane in 0..<8 { lanes[lane] = low + (Double(start + lane) + random.uniform()) * step }
    return lanes
  }
}

/// The largest error of `function` over the arguments, in ulp.
func largestError(
  over arguments: [Lanes], of function: (Lanes) -> Lanes, against truth: (Wide) -> Wide
) -> Double {
  var worst = 0.0
  for lanes in arguments {
    let values = function(lanes)
    for lane in 0..<8 { worst = max(worst, ulps(values[lane], from: truth(Wide(lanes[lane])))) }
  }
  return worst
}

/// The largest error of `function` over the arguments, rounded to floats, in ulp.
func largestError(
  over arguments: [Lanes], of function: (FloatLanes) -> FloatLanes,
  against truth: (Double) -> Double
) -> Double {
  var worst = 0.0
  for lanes in arguments {
    let floats = FloatLanes(lanes)
    let values = function(floats)
    for lane in 0..<8 { worst = max(worst, ulps(values[lane], from: truth(Double(floats[lane])))) }
  }
  return worst
}

/// Prints a measured error and hands it on.
func reported(_ name: String, _ error: Double) -> Double {
  print("largest error of \(name): \((error * 1000).rounded() / 1000) ulp")
  return error
}
