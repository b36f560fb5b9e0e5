import Lessons
import Testing

@testable import Application

struct PredictionMessagesTests {
  static let table: [(PredictionError, String)] = [
    (.pending, "the last prediction is still being measured; its result comes first"),
    (.busy, "what is asked on the screen comes first; answer it, or go on with space"),
    (
      .noMargin(loss: "Softmax"),
      "Softmax has no margin m to predict; tab chooses another loss"
    ),
    (.stopped, "training has stopped, so there is nothing to predict; r starts again"),
    (.untrained, "there is nothing to predict yet; let it train a little first"),
    (.noOtherMargin(1.5), "there is no other m to go to than 1.5; tab chooses another loss"),
    (.unmeasured("gap"), "the gap cannot be measured now; let it train a little first"),
  ]

  @Test(arguments: table) func everyReasonIsSaid(error: PredictionError, message: String) {
    #expect(error.message == message)
  }
}
