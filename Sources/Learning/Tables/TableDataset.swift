extension Dataset {
  /// A data set from text with separators; a fixed share of each class is only looked at.
  ///
  /// - Parameters:
  ///   - name: what the screen calls it.
  ///   - bytes: the text; see `Table`.
  ///   - format: what is known of it; the rest the text itself must tell.
  /// - Returns: a row like those of the table of data sets, with the report of what was found.
  /// - Throws: `TableError`, and then nothing is loaded.
  package static func table(
    named name: String, bytes: consuming [UInt8], format: TableFormat = TableFormat()
  ) throws(TableError) -> Dataset {
    let table = try Table(bytes: bytes, format: format)
    let count = table.names.count
    return Dataset(
      name: name, summary: "\(table.labels.count) samples of a file, \(table.width) inputs each.",
      inputs: table.width, classes: count...count, initialClasses: count, noise: 0...0,
      initialNoise: 0, symbols: symbols(for: table.names), report: table.report,
      instance: { _, generator in table.instance(&generator) },
      draw: { instance, draw, generator in table.draw(instance, draw, &generator) })
  }

  /// Labels of one visible ASCII character stand for themselves.
  private static func symbols(for names: [String]) -> [Character] {
    let own = names.compactMap { name -> Character? in
      guard name.count == 1, let character = name.first, character.isASCII else { return nil }
      return character.isLetter || character.isNumber ? character : nil
    }
    return own.count == names.count ? own : letters
  }
}
