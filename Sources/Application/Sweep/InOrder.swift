import Glibc

/// Does independent work on several threads and hands the results over in order, on this thread.
///
/// No thread runs further ahead than `lookahead` results, so that one slow piece does not pile up
/// the others.
/// - Parameters:
///   - range: the pieces.
///   - jobs: how many threads; with 1 the work is done on this one.
///   - work: one piece.
///   - take: what becomes of a result; if it throws, the rest is not begun.
/// - Throws: what `take` throws.
func inOrder<Result: Sendable>(
  _ range: Range<Int>, jobs: Int, work: @escaping @Sendable (Int) -> Result,
  take: (Int, Result) throws(CommandError) -> Void
) throws(CommandError) {
  guard jobs > 1, range.count > 1 else {
    for index in range { try take(index, work(index)) }
    return
  }
  let line = AssemblyLine<Result>(range, lookahead: 8 * jobs)
  var threads: [pthread_t] = []
  for _ in 0..<min(jobs, range.count) {
    if let thread = startThread({ line.work(with: work) }) { threads.append(thread) }
  }
  defer {
    line.stop()
    for thread in threads { pthread_join(thread, nil) }
  }
  // Without a single thread the system is out of them: then this one does it all.
  guard !threads.isEmpty else {
    for index in range { try take(index, work(index)) }
    return
  }
  for index in range { try take(index, line.result(index)) }
}

/// The pieces that are still to do and the results that are still to be taken.
private final class AssemblyLine<Result: Sendable>: @unchecked Sendable {
  // Guarded by the lock; the condition says that something has changed.
  private var next: Int
  private var taken: Int
  private let end: Int
  private let lookahead: Int
  private var results: [Int: Result] = [:]
  private var isStopped = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ range: Range<Int>, lookahead: Int) {
    next = range.lowerBound
    taken = range.lowerBound
    end = range.upperBound
    self.lookahead = lookahead
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_cond_destroy(change)
    pthread_mutex_destroy(lock)
    change.deallocate()
    lock.deallocate()
  }

  /// What each thread does.
  func work(with work: (Int) -> Result) {
    while let index = begin() {
      let result = work(index)
      pthread_mutex_lock(lock)
      results[index] = result
      pthread_cond_broadcast(change)
      pthread_mutex_unlock(lock)
    }
  }

  private func begin() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !isStopped, next < end, next >= taken + lookahead { pthread_cond_wait(change, lock) }
    guard !isStopped, next < end else { return nil }
    next += 1
    return next - 1
  }

  /// The result of the next piece in order, as soon as it is there.
  func result(_ index: Int) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let result = results.removeValue(forKey: index) {
        taken = index + 1
        pthread_cond_broadcast(change)
        return result
      }
      pthread_cond_wait(change, lock)
    }
  }

  /// Lets no further piece begin.
  func stop() {
    pthread_mutex_lock(lock)
    isStopped = true
    pthread_cond_broadcast(change)
    pthread_mutex_unlock(lock)
  }
}

/// Starts a thread with room for a training step; nil where the system has none.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let context = Unmanaged.passRetained(Body(body))
  var thread = pthread_t()
  let failed = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
      return nil
    }, context.toOpaque())
  guard failed == 0 else {
    context.release()
    return nil
  }
  return thread
}

/// How many processors are online.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
