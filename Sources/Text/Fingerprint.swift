/// The FNV-1a hash of the bytes, in 64 bits: whether a file is still the same.
package func fingerprint(of bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

/// A number in hexadecimal digits, with zeros before them up to `digits`.
package func hexadecimal(_ value: some UnsignedInteger, digits: Int = 16) -> String {
  String(value, radix: 16).paddedLeft(to: digits, with: "0")
}
