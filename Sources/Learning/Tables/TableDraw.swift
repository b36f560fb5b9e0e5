internal import Elementary

extension Table {
  /// Shuffles each class and sets a quarter of it, 60 rows at most, aside for the probe.
  func instance(_ generator: inout Generator) -> DatasetInstance {
    var training: [[Int]] = []
    var probe: [[Int]] = []
    for label in names.indices {
      var rows = labels.indices.filter { labels[$0] == label }
      // Fisher-Yates, spelled out: the library's shuffle may change with the library.
      for place in rows.indices.dropFirst().reversed() {
        rows.swapAt(place, generator.index(below: place + 1))
      }
      let aside = min(60, rows.count / 4)
      probe.append(Array(rows[..<aside]))
      training.append(Array(rows[aside...]))
    }
    let total = Double(training.reduce(0) { $0 + $1.count })
    return DatasetInstance(
      classes: names.count, frequencies: training.map { Double($0.count) / total },
      floats: Arena(zeros: 0), rows: DatasetInstance.RowsByLabel(training: training, probe: probe))
  }

  /// Training draws with replacement, the probe each row once.
  func draw(_ instance: DatasetInstance, _ draw: Draw, _ generator: inout Generator) {
    guard let rows = instance.rows else { return }
    var drawn = Array(repeating: 0, count: names.count)
    for row in 0..<draw.rows {
      let label = Int(draw.labels[row])
      let pick: Int
      if draw.isProbe {
        pick = rows.probe[label][drawn[label] % rows.probe[label].count]
        drawn[label] += 1
      } else {
        pick = rows.training[label][generator.index(below: rows.training[label].count)]
      }
      let input = draw.inputs + row * draw.stride
      for column in 0..<width { input[column] = inputs[pick * width + column] }
    }
  }
}
