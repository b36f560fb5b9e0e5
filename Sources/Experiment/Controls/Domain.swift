internal import Text

/// The values that a control takes in a session, and how its dial goes through them.
package enum Domain: Sendable {
  /// The numbers of a range; the dial lands on multiples of its steps, each 1 over a whole number.
  case even(ClosedRange<Double>, step: Double, coarse: Double)
  /// The numbers of a range, or without one only the stops; the dial goes from stop to stop,
  /// coarsely by so many at a time.
  case stops([Double], coarse: Int, range: ClosedRange<Double>?)
  /// These values; the dial goes around the end.
  case choices([ControlValue])
  /// All seeds; the dial counts, coarsely by 10.
  case seeds

  /// The whole numbers of a range, coarsely by two.
  static func whole(_ range: ClosedRange<Int>) -> Domain {
    .stops(
      range.map(Double.init), coarse: 2,
      range: Double(range.lowerBound)...Double(range.upperBound))
  }

  /// The names of a table.
  static func names(_ names: [String]) -> Domain { .choices(names.map { .name($0) }) }
}

extension ControlValue.Kind {
  /// All values of the kind, where they can be counted; nil for numbers and for names of a table.
  var domain: Domain? {
    switch self {
    case .choice(let words): .names(words)
    case .flag: .choices([.flag(false), .flag(true)])
    case .seed: .seeds
    case .number, .whole, .name: nil
    }
  }
}

extension Domain {
  /// What is wrong with a value; nil if it may be set.
  func refusal(of value: ControlValue, _ control: Control) -> ActionError? {
    guard control.kind.takes(value) else {
      return .badArgument(verb: control.word, text: value.text, form: control.kind.form)
    }
    switch self {
    case .even(let range, _, _), .stops(_, _, .some(let range)):
      guard let number = value.number, !range.contains(number) else { return nil }
      return .outOfRange(verb: control.word, value: number, range: range)
    case .stops(let stops, _, nil):
      guard let number = value.number, !stops.contains(number) else { return nil }
      return .noSuch(
        verb: control.word, name: value.text, choices: stops.map { Numerals.shortest($0) })
    case .choices(let choices):
      guard !choices.contains(value) else { return nil }
      return .noSuch(verb: control.word, name: value.label, choices: choices.map(\.label))
    case .seeds:
      return nil
    }
  }

  /// Where a value lies between the ends, 0...1; nil where there is nothing to turn.
  func place(of value: ControlValue) -> Double? {
    switch self {
    case .even(let range, _, _):
      guard range.lowerBound < range.upperBound, let number = value.number else { return nil }
      return (number - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .stops(let stops, _, _):
      guard stops.count > 1, let number = value.number else { return nil }
      let index = stops.firstIndex { $0 >= number } ?? stops.count - 1
      return Double(index) / Double(stops.count - 1)
    case .choices(let choices):
      guard choices.count > 1, let index = choices.firstIndex(of: value) else { return nil }
      return Double(index) / Double(choices.count - 1)
    case .seeds:
      return 0.5
    }
  }

  /// The first and the last value; nil where there is none.
  func ends(_ kind: ControlValue.Kind) -> (first: ControlValue, last: ControlValue)? {
    let first: ControlValue?
    let last: ControlValue?
    switch self {
    case .even(let range, _, _):
      (first, last) = (kind.value(range.lowerBound), kind.value(range.upperBound))
    case .stops(let stops, _, _):
      (first, last) = (stops.first.flatMap(kind.value), stops.last.flatMap(kind.value))
    case .choices(let choices): (first, last) = (choices.first, choices.last)
    case .seeds: (first, last) = (nil, nil)
    }
    guard let first, let last else { return nil }
    return (first, last)
  }

  /// The value so many steps further on; nil where the dial goes no further.
  func value(
    after value: ControlValue, _ steps: Int, coarse: Bool, _ kind: ControlValue.Kind
  ) -> ControlValue? {
    let next: ControlValue?
    switch self {
    case .even(let range, let step, let coarseStep):
      next = value.number.flatMap {
        kind.value(multiple(of: coarse ? coarseStep : step, near: $0, steps, within: range))
      }
    case .stops(let stops, let many, _):
      next = value.number.flatMap {
        kind.value(stop(near: $0, on: stops, coarse ? many * steps : steps))
      }
    case .choices(let choices):
      guard choices.count > 1, let index = choices.firstIndex(of: value) else { return nil }
      let place = (index + steps) % choices.count
      next = choices[place < 0 ? place + choices.count : place]
    case .seeds:
      guard case .seed(let seed) = value else { return nil }
      let change = coarse ? 10 * steps : steps
      next = .seed(
        change < 0
          ? seed - min(seed, UInt64(-change))
          : seed.addingReportingOverflow(UInt64(change)).partialValue)
    }
    return next == value ? nil : next
  }

  /// The value at a place between the ends, 0...1; nil where a slider has no sense.
  func value(at place: Double, _ kind: ControlValue.Kind) -> ControlValue? {
    switch self {
    case .even(let range, let step, _):
      let wanted = range.lowerBound + place * (range.upperBound - range.lowerBound)
      return kind.value(multiple(of: step, near: wanted, within: range))
    case .stops(let stops, _, _):
      return stops.isEmpty ? nil : kind.value(stops[Int(place * Double(stops.count - 1) + 0.5)])
    case .choices, .seeds:
      return nil
    }
  }
}

/// The multiple of a step so many steps from a value that is not negative; the step is 1/n.
private func multiple(
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

/// The stop so many steps from a value; one between two stops goes to its neighbor first.
private func stop(near value: Double, on stops: [Double], _ steps: Int) -> Double {
  let below = stops.lastIndex { $0 < value } ?? -1
  let above = stops.firstIndex { $0 > value } ?? stops.count
  let wanted = steps > 0 ? above + steps - 1 : below + steps + 1
  return stops[min(max(wanted, 0), stops.count - 1)]
}
