import Lessons
import Testing

@testable import Application

struct PredictionMessagesTests {
  static let table: [(PredictionError, String)] = [
    (.pending, "the last prediction is still being measured; wait for its result"),
    (.busy, "finish what is on the screen first: answer it or press space"),
    (
      .noMargin(loss: "Softmax"),
      "Softmax has no margin m; press tab for another loss"
    ),
    (.stopped, "training has stopped; press r to start again"),
    (.untrained, "there is nothing to predict yet; let it train a little first"),
    (.noOtherMargin(1.5), "m = 1.5 is the only value worth trying; press tab for another loss"),
    (.unmeasured("gap"), "the gap cannot be measured now; let it train a little first"),
  ]

  @Test(arguments: table) func everyReasonIsSaid(error: PredictionError, message: String) {
    #expect(error.message == message)
  }
}
