/// Floats aligned to 64 bytes, with value semantics: a copy is a snapshot.
struct Arena: Sendable {
  let count: Int
  private var storage: Storage

  /// Creates `count` zeros.
  init(zeros count: Int) {
    self.count = count
    storage = Storage(count: count)
  }

  /// This copy's own floats for writing, valid until the arena is copied or destroyed.
  mutating func uniqueFloats() -> UnsafeMutablePointer<Float> {
    if !isKnownUniquelyReferenced(&storage) {
      let copy = Storage(count: count)
      copy.floats.update(from: storage.floats, count: count)
      storage = copy
    }
    return storage.floats
  }

  /// Reads the floats, which must not be written; the address is mutable as kernels expect it.
  func readFloats<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.floats) }
  }

  subscript(index: Int) -> Float { storage.floats[index] }

  /// Only written while uniquely referenced, and therefore safe to send.
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
