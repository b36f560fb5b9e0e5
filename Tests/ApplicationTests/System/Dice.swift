/// SplitMix64: the same numbers on every machine, so that a failure can be repeated.
struct Dice {
  var state: UInt64

  /// A number below `sides`.
  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((bits ^ (bits >> 31)) % UInt64(sides))
  }

  /// Bytes damaged in one to three ways: flipped, cut, doubled, replaced, strange words put in.
  mutating func spoil(_ whole: [UInt8], words: [String]) -> [UInt8] {
    var bytes = whole
    for _ in 0...roll(3) {
      let place = roll(bytes.count)
      switch roll(7) {
      case 0: bytes[place] ^= UInt8(1 << roll(8))
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.insert(contentsOf: words[roll(words.count)].utf8, at: place)
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(roll(200)), at: place)
      case 4: bytes.removeSubrange(place..<min(bytes.count, place + roll(40)))
      case 5: bytes.insert(contentsOf: [0xff, 0xc0, 0x80, 0xed, 0xa0], at: place)
      default: bytes[place] = UInt8(roll(256))
      }
      if bytes.isEmpty { bytes = [0x0A] }
    }
    return bytes
  }
}
