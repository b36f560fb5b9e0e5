import Experiment
import Learning
import Recording
import Text

/// What a run is: every setting that it begins with, its steps, and what is done on the way.
///
/// It names a row of metrics, so that the row can be told from others and the run repeated.
struct RunDescription {
  /// The dials in the order of a recording; nil for one that the loss does not have.
  let settings: [(control: Control, value: ControlValue?)]
  /// The fingerprint of the file of samples, and how it was read; nil without a file.
  let file: String?
  /// Training steps.
  let steps: Int
  /// The actions of `--do`, each with its tick.
  let script: [String]

  /// - Parameters:
  ///   - session: at its first tick.
  ///   - file: that its samples come from; nil for a data set of the table.
  ///   - steps: that it trains.
  ///   - script: what is done on the way.
  init(_ session: Session, _ file: SessionLog.DataFile?, steps: Int, script: Script) {
    let given = session.settings.actions
    settings = Control.recorded.map { control in
      let value = given.lazy.compactMap { action -> ControlValue? in
        if case .set(control, let value) = action { value } else { nil }
      }.first
      return (control, value)
    }
    self.file = file.map { file in
      let reading = (file.reading ?? []).map { "\($0.word)=\($0.argument)" }
      return ([hexadecimal(file.sum)] + reading).joined(separator: " ")
    }
    self.steps = steps
    self.script = script.lines.map { "\($0.tick) \($0.action.text)" }
  }

  /// The names of the columns, which no metric has.
  static let columns =
    Control.recorded.map { "settings.\($0.word)" } + [
      "settings.file", "settings.steps", "settings.do",
    ]

  /// The values of the columns.
  var fields: [String] {
    settings.map { $0.value?.plain ?? "" } + [
      file ?? "", "\(steps)", script.joined(separator: "; "),
    ]
  }

  /// The same as an object.
  var json: JSON {
    var fields = ["steps": JSON.number(Double(steps)), "do": .list(script.map { .text($0) })]
    fields["file"] = file.map { .text($0) } ?? .null
    for (control, value) in settings { fields[control.word] = value?.json ?? .null }
    return .object(fields)
  }
}

extension ControlValue {
  /// The value as a table holds it: names without quotes.
  fileprivate var plain: String {
    switch self {
    case .number, .whole, .seed, .flag: text
    case .name(let name): name
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .number(let number): .number(number)
    case .whole(let number): .number(Double(number))
    // JSON numbers of other programs have 53 bits, a seed has 64.
    case .seed(let seed): seed < 1 << 53 ? .number(Double(seed)) : .text("\(seed)")
    case .flag(let isOn): .bool(isOn)
    case .name(let name): .text(name)
    }
  }
}
