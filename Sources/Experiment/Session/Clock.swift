internal import Text

extension Session {
  /// The time that so many ticks take, as `m:ss`.
  package static func clock(ticks: Int) -> String {
    Numerals.clock(seconds: ticks / ticksPerSecond)
  }
}
