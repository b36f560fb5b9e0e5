internal import Text

/// A page that plays a terminal recording, as one file that a browser opens from the disk.
///
/// The recording stands in the page as text, because a page from the disk may not fetch another
/// file. The player is asciinema-player: its two files stand in the page, too, or are looked for
/// beside it.
///
/// Source: https://docs.asciinema.org/manual/player/options/
package struct WebPage: Sendable {
  /// The files of the player.
  package struct Player: Hashable, Sendable {
    /// The name of the file of style.
    package static let styleName = "asciinema-player.css"
    /// The name of the file of script.
    package static let scriptName = "asciinema-player.min.js"

    /// The style sheet.
    package var style: String
    /// The script.
    package var script: String

    /// A player.
    package init(style: String, script: String) {
      self.style = style
      self.script = script
    }
  }

  private let title: String
  private let player: Player?

  /// A page without a recording yet.
  ///
  /// - Parameters:
  ///   - title: of the window.
  ///   - player: what plays it; nil for files of its names beside the page.
  package init(title: String, player: Player?) {
    self.title = title
    self.player = player
  }

  /// What stands before the recording.
  package var opening: [UInt8] {
    let style =
      player.map { "<style>\n\($0.style.replacing("</style", with: "<\\/style"))\n</style>" }
      ?? #"<link rel="stylesheet" href="\#(Player.styleName)">"#
    // Within the texts of a script these say the same; outside of them neither occurs.
    let script =
      player.map { player in
        let text = player.script.replacing("</script", with: #"<\/script"#)
          .replacing("<!--", with: #"\x3C!--"#)
        return "<script>\n\(text)\n</script>"
      } ?? #"<script src="\#(Player.scriptName)"></script>"#
    return Array(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(String(markup: title.unicodeScalars))</title>
      \(style)
      <style>
      body { margin: 0; background: #121314; color: #cccccc; font-family: sans-serif; }
      #player { height: 100vh; }
      </style>
      </head>
      <body>
      <div id="player"></div>
      <noscript>This page plays a terminal recording, which needs JavaScript.</noscript>
      \(script)
      <script id="recording" type="application/x-asciicast">

      """.utf8)
  }

  /// Lines of the recording, such that none ends the script that they stand in.
  ///
  /// - Parameter lines: of JSON, in which "<" stands in texts only.
  /// - Returns: the same JSON.
  package static func embedded(_ lines: [UInt8]) -> [UInt8] {
    guard lines.contains(0x3C) else { return lines }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.count + lines.count / 8)
    for byte in lines {
      if byte == 0x3C { bytes += #"\u003c"#.utf8 } else { bytes.append(byte) }
    }
    return bytes
  }

  /// What stands behind the recording.
  ///
  /// - Parameter milliseconds: when what the page shows at first stands on the screen.
  /// - Returns: the end of the page.
  package static func closing(posterAt milliseconds: Int) -> [UInt8] {
    let time = "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())"
    return Array(
      """
      </script>
      <script>
      const player = document.getElementById("player");
      if (window.AsciinemaPlayer) {
        const data = document.getElementById("recording").textContent.trim();
        AsciinemaPlayer.create({ data }, player, { poster: "npt:\(time)", fit: "both" });
      } else {
        player.textContent = "Put \(Player.styleName) and \(Player.scriptName) beside this page.";
      }
      </script>
      </body>
      </html>

      """.utf8)
  }
}
