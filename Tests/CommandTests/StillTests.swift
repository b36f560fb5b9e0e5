import Lab
import Recording
import Screen
import Testing

@testable import marginscope

@Suite struct StillTests {
  @Test(arguments: [
    ("The jump", "The-jump"), ("../../etc/passwd", "etc-passwd"), ("a//b", "a-b"),
    ("m = 1.5", "m-1.5"),
    ("", "still"), ("...", "still"), ("θ", "still"), ("-f", "f"), ("a\n", "a"),
  ]) func namesAreSafe(name: String, safe: String) {
    #expect(fileSafe(name) == safe)
  }

  @Test func longNamesAreCut() {
    #expect(fileSafe(String(repeating: "x", count: 500)).count == 80)
  }

  @Test func isTheScreenInWords() {
    let image = StillImage(Session(), size: Size(columns: 100, rows: 30), title: "t")
    #expect(
      image.description.contains("at step 0 of training with A-Softmax, m = 1.00 on 6 classes"))
    #expect(image.description.contains("Each dot is a sample"))
    #expect(image.svg.contains(">MARGINSCOPE</text>"))
  }
}
