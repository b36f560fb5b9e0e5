internal import Angular
internal import Learning
internal import Text

// How the numbers of the screen are written: panels, captions and the sentences of lessons share it, so
// that they cannot disagree.
extension Metric {
  /// How the screen writes a value, with its unit.
  package enum Format: Hashable, Sendable {
    /// A whole number.
    case whole
    /// A number of so many decimal places.
    case decimal(places: Int)
    /// A loss: three decimal places below 0.1, else two.
    case loss
    /// A number that moves, in about three digits.
    case brief
    /// An angle in degrees.
    case degrees(places: Int)
    /// One of the two angles of the criterion: in tenths of a degree where whole ones would look equal.
    case criterion
    /// A share, of 100.
    case percent(places: Int)
    /// A flag, in words.
    case words(no: String, yes: String)

    /// The text of a value.
    ///
    /// - Parameters:
    ///   - value: as the metric measures it; angles in degrees, shares from 0 to 1.
    ///   - criterionPlaces: the decimal places of the criterion's angles.
    ///   - places: other decimal places than the screen's; nil for the screen's.
    /// - Returns: the number and its unit, or a word.
    package func text(_ value: Double, criterionPlaces: Int = 0, places: Int? = nil) -> String {
      switch self {
      case .whole: Numerals.fixed(value, places ?? 0)
      case .decimal(let own): Numerals.fixed(value, places ?? own)
      case .loss: Numerals.fixed(value, places ?? (value < 0.1 ? 3 : 2))
      case .brief: places.map { Numerals.fixed(value, $0) } ?? Numerals.brief(value)
      case .degrees(let own): Numerals.fixed(value, places ?? own) + "\u{b0}"
      case .criterion: Numerals.fixed(value, places ?? criterionPlaces) + "\u{b0}"
      case .percent(let own): Numerals.fixed(100 * value, places ?? own) + " %"
      case .words(let no, let yes): value == 0 ? no : yes
      }
    }
  }

  /// The text of the present value; nil where there is none yet.
  package func text(in session: Session, places: Int? = nil) -> String? {
    value(session).map {
      format.text($0, criterionPlaces: session.criterionPlaces, places: places)
    }
  }
}

extension Metric.Kind {
  /// How values of the kind are written unless a row says otherwise.
  var format: Metric.Format {
    switch self {
    case .count: .whole
    case .number: .brief
    case .share: .percent(places: 1)
    case .degrees: .degrees(places: 0)
    case .flag: .words(no: "no", yes: "yes")
    }
  }
}

extension Session {
  /// Decimal places with which the widest class and the smallest gap are told apart: 1 where whole
  /// degrees look equal, else 0.
  package var criterionPlaces: Int {
    func whole(_ angle: Double) -> String { Numerals.fixed(degrees(angle), 0) }
    return whole(measures.maxIntra) == whole(measures.minInter) ? 1 : 0
  }
}

/// Every metric at one moment, to speak of it and to compare with it later.
package struct MetricReadings: Hashable, Sendable {
  private let values: [Double?]
  private let criterionPlaces: Int

  /// The metrics of a session as it stands.
  ///
  /// - Complexity: that of all rows of `Metric.all` together, which includes counting pairs.
  package init(_ session: Session) {
    let observation = Observation(session)
    values = Metric.all.map { $0.value(observation) }
    criterionPlaces = session.criterionPlaces
  }

  /// The value of a metric at that moment; nil where there was none yet.
  package func value(of metric: Metric) -> Double? {
    Metric.all.firstIndex { $0.name == metric.name }.flatMap { values[$0] }
  }

  /// The text of that value, as the screen wrote it then.
  package func text(of metric: Metric, places: Int? = nil) -> String? {
    value(of: metric).map {
      metric.format.text($0, criterionPlaces: criterionPlaces, places: places)
    }
  }
}
