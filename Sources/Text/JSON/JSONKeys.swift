extension JSONDocument {
  /// Checks that no object has a key twice, however it is spelled.
  ///
  /// Linear in the length; the memory of one object's keys at a time.
  func checkKeys() throws(JSONReader.Fault) {
    for node in nodes.indices where bytes[start(of: node)] == UInt8(ascii: "{") {
      let keys = KeySequence(document: self, object: node)
      let count = keys.reduce(0) { count, _ in count + 1 }
      guard let (key, first) = count <= 8 ? pair(in: keys) : pair(in: keys, count: count) else {
        continue
      }
      throw JSONReader.Fault(
        offset: start(of: key),
        fact: .duplicate(key: text(ofStringAt: key), first: place(of: start(of: first))))
    }
  }

  /// The first key that an earlier one equals, each compared with all.
  private func pair(in keys: KeySequence) -> (key: Int, first: Int)? {
    for key in keys {
      for earlier in keys {
        guard earlier < key else { break }
        if isSameText(earlier, key) { return (key, earlier) }
      }
    }
    return nil
  }

  /// The same by a table of keys, open addressing: a slot holds a node, 0 where it is free.
  private func pair(in keys: KeySequence, count: Int) -> (key: Int, first: Int)? {
    // A power of two, and at most half full. Node 0 is no key: an object comes before its keys.
    let size = 1 << (Int.bitWidth - (2 * count - 1).leadingZeroBitCount)
    var slots = [UInt32](repeating: 0, count: size)
    for key in keys {
      var slot = hash(ofKey: key) & (size - 1)
      while slots[slot] != 0 {
        if isSameText(Int(slots[slot]), key) { return (key, Int(slots[slot])) }
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] = UInt32(key)
    }
    return nil
  }

  /// A hash that differs from run to run, so that nobody can prepare keys that collide.
  private func hash(ofKey key: Int) -> Int {
    var hasher = Hasher()
    func combine(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    let content = content(ofStringAt: key)
    if content.contains(UInt8(ascii: "\\")) {
      combine(unescaped(content)[...])
    } else {
      combine(content)
    }
    return hasher.finalize()
  }
}

/// The keys of an object, by their nodes.
struct KeySequence: Sequence, IteratorProtocol {
  private let document: JSONDocument
  private let end: Int
  private var at: Int

  init(document: JSONDocument, object: Int) {
    self.document = document
    at = object + 1
    end = document.next(after: object)
  }

  mutating func next() -> Int? {
    guard at < end else { return nil }
    defer { at = document.next(after: at + 1) }
    return at
  }
}
