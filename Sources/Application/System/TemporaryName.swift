import Glibc
import Synchronization

/// The name of a hidden file that must not outlive the program.
///
/// What a signal handler removes is in plain memory, made beforehand.
struct TemporaryName {
  /// The path.
  let text: String

  private static let most = 1 << 16
  private static let used = Atomic<Int>(0)
  nonisolated(unsafe) private static let table = {
    let table = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: most)
    table.initialize(repeating: nil, count: most)
    return table
  }()

  /// A name in the directory of a path.
  ///
  /// - Parameters:
  ///   - path: of the file that the bytes become.
  ///   - attempt: another number gives another name.
  init(beside path: String, _ attempt: Int) {
    text = "\(Self.folder(of: path)).marginscope-\(getpid())-\(attempt)"
  }

  /// The directory of a path with its slash; empty for the current one.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// From here on `removeAll` removes it.
  func register() {
    let count = Self.used.load(ordering: .sequentiallyConsistent)
    let free = (0..<count).first { Self.table[$0] == nil } ?? count
    guard free < Self.most else { return }
    Self.table[free] = strdup(text)
    if free == count { Self.used.store(count + 1, ordering: .sequentiallyConsistent) }
  }

  /// `removeAll` leaves it alone again.
  func forget() {
    for slot in 0..<Self.used.load(ordering: .sequentiallyConsistent) {
      guard let name = Self.table[slot], strcmp(name, text) == 0 else { continue }
      // Not freed: a handler may be reading it.
      Self.table[slot] = nil
    }
  }

  /// Removes the file.
  func remove() {
    unlink(text)
    forget()
  }

  /// Removes all files that are registered; safe in a signal handler.
  static func removeAll() {
    for slot in 0..<used.load(ordering: .sequentiallyConsistent) {
      if let name = table[slot] { unlink(name) }
    }
  }
}
