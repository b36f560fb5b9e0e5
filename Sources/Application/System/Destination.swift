import Glibc

/// What writing to a path leads to: one rule for recordings and exports.
///
/// A link, also one that leads nowhere, is something that exists, so that it takes permission to
/// replace it; then the file that it leads to is replaced, and the link stays. What is no file, such as a
/// pipe or a device, and what stands for an open descriptor, such as `/dev/stdout`, is written to as it
/// is and needs no permission.
struct Destination {
  /// What is there.
  enum Kind {
    /// Nothing.
    case nothing
    /// A file that may be replaced.
    case file
    /// A pipe, a device or an open descriptor.
    case stream
  }

  /// The path, links resolved.
  let path: String
  /// What is there.
  let kind: Kind

  private static let mostLinks = 40

  /// Looks at a path.
  ///
  /// - Parameters:
  ///   - path: as the user wrote it.
  ///   - replaces: whether a file that is there may be replaced.
  /// - Throws: `WriteError` where it must not be written.
  init(_ path: String, replaces: Bool) throws(WriteError) {
    guard !path.isEmpty else { throw .noName }
    let target = Self.target(of: path)
    self.path = target
    if Self.namesDescriptor(target) {
      kind = .stream
      return
    }
    switch fileKind(of: path) {
    case S_IFDIR: throw .directory
    case S_IFREG:
      guard replaces else { throw .exists }
      kind = .file
    case nil:
      guard replaces || target == path else { throw .exists }
      kind = .nothing
    default: kind = .stream
    }
  }

  /// The end of a chain of links, or as far as one can go.
  private static func target(of path: String) -> String {
    var path = path
    for _ in 0..<mostLinks {
      guard !namesDescriptor(path), let next = link(at: path) else { break }
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = next.hasPrefix("/") ? next : folder + next
    }
    return path
  }

  /// What a symbolic link holds; nil for anything else.
  private static func link(at path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func namesDescriptor(_ path: String) -> Bool {
    path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/") && path.contains("/fd/")
  }
}

/// What lies at a path, as `S_IFMT` masks it, links followed; nil for nothing that can be seen.
func fileKind(of path: String) -> mode_t? {
  var found = stat()
  return stat(path, &found) == 0 ? found.st_mode & S_IFMT : nil
}
