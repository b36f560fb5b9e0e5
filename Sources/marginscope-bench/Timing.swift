internal import Learning

/// Something whose time is measured.
struct Contender {
  /// What comes before each chunk and is not timed.
  var prepare: () -> Void = {}
  /// Does it so many times.
  let run: (_ times: Int) -> Void
}

/// Seconds for doing it once.
struct Timing {
  let minimum: Double
  let median: Double
}

/// Times contenders in turn, A B A B, in chunks of about 5 ms.
///
/// A shared machine has fast and slow seconds; this way all contenders see both, and a chunk mostly
/// fits between two interruptions.
func race(_ contenders: [Contender], rounds: Int) -> [Timing] {
  let counts = contenders.map(timesInAChunk)
  var seconds: [[Double]] = contenders.map { _ in [] }
  for _ in 0..<rounds {
    for (index, contender) in contenders.enumerated() {
      contender.prepare()
      let chunk = time { contender.run(counts[index]) }
      seconds[index].append(chunk / Double(counts[index]))
    }
  }
  return seconds.map { chunks in
    let sorted = chunks.sorted()
    return Timing(minimum: sorted[0], median: quantile(0.5, of: sorted))
  }
}

/// How often it can be done in 5 ms.
private func timesInAChunk(_ contender: Contender) -> Int {
  let chunk = 0.005
  var times = 1
  while true {
    contender.prepare()
    let seconds = time { contender.run(times) }
    if seconds > chunk / 4 { return max(1, Int(Double(times) * chunk / seconds)) }
    times *= 2
  }
}

/// Seconds that the work takes.
func time(_ work: () -> Void) -> Double {
  let (seconds, attoseconds) = ContinuousClock().measure(work).components
  return Double(seconds) + Double(attoseconds) * 1e-18
}
