import Glibc

/// Standard error while the terminal is drawn on: kept in an unnamed file, printed afterwards.
///
/// The Swift runtime writes the words of `fatalError` before it traps; on the drawn screen they
/// would tear the picture and then vanish with it. `release` is called from signal handlers.
struct HeldErrors {
  private var terminal: Int32 = -1
  private var file: Int32 = -1
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)

  /// Prepares to hold standard error; if it is no terminal or no file can be made, it stays as it
  /// is.
  init() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = (folder + "/marginscope-XXXXXX").utf8CString.map { $0 }
    file = mkstemp(&path)
    guard file >= 0 else { return }
    unlink(path)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10)
  }

  /// From here on what is written to standard error is kept.
  func hold() {
    guard file >= 0, terminal >= 0 else { return }
    dup2(file, STDERR_FILENO)
  }

  /// Gives standard error back and prints what was kept.
  func release() {
    guard file >= 0, terminal >= 0 else { return }
    dup2(terminal, STDERR_FILENO)
    lseek(file, 0, SEEK_SET)
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      guard count > 0 else { break }
      _ = write(STDERR_FILENO, buffer.baseAddress, count)
    }
    ftruncate(file, 0)
    lseek(file, 0, SEEK_SET)
  }

  /// Closes the files; call it after the last `release`.
  func dispose() {
    if file >= 0 { close(file) }
    if terminal >= 0 { close(terminal) }
    buffer.deallocate()
  }
}
