import Foundation
import Testing

@testable import Application

/// What recordings and exports do to what is there already.
@Suite struct DestinationTests {
  /// The name in the folder, what is made there, whether it may be replaced, and what it is then.
  @Test(arguments: [
    ("new", false, Destination.Kind.nothing), ("old", true, .file), ("link", true, .file),
    ("dangling", true, .nothing), ("pipe", false, .stream), ("/dev/null", false, .stream),
    ("/dev/stdout", false, .stream), ("/dev/fd/1", false, .stream),
  ])
  func kinds(name: String, replaces: Bool, kind: Destination.Kind) throws {
    let folder = try prepared()
    let path = name.hasPrefix("/") ? name : folder.path(name)
    #expect(try Destination(path, replaces: replaces).kind == kind)
  }

  @Test(arguments: ["old", "link", "dangling"])
  func whatExistsIsRefused(name: String) throws {
    let folder = try prepared()
    let path = folder.path(name)
    #expect(throws: WriteError.exists) { try Destination(path, replaces: false) }
    #expect(throws: RecordingError.refused(.exists)) { try LogFile(path: path, replacing: false) }
    #expect(throws: CommandError.write(path, .exists)) { try PendingFile(path, replaces: false) }
  }

  /// Recordings and exports alike replace what a link leads to, and leave the link.
  @Test(arguments: [("link", "old"), ("dangling", "nothing")])
  func linksAreFollowedOnRequest(name: String, target: String) throws {
    for writesLog in [true, false] {
      let folder = try prepared()
      let path = folder.path(name)
      if writesLog {
        try LogFile(path: path, replacing: true).write("new")
      } else {
        try PendingFile.write("new", to: path, replaces: true)
      }
      #expect(try String(contentsOfFile: folder.path(target), encoding: .utf8) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
    }
  }

  /// Also a closed file that is not published, and one that replaces another.
  @Test func unfinishedFilesHaveNoName() throws {
    let folder = try prepared()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var file = try PendingFile(folder.path("old"), replaces: true)
    try file.write(Array("new".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
    try file.close()
    TemporaryName.removeAll()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
    file.discard()
    #expect(try String(contentsOfFile: folder.path("old"), encoding: .utf8) == "old")
  }

  private func prepared() throws -> Folder {
    let folder = try Folder()
    try Data("old".utf8).write(to: URL(fileURLWithPath: folder.path("old")))
    #expect(symlink("old", folder.path("link")) == 0)
    #expect(symlink("nothing", folder.path("dangling")) == 0)
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    return folder
  }
}
