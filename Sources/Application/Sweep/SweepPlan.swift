import Experiment
import Learning
import Text

/// The runs of a sweep: every combination of the values, the seed fastest.
struct SweepPlan {
  /// What varies, in the order of a recording.
  let axes: [SweepAxis]
  private let options: Options

  /// - Throws: `UsageError` where dials are named twice or make too many runs.
  init(_ options: Options) throws(UsageError) {
    var axes = options.sweep.axes
    if let seeds = options.sweep.seeds { axes.append(SweepAxis(seeds: seeds)) }
    for (index, axis) in axes.enumerated()
    where axes[..<index].contains(where: { $0.control == axis.control }) {
      throw .badAxis(axis.control.word, .twice(axis.control.word))
    }
    var total = 1
    for axis in axes {
      let (product, overflows) = total.multipliedReportingOverflow(by: axis.values.count)
      guard !overflows, product <= SweepAxis.mostRuns else {
        throw .badAxis(axis.control.word, .tooMany(most: SweepAxis.mostRuns))
      }
      total = product
    }
    self.axes = Control.recorded.compactMap { control in axes.first { $0.control == control } }
    self.options = options
  }

  /// The number of combinations.
  var count: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// The values of a combination, in the order of the axes.
  func values(_ index: Int) -> [(control: Control, value: ControlValue)] {
    var rest = index
    var values: [(Control, ControlValue)] = []
    for axis in axes.reversed() {
      values.append((axis.control, axis.values[rest % axis.values.count]))
      rest /= axis.values.count
    }
    return values.reversed()
  }

  /// The options of a combination.
  func experiment(_ index: Int) -> ExperimentOptions {
    var experiment = options.experiment
    for (control, value) in values(index) {
      // Data and loss decide what the others may be.
      if control == .data, case .name(let name) = value {
        experiment.data = name
      } else if control == .loss, case .name(let name) = value {
        experiment.loss = name
      } else {
        experiment.dials.append(.set(control, value))
      }
    }
    return experiment
  }

  /// The files that runs read.
  var files: [String] {
    let varied = axes.first { $0.control == .data }?.values.map(\.label)
    let names = varied ?? options.experiment.data.map { [$0] } ?? []
    return names.filter { Dataset.named($0) == nil }
  }

  /// The combinations of a part of the sweep: the parts follow each other.
  func part(_ shard: Shard) -> Range<Int> {
    (count * (shard.number - 1) / shard.total)..<(count * shard.number / shard.total)
  }
}

/// One of several parts of a sweep, counted from 1.
struct Shard: Equatable {
  let number: Int
  let total: Int

  /// The most parts.
  static let most = 100_000

  /// The whole.
  static let whole = Shard(number: 1, total: 1)

  init(number: Int, total: Int) {
    self.number = number
    self.total = total
  }

  /// Reads I/N.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard parts.count == 2, (1...Self.most).contains(parts[1]), (1...parts[1]).contains(parts[0])
    else { return nil }
    self.init(number: parts[0], total: parts[1])
  }
}

/// What only `sweep` asks for.
struct SweepOptions: Equatable {
  /// What varies.
  var axes: [SweepAxis] = []
  /// Seeds from 1 on.
  var seeds: Int?
  /// How many runs train at once; nil for as many as there are processors.
  var jobs: Int?
  /// Which part of the sweep runs.
  var shard = Shard.whole
  /// Where the rows go; nil for standard output.
  var output: String?
  /// The name of the metric that is plotted at the end; nil for none.
  var plotted: String?
  /// The file of the plot; nil for standard output.
  var picture: String?

  /// The row of the metric.
  var metric: Metric? { plotted.flatMap(Metric.named) }
}
