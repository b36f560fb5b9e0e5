import Experiment

extension Option {
  /// What a sweep varies and where its rows go.
  static let sweeping: [Option] = [
    Option(
      name: "vary", form: #""DIAL VALUES""#,
      summary: """
        Values of a dial, such as "loss arcface,cosface" or "margin 1:8:.5" (from, to, step); may be \
        repeated for other dials.
        """, verbs: [.sweep]
    ) { options, text throws(UsageError) in
      options.sweep.axes.append(try SweepAxis(parsing: text))
    },
    whole("seeds", "N", 1...SweepAxis.mostRuns, "Seeds 1 to N.", [.sweep]) {
      $0.sweep.seeds = $1
    },
    whole(
      "jobs", "N", 1...1024, "Runs that train at once; default: one a processor.", [.sweep]
    ) { $0.sweep.jobs = $1 },
    Option(
      name: "shard", form: "I/N",
      summary: "The I-th of N parts of the sweep; the rows of the parts follow each other.",
      verbs: [.sweep]
    ) { options, text throws(UsageError) in
      guard let shard = Shard(text) else { throw .badValue(option: "shard", text, .shard) }
      options.sweep.shard = shard
    },
    Option(
      name: "output", form: "FILE",
      summary: """
        Where the rows go (-: standard output); a file that holds the first rows of this sweep is \
        continued.
        """,
      verbs: [.sweep]
    ) { $0.sweep.output = $1 == "-" ? nil : $1 },
    Option(
      name: "plot", form: "NAME",
      summary: "Plot a metric against the first dial of numbers: median and quartiles over seeds.",
      names: Metric.all.map(\.name), verbs: [.sweep]
    ) { options, text throws(UsageError) in
      guard Metric.named(text) != nil else {
        throw .badValue(option: "plot", text, .choice(Metric.all.map(\.name)))
      }
      options.sweep.plotted = text
    },
    Option(
      name: "plot-file", form: "FILE",
      summary: "Write the plot as an SVG picture instead; it shows gap without --plot.",
      verbs: [.sweep]
    ) { $0.sweep.picture = $1 },
  ]
}
