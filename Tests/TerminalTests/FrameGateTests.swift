import Testing

@testable import Terminal

@Suite struct FrameGateTests {
  private let start = ContinuousClock.now

  private func at(_ milliseconds: Int) -> ContinuousClock.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test func aLocalTerminalIsNeverAsked() {
    var gate = FrameGate(asks: false)
    for time in 0..<100 {
      #expect(gate.opens == nil)
      #expect(gate.isOpen(at: at(time)) == true)
      gate.sent(100_000, at: at(time))
    }
    #expect(!gate.isWaiting)
  }

  /// Shift-F3 of some terminals looks like the answer to a question that was never asked.
  @Test func whatWasNotAskedForIsNoAnswer() {
    var gate = FrameGate(asks: false)
    gate.answered(1, at: at(0))
    gate.sent(100_000, at: at(1))
    #expect(!gate.asks && !gate.isWaiting && gate.opens == nil)
  }

  @Test func framesAreApartAsAsked() {
    var gate = FrameGate(asks: false, interval: .milliseconds(100))
    #expect(gate.isOpen(at: at(0)) == true)
    gate.sent(1, at: at(0))
    #expect(gate.opens == at(100))
    #expect(gate.isOpen(at: at(99)) == false)
    #expect(gate.isOpen(at: at(100)) == true)
  }

  /// Small frames follow each other without waiting, up to so many bytes.
  @Test func bytesOnTheirWayAreBounded() {
    var gate = FrameGate(asks: true)
    var sent = 0
    while gate.isOpen(at: at(sent)), sent < 100 {
      gate.sent(FrameGate.window / 4, at: at(sent))
      sent += 1
    }
    #expect(sent == 5)
    gate.answered(1, at: at(200))
    #expect(gate.isOpen(at: at(200)) == true)
    gate.sent(FrameGate.window / 4, at: at(200))
    #expect(gate.isOpen(at: at(201)) == false)
    gate.answered(5, at: at(202))
    #expect(!gate.isWaiting)
  }

  @Test func aTerminalThatNeverAnswersIsAskedNoMore() {
    var gate = FrameGate(asks: true)
    gate.sent(FrameGate.window + 1, at: at(0))
    #expect(gate.opens == at(3000))
    #expect(gate.isOpen(at: at(2999)) == false)
    #expect(gate.isOpen(at: at(3000)) == true)
    #expect(!gate.asks)
    gate.sent(FrameGate.window + 1, at: at(3000))
    #expect(gate.isOpen(at: at(3001)) == true)
    // It was only slow.
    gate.answered(1, at: at(4000))
    #expect(gate.asks)
  }

  /// A link that stands still gets a frame every ten seconds, and then goes on as before.
  @Test func aStalledLinkIsWaitedFor() {
    var gate = FrameGate(asks: true)
    gate.sent(1, at: at(0))
    gate.answered(1, at: at(10))
    gate.sent(FrameGate.window + 1, at: at(20))
    #expect(gate.isOpen(at: at(10_019)) == false)
    #expect(gate.isOpen(at: at(10_020)) == true)
    #expect(gate.asks)
    gate.sent(FrameGate.window + 1, at: at(10_020))
    #expect(gate.isOpen(at: at(10_021)) == false)
    gate.reset()
    #expect(gate.isOpen(at: at(10_021)) == true)
  }

  /// Keys that look like an answer change nothing where nothing was asked.
  @Test func answersToNothingAreIgnored() {
    var gate = FrameGate(asks: true)
    gate.answered(1, at: at(0))
    gate.sent(FrameGate.window + 1, at: at(0))
    #expect(gate.opens == at(3000))
  }
}
