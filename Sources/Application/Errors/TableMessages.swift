import Learning
import Text

extension TableError {
  var message: String {
    switch self {
    case .notText: "this line is not valid UTF-8; save the file as UTF-8"
    case .openQuote: "a quote is not closed on this line"
    case .fieldCount(_, let expected, let found):
      "\(counted(found, "field")), but the first line has \(expected)"
    case .notANumber(_, let column, let text):
      "column \(column) must be a finite number (got \(quoted(text))); "
        + "if it is the label, name it with --label"
    case .emptyLabel: "the label is empty; every sample needs one"
    case .noSuchColumn(let name, let columns):
      "there is no column \(quoted(name))\(hint(nearest(to: name, among: columns))); "
        + "the first line has \(listed(columns, most: 12))"
    case .noInputs: "there is only a label; every sample needs at least one number beside it"
    case .noSamples: "there are no samples"
    case .classCount(let found, let allowed):
      "\(counted(found, "different label")), but "
        + (found > allowed.upperBound
          ? "a plane has room for at most \(allowed.upperBound) classes; keep fewer, or "
          : "training needs at least \(allowed.lowerBound) classes; ")
        + "name the label's column with --label"
    case .tooFewSamples(let label, let found, let needed):
      "label \(quoted(label)) has \(counted(found, "sample")); every class needs at least "
        + "\(needed), to train on some and measure on others"
    case .tooWide(let found, let most):
      "\(counted(found, "input")) per sample, but at most \(most) are supported"
    }
  }
}
