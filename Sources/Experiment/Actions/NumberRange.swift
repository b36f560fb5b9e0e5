internal import Learning

/// The numbers that an action takes, as far as they do not depend on the session.
package enum NumberRange: Hashable, Sendable {
  /// Whole numbers.
  case whole(ClosedRange<UInt64>)
  /// Whole numbers from 0 on.
  case natural
  /// Numbers.
  case any(ClosedRange<Double>)
  /// These numbers only.
  case only([Double])
}

extension Control {
  /// The numbers that it takes under some loss with some data; nil for names, and for numbers whose
  /// range depends on these.
  var numbers: NumberRange? {
    if kind == .seed { return .whole(0...UInt64.max) }
    var ranges: [ClosedRange<Double>] = []
    for loss in Session.losses {
      for dataset in Dataset.all {
        switch domain(Scope(loss: loss, dataset: dataset, datasets: Dataset.all)) {
        case .even(let range, _, _), .stops(_, _, .some(let range)): ranges.append(range)
        case .stops(let stops, _, nil): return .only(stops)
        case .choices, .seeds, nil: break
        }
      }
    }
    guard let least = ranges.map(\.lowerBound).min(), let most = ranges.map(\.upperBound).max()
    else { return nil }
    switch kind {
    case .whole: return .whole(UInt64(least)...UInt64(most))
    case .number: return Set(ranges).count == 1 ? .any(least...most) : nil
    case .seed, .flag, .name, .choice: return nil
    }
  }
}
