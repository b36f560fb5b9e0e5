import Glibc

/// The failure of a system call.
package struct SystemError: Error {
  /// Its `errno`.
  package let code: Int32

  /// A failure of this `errno`.
  package init(code: Int32) { self.code = code }

  /// What the system calls it.
  package var reason: String { String(cString: strerror(code)) }
}

/// Writes all bytes, with a single system call if it takes them whole.
///
/// - Throws: `SystemError` of the call that failed; an interrupted call is repeated.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
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
