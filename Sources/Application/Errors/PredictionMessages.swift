import Lessons
import Text

// Why nothing can be predicted now, in words.

extension PredictionError {
  var message: String {
    switch self {
    case .pending: "the last prediction is still being measured; its result comes first"
    case .busy: "what is asked on the screen comes first; answer it, or go on with space"
    case .noMargin(let loss): "\(loss) has no margin m to predict; tab chooses another loss"
    case .stopped: "training has stopped, so there is nothing to predict; r starts again"
    case .untrained: "there is nothing to predict yet; let it train a little first"
    case .noOtherMargin(let margin):
      "there is no other m to go to than \(Numerals.shortest(margin)); tab chooses another loss"
    case .unmeasured(let name): "the \(name) cannot be measured now; let it train a little first"
    }
  }
}
