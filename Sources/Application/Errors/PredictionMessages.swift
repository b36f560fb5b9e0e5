import Lessons
import Text

// Why nothing can be predicted now, in words.

extension PredictionError {
  var message: String {
    switch self {
    case .pending: "the last prediction is still being measured; wait for its result"
    case .busy: "finish what is on the screen first: answer it or press space"
    case .noMargin(let loss): "\(loss) has no margin m; press tab for another loss"
    case .stopped: "training has stopped; press r to start again"
    case .untrained: "there is nothing to predict yet; let it train a little first"
    case .noOtherMargin(let margin):
      "m = \(Numerals.shortest(margin)) is the only value worth trying; press tab for another loss"
    case .unmeasured(let name): "the \(name) cannot be measured now; let it train a little first"
    }
  }
}
