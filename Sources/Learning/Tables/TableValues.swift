/// The numbers of a table, row by row, in as little memory as holds them exactly.
///
/// They are kept as floats until one comes that a float would round.
struct TableValues {
  /// Numbers so far.
  var count: Int { isWide ? doubles.count : singles.count }
  private var singles: [Float] = []
  private var doubles: [Double] = []
  private var isWide = false
  private let capacity: Int

  /// Room for so many numbers.
  init(capacity: Int) {
    self.capacity = capacity
    singles.reserveCapacity(capacity)
  }

  subscript(index: Int) -> Double { isWide ? doubles[index] : Double(singles[index]) }

  /// Adds a finite number.
  mutating func append(_ value: Double) {
    guard !isWide else {
      doubles.append(value)
      return
    }
    let single = Float(value)
    if Double(single) == value {
      singles.append(single)
    } else {
      widen()
      doubles.append(value)
    }
  }

  private mutating func widen() {
    isWide = true
    doubles.reserveCapacity(capacity)
    doubles += singles.lazy.map(Double.init)
    singles = []
  }

  mutating func removeLast(_ count: Int) {
    if isWide { doubles.removeLast(count) } else { singles.removeLast(count) }
  }

  /// Each column shifted and scaled to mean 0 and variance 1; 0 where it never varies.
  ///
  /// - Parameters:
  ///   - width: numbers of a row.
  ///   - first: the first column of the result.
  /// - Returns: the result row by row, and whether each of its columns varies.
  consuming func standardized(width: Int, first: Int) -> (inputs: [Float], varies: [Bool]) {
    guard isWide else {
      let columns = singles.withUnsafeBufferPointer { Columns($0, width: width) }
      var inputs = singles
      singles = []
      inputs.withUnsafeMutableBufferPointer { values in
        // A result is never behind the number that it comes from, so it can take its place.
        columns.scale(UnsafeBufferPointer(values), first, into: values)
      }
      inputs.removeLast(inputs.count / width * first)
      return (inputs, columns.varies(from: first))
    }
    let columns = doubles.withUnsafeBufferPointer { Columns($0, width: width) }
    let count = doubles.count / width * (width - first)
    let inputs = [Float](unsafeUninitializedCapacity: count) { inputs, initialized in
      doubles.withUnsafeBufferPointer { columns.scale($0, first, into: inputs) }
      initialized = count
    }
    return (inputs, columns.varies(from: first))
  }
}

/// What standardizes each column of a table.
///
/// Sums run down the rows, in one order whatever stands beside a column.
private struct Columns {
  /// The largest magnitude, 1 for a column of zeros.
  private var largest: [Double]
  /// The means of the shares of it: squares of huge values would overflow.
  private var means: [Double]
  /// The reciprocals of their standard deviations, 0 where nothing varies.
  private var scales: [Double]

  init<Value: TableNumber>(_ values: UnsafeBufferPointer<Value>, width: Int) {
    (largest, scales) = Self.ranges(values, width: width)
    means = Array(repeating: 0, count: width)
    let rows = Double(values.count / width)
    largest.withUnsafeBufferPointer { largest in
      means.withUnsafeMutableBufferPointer { means in
        for row in stride(from: 0, to: values.count, by: width) {
          for column in 0..<width {
            means[column] += values[row + column].wide / largest[column] / rows
          }
        }
        var variances = Array(repeating: 0.0, count: width)
        variances.withUnsafeMutableBufferPointer { variances in
          for row in stride(from: 0, to: values.count, by: width) {
            for column in 0..<width {
              let way = values[row + column].wide / largest[column] - means[column]
              variances[column] += way * way / rows
            }
          }
        }
        for column in 0..<width where scales[column] != 0 {
          scales[column] = 1 / variances[column].squareRoot()
        }
      }
    }
  }

  /// The largest magnitudes, and 1 for each column that varies.
  private static func ranges<Value: TableNumber>(
    _ values: UnsafeBufferPointer<Value>, width: Int
  ) -> (largest: [Double], varies: [Double]) {
    var low = values.prefix(width).map(\.wide)
    var high = low
    low.withUnsafeMutableBufferPointer { low in
      high.withUnsafeMutableBufferPointer { high in
        for row in stride(from: 0, to: values.count, by: width) {
          for column in 0..<width {
            let value = values[row + column].wide
            low[column] = value < low[column] ? value : low[column]
            high[column] = value > high[column] ? value : high[column]
          }
        }
      }
    }
    let largest = zip(low, high).map { max($0.magnitude, $1.magnitude) }
    return (largest.map { $0 == 0 ? 1 : $0 }, zip(low, high).map { $0 == $1 ? 0 : 1 })
  }

  /// Whether each column varies.
  func varies(from first: Int) -> [Bool] { scales[first...].map { $0 != 0 } }

  func scale<Value: TableNumber>(
    _ values: UnsafeBufferPointer<Value>, _ first: Int,
    into inputs: UnsafeMutableBufferPointer<Float>
  ) {
    let width = scales.count
    largest.withUnsafeBufferPointer { largest in
      means.withUnsafeBufferPointer { means in
        scales.withUnsafeBufferPointer { scales in
          var target = 0
          for row in stride(from: 0, to: values.count, by: width) {
            for column in first..<width {
              let share = values[row + column].wide / largest[column]
              let input = Float((share - means[column]) * scales[column])
              inputs[target + column - first] = scales[column] == 0 ? 0 : input
            }
            target += width - first
          }
        }
      }
    }
  }
}

/// A number that a double holds exactly.
private protocol TableNumber {
  var wide: Double { get }
}

extension Float: TableNumber {
  fileprivate var wide: Double { Double(self) }
}

extension Double: TableNumber {
  fileprivate var wide: Double { self }
}
