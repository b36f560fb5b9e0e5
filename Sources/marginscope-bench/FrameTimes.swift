import Experiment
import Interface
internal import Learning
import Screen
internal import Text

/// Frames of a session that trains on, each drawn and settled for what a terminal shows.
enum FrameTimes {
  private struct Setting {
    let size: Size
    let depth: ColorDepth
    let name: String
    var target = ""
    var seconds: [Double] = []
    var bytes: [Int] = []
    var shown: Frame?

    mutating func draw(_ session: Session) {
      var frame = Frame(size)
      seconds.append(
        time {
          frame = ScreenRenderer.frame(
            of: session, size: size, display: DisplayOptions(depth: depth)
          )
          .settled(for: depth)
        })
      bytes.append(ANSIEncoder.update(from: shown, to: frame).count)
      shown = frame
    }
  }

  static func report(frames: Int) {
    report("frame after 300 ticks, drawn and settled, p50 (p99)", Session(), frames: frames)
    var settings = Settings()
    settings.trainer.dimensions = 3
    settings.classes = 8
    settings.margin = 4
    let sphere = Session(settings)
    report("the same on the sphere, which rocks, K = 8", sphere, frames: frames)
    var zoomed = sphere
    do throws(ActionError) { try zoomed.apply(.show(.zoom(true))) } catch {
      fatalError("zoom is refused: \(error)")
    }
    report("the sphere alone", zoomed, frames: frames)
  }

  private static func report(_ title: String, _ start: Session, frames: Int) {
    var session = start
    for _ in 0..<300 { session.advance() }
    let wide = Size(columns: 200, rows: 60)
    let usual = Size(columns: 120, rows: 36)
    var settings = [
      Setting(size: usual, depth: .palette256, name: "120x36, 256 colors"),
      Setting(size: usual, depth: .rgb, name: "120x36, rgb"),
      Setting(
        size: wide, depth: .palette256, name: "200x60, 256 colors", target: "p50 <= 2 ms"),
      Setting(size: wide, depth: .rgb, name: "200x60, rgb", target: "p50 <= 2 ms"),
    ]
    for _ in 0...frames {
      for index in settings.indices { settings[index].draw(session) }
      session.advance()
    }
    Report.section(title)
    for setting in settings {
      // The first frame fills caches and clears the terminal.
      let sorted = setting.seconds.dropFirst().sorted()
      let half = Numerals.fixed(quantile(0.5, of: sorted) * 1e3, 2)
      let worst = Numerals.fixed(quantile(0.99, of: sorted) * 1e3, 2)
      Report.line(setting.name, "\(half) (\(worst)) ms", target: setting.target)
      let sent = setting.bytes.dropFirst().sorted()
      Report.line(
        "   bytes to the terminal, first frame",
        "\(sent[sent.count / 2]) (\(sent[sent.count * 99 / 100])), \(setting.bytes[0])")
    }
  }
}
