internal import Experiment
internal import Text

/// What is measured, and when: now, of the ghost, or at the moment that a lesson remembers.
package struct Measurement: Hashable, Sendable {
  /// Whose metrics.
  package enum Moment: Hashable, Sendable {
    /// The session's, as it stands.
    case now
    /// Those of the run frozen for comparison.
    case ghost
    /// Those remembered under a name.
    case remembered(String)
  }

  /// What stands before the dot for the frozen run.
  package static let ghostWord = "ghost"

  /// When.
  package let moment: Moment
  /// The name of a row of `Metric.all`.
  package let metric: String

  /// A metric at a moment.
  package init(_ metric: String, _ moment: Moment = .now) {
    self.metric = metric
    self.moment = moment
  }

  /// The text that reads back as this measurement, such as `width` and `before.width`.
  package var text: String {
    switch moment {
    case .now: metric
    case .ghost: "\(Measurement.ghostWord).\(metric)"
    case .remembered(let name): "\(name).\(metric)"
    }
  }

  /// `METRIC` or `NAME.METRIC`; former names of metrics are read as the present ones.
  init(parsing text: String) throws(LessonError.Fault) {
    let row: Metric?
    let word: String
    // A former name of a metric may have a dot.
    if let plain = Metric.named(text) {
      (row, word, moment) = (plain, text, .now)
    } else if let dot = text.firstIndex(of: ".") {
      let name = String(text[..<dot])
      word = String(text[text.index(after: dot)...])
      row = Metric.named(word)
      moment = name == Measurement.ghostWord ? .ghost : .remembered(name)
    } else {
      (row, word, moment) = (nil, text, .now)
    }
    guard let row else {
      throw .noMetric(word, nearest: nearest(to: word, among: Metric.all.map(\.name)))
    }
    metric = row.name
  }
}

/// Words of a lesson, with measured values in braces: `{width}`, `{before.gap}`, `{loss:4}`.
///
/// A value is written as the panels write it, with its unit; a colon and a digit ask for other decimal
/// places. `{{` is a brace.
package struct LessonText: Hashable, Sendable, ExpressibleByStringLiteral {
  /// A part of the text.
  enum Part: Hashable, Sendable {
    case words(String)
    case value(Measurement, places: Int?)
  }

  let parts: [Part]

  /// The most decimal places that can be asked for.
  static let mostPlaces = 6

  /// Words without measured values; a brace is a brace.
  package init(_ words: String) { parts = words.isEmpty ? [] : [.words(words)] }

  /// Words without measured values.
  package init(stringLiteral words: String) { self.init(words) }

  /// The text of a lesson's file.
  init(parsing text: String) throws(LessonError.Fault) {
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let brace = rest.firstIndex(of: "{") {
      words += rest[..<brace]
      rest = rest[rest.index(after: brace)...]
      if rest.first == "{" {
        words += "{"
        rest = rest.dropFirst()
        continue
      }
      guard let end = rest.firstIndex(of: "}") else { throw .openBrace }
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
      parts.append(try LessonText.value(String(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
    words += rest
    if !words.isEmpty { parts.append(.words(words)) }
    self.parts = parts
  }

  private static func value(_ text: String) throws(LessonError.Fault) -> Part {
    guard let colon = text.firstIndex(of: ":") else {
      return .value(try Measurement(parsing: text), places: nil)
    }
    let digits = String(text[text.index(after: colon)...])
    guard let places = Int(digits), (0...mostPlaces).contains(places) else {
      throw .badPlaces(digits, most: mostPlaces)
    }
    return .value(try Measurement(parsing: String(text[..<colon])), places: places)
  }

  /// The text that reads back as these words.
  package var source: String {
    parts.map { part in
      switch part {
      case .words(let words):
        words.split(separator: "{", omittingEmptySubsequences: false).joined(separator: "{{")
      case .value(let measurement, let places):
        "{\(measurement.text)\(places.map { ":\($0)" } ?? "")}"
      }
    }.joined()
  }

  /// About how many characters it has, a measured value a few.
  var length: Int {
    parts.reduce(0) { count, part in
      switch part {
      case .words(let words): count + words.count
      case .value: count + 5
      }
    }
  }

  /// What is measured in it.
  var measurements: [Measurement] {
    parts.compactMap { if case .value(let measurement, _) = $0 { measurement } else { nil } }
  }

  /// The words with what is measured put in.
  ///
  /// - Throws: `LessonError.Fault` of a value that there is not.
  func words(in notes: LessonNotes) throws(LessonError.Fault) -> String {
    var words = ""
    for part in parts {
      switch part {
      case .words(let text): words += text
      case .value(let measurement, let places): words += try notes.text(measurement, places)
      }
    }
    return words
  }
}

/// What a lesson can speak of and compare with: a session as it stands, its ghost, and what was
/// remembered.
struct LessonNotes {
  let session: Session
  /// What was remembered, in order; of a name that is used twice the last one counts.
  let remembered: [(name: String, readings: MetricReadings)]

  init(_ session: Session, remembered: [(name: String, readings: MetricReadings)] = []) {
    self.session = session
    self.remembered = remembered
  }

  /// The value; nil where there is none.
  func value(_ measurement: Measurement) -> Double? {
    guard let metric = Metric.named(measurement.metric) else { return nil }
    return switch measurement.moment {
    case .now: metric.value(session)
    case .ghost, .remembered: readings(measurement.moment)?.value(of: metric)
    }
  }

  /// The text of the value as the screen writes it.
  func text(_ measurement: Measurement, _ places: Int?) throws(LessonError.Fault) -> String {
    let metric = Metric.named(measurement.metric)
    let text =
      switch measurement.moment {
      case .now: metric?.text(in: session, places: places)
      case .ghost, .remembered:
        metric.flatMap { readings(measurement.moment)?.text(of: $0, places: places) }
      }
    guard let text else { throw .unmeasured(measurement.text) }
    return text
  }

  private func readings(_ moment: Measurement.Moment) -> MetricReadings? {
    switch moment {
    case .now: nil
    case .ghost: session.ghost?.readings
    case .remembered(let name): remembered.last { $0.name == name }?.readings
    }
  }
}
