internal import Angular
internal import Experiment
internal import Text

// Numbers as captions write them.
extension Caption {
  static func number(_ value: Double) -> String { Numerals.short(value) }

  static func loss(_ value: Double) -> String {
    Metric.Format.loss.text(value)
  }

  static func whole(_ radians: Double) -> String {
    Metric.Format.degrees(places: 0).text(degrees(radians))
  }

  static func tenths(_ radians: Double) -> String {
    Metric.Format.degrees(places: 1).text(degrees(radians))
  }

  static func percent(_ share: Double) -> String {
    Metric.Format.percent(places: 1).text(share)
  }
}
