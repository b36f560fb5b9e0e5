import Glibc

/// What the system says where one of its calls fails.
struct SystemError: Error {
  /// Its `errno`.
  let code: Int32

  /// The same in the system's words.
  var reason: String { String(cString: strerror(code)) }
}

/// Writes all bytes: with one call of the system if it takes them whole, else with as many as it
/// needs.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      throw SystemError(code: errno)
    }
  }
}
