/// Floats aligned to 64 bytes, with the semantics of a value: a copy is a snapshot.
struct Arena: Sendable {
  let count: Int
  private var storage: Storage

  /// `count` zeros.
  init(zeros count: Int) {
    self.count = count
    storage = Storage(count: count)
  }

  /// The floats for writing, this copy's own; good until the arena is copied or goes away.
  mutating func uniqueFloats() -> UnsafeMutablePointer<Float> {
    if !isKnownUniquelyReferenced(&storage) {
      let copy = Storage(count: count)
      copy.floats.update(from: storage.floats, count: count)
      storage = copy
    }
    return storage.floats
  }

  /// Reads the floats; kernels take mutable addresses, but must not write through this one.
  func readFloats<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.floats) }
  }

  subscript(index: Int) -> Float { storage.floats[index] }

  /// Only ever written while uniquely referenced, hence safe to send.
  private final class Storage: @unchecked Sendable {
    let floats: UnsafeMutablePointer<Float>

    init(count: Int) {
      let bytes = max(1, count) * MemoryLayout<Float>.stride
      let address = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      floats = address.bindMemory(to: Float.self, capacity: max(1, count))
      floats.initialize(repeating: 0, count: count)
    }

    deinit { floats.deallocate() }
  }
}
