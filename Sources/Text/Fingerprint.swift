import Elementary

/// FNV-1a, 64 bits, a byte at a time: whether a file is still the same.
package func fingerprint(of bytes: [UInt8]) -> UInt64 {
  var sum = Checksum()
  for byte in bytes { sum.add(UInt64(byte)) }
  return sum.value
}

/// Sixteen digits.
package func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
