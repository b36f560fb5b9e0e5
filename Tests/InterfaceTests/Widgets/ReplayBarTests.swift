import Experiment
import Interface
import Screen
import Testing

struct ReplayBarTests {
  private func lines(_ columns: Int, _ change: (inout ReplayStatus) -> Void) -> [Substring] {
    var display = DisplayOptions(glyphs: .ascii)
    var status = ReplayStatus(end: 3000, markers: [1500])
    change(&status)
    display.replay = status
    return ScreenRenderer.frame(
      of: Sessions.learned, size: Size(columns: columns, rows: 24), display: display
    ).text.split(separator: "\n")
  }

  @Test func timeBarAndKeysAreInTheFooter() {
    let footer = lines(120) { $0.tick = 750 }[23]
    #expect(footer.hasPrefix(" play 0:25 / 1:40  x1  ==="))
    #expect(footer.contains("=O---") && footer.contains("-|-"))
    #expect(footer.contains("space play") && footer.contains("enter live"))
  }

  @Test func aNarrowScreenKeepsTheBar() {
    let footer = lines(40) { $0.isPlaying = false }[23]
    #expect(footer.hasPrefix(" wait 0:00 / 1:40  x1  O---") && !footer.contains("space"))
  }

  @Test func aSeekShowsWhereItGoes() {
    #expect(lines(120) { $0.target = 3000 }[23].hasPrefix(" seek 1:40 / 1:40"))
  }

  @Test func theHelpPageHasEveryKey() {
    let page = lines(80) { $0.showsHelp = true }.joined(separator: "\n")
    for binding in ReplayKeys.bindings {
      #expect(page.contains(binding.keysText(.ascii)) && page.contains(binding.summary))
    }
  }

  @Test func anEmptyLogHasABar() {
    #expect(lines(60) { $0.end = 0 }[23].contains("O---"))
  }
}
