import Experiment
import Text

/// A dial and the values that a sweep gives it.
struct SweepAxis: Equatable {
  /// The dial.
  let control: Control
  /// Its values, in the order given.
  let values: [ControlValue]

  /// The most combinations of one sweep.
  static let mostRuns = 1_000_000

  /// Why a text names no values.
  enum Fact: Equatable {
    /// No dial has this word.
    case noDial(String, nearest: String?)
    /// There is no value after the dial.
    case noValues(String)
    /// A value that the dial does not take, and how its values look.
    case badValue(String, of: String, form: String)
    /// Steps that do not lead from the first number to the last.
    case badRange(String)
    /// More values than a sweep may have.
    case tooMany(most: Int)
    /// The dial has values already.
    case twice(String)
  }

  /// Reads "DIAL VALUE,..." or "DIAL FROM:TO:STEP"; both may be mixed.
  init(parsing text: String) throws(UsageError) {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let word = words.first.map(String.init), let control = Control.named(word) else {
      let word = words.first.map(String.init) ?? ""
      let nearest = nearest(to: word, among: Control.all.map(\.word))
      throw .badAxis(text, .noDial(word, nearest: nearest))
    }
    guard words.count > 1 else { throw .badAxis(text, .noValues(word)) }
    var values: [ControlValue] = []
    for part in words[1].split(separator: ",", omittingEmptySubsequences: false) {
      let part = part.drop { $0 == " " }
      if control.takesRanges, part.contains(":") {
        values += try Self.range(part, of: control, in: text)
      } else {
        guard !part.isEmpty, let value = control.kind.read(String(part)) else {
          throw .badAxis(text, .badValue(String(part), of: word, form: control.kind.form))
        }
        values.append(value)
      }
      guard values.count <= Self.mostRuns else {
        throw .badAxis(text, .tooMany(most: Self.mostRuns))
      }
    }
    self.control = control
    self.values = values
  }

  /// Seeds from 1 on.
  init(seeds count: Int) {
    control = .seed
    values = (0..<count).map { .seed(UInt64($0) + 1) }
  }

  /// The numbers from FROM up to TO, STEP apart; STEP is 1 unless it is given.
  ///
  /// Counted in whole units of the last decimal place, so that 1:2:.1 ends with exactly 2.
  private static func range(
    _ part: Substring, of control: Control, in text: String
  ) throws(UsageError) -> [ControlValue] {
    let ends = part.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = ends.compactMap(Decimal.init)
    guard numbers.count == ends.count, (2...3).contains(ends.count) else {
      throw .badAxis(text, .badRange(String(part)))
    }
    let places = numbers.map(\.places).max() ?? 0
    let given = numbers + (numbers.count > 2 ? [] : [Decimal(units: 1, places: 0)])
    let units = given.compactMap { $0.units(places: places) }
    guard units.count == 3 else { throw .badAxis(text, .badRange(String(part))) }
    let step = units[2]
    guard step > 0, units[0] <= units[1] else { throw .badAxis(text, .badRange(String(part))) }
    guard (units[1] - units[0]) / step < mostRuns else {
      throw .badAxis(text, .tooMany(most: mostRuns))
    }
    var values: [ControlValue] = []
    for unit in stride(from: units[0], through: units[1], by: step) {
      let number = Decimal(units: unit, places: places).text
      guard let value = control.kind.read(number) else {
        throw .badAxis(text, .badValue(number, of: control.word, form: control.kind.form))
      }
      values.append(value)
    }
    return values
  }
}

extension Control {
  /// Whether its values can be counted from one to another.
  fileprivate var takesRanges: Bool { kind.isNumeric || kind == .seed }
}

/// A short number as it was written, in units of its last decimal place.
private struct Decimal {
  let units: Int
  let places: Int

  /// The most digits; so the difference of two numbers in the same units has 64 bits.
  private static let mostDigits = 12

  init(units: Int, places: Int) {
    self.units = units
    self.places = places
  }

  /// Reads digits with at most one point.
  init?(_ text: Substring) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), (1...Self.mostDigits).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let units = Int(digits)
    else { return nil }
    self.units = units
    places = parts.count > 1 ? parts[1].utf8.count : 0
  }

  /// The same number in units of a place at least as fine; nil where 64 bits do not hold it.
  func units(places finer: Int) -> Int? {
    (places..<max(places, finer)).reduce(units) { units, _ in
      units.flatMap { units in
        let (product, overflows) = units.multipliedReportingOverflow(by: 10)
        return overflows ? nil : product
      }
    }
  }

  /// The number in digits, with a point only where places remain.
  var text: String {
    guard places > 0 else { return "\(units)" }
    guard !units.isMultiple(of: 10) else {
      return Decimal(units: units / 10, places: places - 1).text
    }
    let digits = "\(units)".paddedLeft(to: places + 1, with: "0")
    return "\(digits.dropLast(places)).\(digits.suffix(places))"
  }
}
