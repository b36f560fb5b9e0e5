import Experiment
import Learning
import Recording

/// One row of the table of options that say how a file of samples is read.
///
/// A recording notes them under the same names, so that the file is read again as it was.
struct TableOption: Sendable {
  /// The word after the two dashes.
  let name: String
  /// How the value looks in a help text.
  let form: String
  /// One summary.
  let summary: String
  /// Reads the value; nil for one that cannot be.
  let read: @Sendable (inout TableFormat, String) -> Void?
  /// The value as a text that `read` understands; nil where the file itself must tell.
  let text: @Sendable (TableFormat) -> String?

  /// The rows, in the order of the help text.
  static let all: [TableOption] = [
    TableOption(
      name: "label", form: "COLUMN",
      summary:
        "The file's column with the label, by name or number (1 is the first); default: last "
        + "column.",
      read: { $0.label = $1 }, text: { $0.label }),
    choice(
      "separator", "Separator between the file's fields; space: runs of spaces and tabs.",
      \.separator),
    choice(
      "decimal",
      "Decimal mark of the file's numbers.", \.decimal),
    choice(
      "header",
      "Where the file names its columns: line 1, nowhere, or the last # line above the samples.",
      \.header),
    choice(
      "comments",
      "Whether lines that begin with # are comments; default: yes, but only above the first sample "
        + "where the label is in column 1.", \.comments),
    TableOption(
      name: "missing", form: words(TableFormat.Missing.self).joined(separator: "|"),
      summary:
        "Samples with missing values (empty, ?, NA, NaN, null): refuse the file, drop them, or "
        + "keep NA as a label; default: refuse.",
      read: { format, text in TableFormat.Missing(rawValue: text).map { format.missing = $0 } },
      text: { $0.missing.rawValue }),
    TableOption(
      name: "skip-columns", form: "COLUMNS",
      summary: "The file's columns that are not inputs, such as 1,4,name; none: keep a first "
        + "column that only identifies the samples.",
      read: readSkipped,
      text: { format in
        let columns = (format.keepsIndex ? ["none"] : []) + format.skipped
        return columns.isEmpty ? nil : columns.joined(separator: ",")
      }),
  ]

  private static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ summary: String,
    _ field: any WritableKeyPath<TableFormat, Value?> & Sendable
  ) -> TableOption {
    TableOption(
      name: name, form: (["auto"] + words(Value.self)).joined(separator: "|"), summary: summary,
      read: { format, text in
        let value = Value(rawValue: text)
        format[keyPath: field] = value
        return value != nil || text == "auto" ? () : nil
      },
      text: { $0[keyPath: field]?.rawValue })
  }

  private static func words<Value: RawRepresentable<String> & CaseIterable>(
    _ type: Value.Type
  ) -> [String] {
    type.allCases.map(\.rawValue)
  }

  private static func readSkipped(_ format: inout TableFormat, _ text: String) -> Void? {
    let columns = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !columns.contains("") else { return nil }
    let skipped = columns.filter { $0 != "none" }
    let keepsIndex = skipped.count < columns.count
    // A recording says both, its columns by certain numbers.
    guard !keepsIndex || skipped.allSatisfy({ $0.hasPrefix("#") }) else { return nil }
    (format.keepsIndex, format.skipped) = (keepsIndex, skipped)
    return ()
  }
}

extension Option {
  /// How a file of samples is read.
  static let tables: [Option] = TableOption.all.map { row in
    Option(
      name: row.name, form: row.form, summary: row.summary, verbs: whatTrains
    ) { options, text throws(UsageError) in
      guard row.read(&options.experiment.table, text) != nil else {
        let choices = row.form.split(separator: "|").map(String.init)
        throw .badValue(option: row.name, text, choices.count > 1 ? .choice(choices) : .columns)
      }
    }
  }
}

extension ExperimentOptions {
  /// Says how the session's file was read, unless a recording says how to read it.
  func sayTable(of session: Session, _ console: Console) throws(CommandError) {
    guard dataFile == nil, let data, let report = session.dataset.report else { return }
    try console.errors.write(report.lines(data))
  }
}

extension TableFormat {
  /// The first option that says something; nil where the file itself must tell everything.
  var firstGiven: String? {
    TableOption.all.first { $0.text(self) != $0.text(TableFormat()) }?.name
  }

  /// How a recording says that its table was read.
  var recorded: [SessionLog.Setting] {
    TableOption.all.compactMap { row in
      row.text(self).map { SessionLog.Setting("\(row.name) \($0)") }
    }
  }

  /// What a recording says of its table: old ones only the name of the label's column.
  ///
  /// - Throws: `ActionError` of the first setting that is unknown.
  init(recorded file: SessionLog.DataFile) throws(ActionError) {
    self.init()
    label = file.label
    guard let settings = file.reading else {
      rules = .original
      return
    }
    for setting in settings {
      guard let row = TableOption.all.first(where: { $0.name == setting.word }) else {
        throw .noSuch(
          verb: "file.read", name: setting.word, choices: TableOption.all.map(\.name))
      }
      guard row.read(&self, setting.argument) != nil else {
        throw .badArgument(verb: setting.word, text: setting.argument, form: row.form)
      }
    }
  }
}

extension SessionLog.DataFile {
  /// A file of samples, and how it was read.
  init(path: String, label: String?, sum: UInt64, _ dataset: Dataset) {
    self.init(path: path, label: label, sum: sum, reading: dataset.report?.format.recorded)
  }
}
