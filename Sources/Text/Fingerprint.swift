import Elementary

/// FNV-1a, 64 bits, a byte at a time: whether a file is still the same.
package func fingerprint(of bytes: [UInt8]) -> UInt64 {
  var sum = Checksum()
  for byte in bytes { sum.add(UInt64(byte)) }
  return sum.value
}

/// A number in hexadecimal digits, with zeros before them up to `digits`.
package func hexadecimal(_ value: some UnsignedInteger, digits: Int = 16) -> String {
  String(value, radix: 16).paddedLeft(to: digits, with: "0")
}
