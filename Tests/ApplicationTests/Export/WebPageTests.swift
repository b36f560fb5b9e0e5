import Foundation
import Recording
import Testing

@testable import Application

/// The page that plays a recording.
@Suite struct WebPageTests: ExportSuite {
  private static let player = [
    "p/asciinema-player.css": ".ap::after { content: '</style>' }",
    "p/asciinema-player.min.js": "window.AsciinemaPlayer = '</script><!--'; // \u{1f3ac}",
  ]

  /// What stands in the element of the recording.
  private func recording(_ page: String) throws -> String {
    let start = try #require(page.firstRange(of: "application/x-asciicast\">\n")).upperBound
    let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
    return String(page[start..<end])
  }

  private func page(
    _ arguments: [String], files: [String: String] = player
  ) throws -> (page: String, cast: String, errors: String) {
    let folder = try Folder()
    let outcome = export(
      ["--html", folder.path("a.html"), "--cast", folder.path("a.cast")] + script + arguments,
      files: files)
    #expect(outcome.status == .success, "\(outcome.errors)")
    return (try folder.text("a.html"), try folder.text("a.cast"), outcome.errors)
  }

  @Test func oneFileHoldsRecordingAndPlayer() throws {
    let (page, cast, errors) = try page(["--player", "p", "--do", "6 mark \"</script><!-- <b>\""])
    #expect(errors.isEmpty && page.contains("<meta charset=\"utf-8\">"))
    #expect(page.contains("poster: \"npt:0.133\""))
    // Nothing is fetched, which a page from the disk may not do.
    #expect(!page.contains("src=") && !page.contains("href="))
    // Each element ends where it should: no text of player or recording ends one.
    #expect(page.components(separatedBy: "</script").count == 4)
    #expect(page.components(separatedBy: "</style").count == 3)
    #expect(!page.contains("<!--"))
    #expect(page.contains(#"window.AsciinemaPlayer = '<\/script>\x3C!--'"#))
    #expect(page.contains(#"content: '<\/style>'"#))
    let lines = try recording(page)
    #expect(!lines.contains("<") && cast.contains("</script><!-- <b>"))
    #expect(lines.replacing(#"\u003c"#, with: "<") == cast)
    for line in lines.split(separator: "\n") {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
  }

  @Test func withoutAPlayerItsFilesAreNamed() throws {
    let (page, cast, errors) = try page([], files: [:])
    #expect(page.contains(#"<script src="asciinema-player.min.js"></script>"#))
    #expect(page.contains(#"<link rel="stylesheet" href="asciinema-player.css">"#))
    #expect(errors.contains("a.html needs the player") && errors.contains("--player DIR"))
    #expect(try recording(page) == cast.replacing("<", with: #"\u003c"#))
  }

  @Test func thePlayerIsFoundWherePackagesLeaveIt() throws {
    var files: [String: String] = [:]
    for (path, text) in Self.player {
      files["node_modules/asciinema-player/dist/bundle/" + Path.name(path)] = text
    }
    let (found, named) = (try page([], files: files), try page(["--player", "p"]))
    #expect(found.page == named.page && found.errors.isEmpty)
  }

  @Test func aDirectoryWithoutThePlayerIsRefused() throws {
    let folder = try Folder()
    let outcome = export(
      ["--html", folder.path("a.html"), "--player", "q"] + script, files: Self.player)
    #expect(outcome.status == .failure)
    #expect(outcome.errors == "marginscope: q/asciinema-player.css does not exist\n")
    #expect(try folder.names.isEmpty)
  }

  @Test func theTitleIsNoMarkup() {
    let page = String(decoding: WebPage(title: "a<b> & c", player: nil).opening, as: UTF8.self)
    #expect(page.contains("<title>a&lt;b&gt; &amp; c</title>"))
  }
}
