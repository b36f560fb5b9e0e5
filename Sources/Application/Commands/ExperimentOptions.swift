import Angular
import Experiment
import Learning
import Recording
import Text

/// The session that the options begin with.
struct ExperimentOptions: Equatable {
  /// A scene of the table, whose settings the others override.
  var scene: String?
  /// A data set of the table, or a file.
  var data: String?
  /// How the file is read.
  var table = TableFormat()
  /// The loss.
  var loss: String?
  /// The other settings, as the actions that set them.
  var dials: [Action] = []
  /// What is shown, likewise.
  var presentation: [Action] = []
  /// What is done at which tick.
  var script = Script()
  /// What the file must be, where a recording says so.
  var dataFile: SessionLog.DataFile?

  /// A session at its first tick.
  func start(_ console: Console) throws(CommandError) -> Session {
    // Only a recording asks which file it was.
    try open(console, sumsFile: dataFile != nil).session
  }

  /// A session at its first tick, and the file that its samples come from.
  func open(
    _ console: Console, sumsFile: Bool = true
  ) throws(CommandError) -> (session: Session, file: SessionLog.DataFile?) {
    let preset = scene.flatMap(Preset.named)
    var row: Dataset?
    var file: Dataset?
    var source: SessionLog.DataFile?
    if let data {
      if dataFile == nil { row = Dataset.named(data) }
      if row == nil { (file, source) = try readTable(data, sums: sumsFile, console) }
    }
    if file == nil, let option = table.firstGiven { throw .usage(.needsTable(option: option)) }
    do throws(ActionError) {
      if let scene, preset == nil {
        throw .noSuch(verb: "scene", name: scene, choices: Preset.all.map(\.name))
      }
      // A draft tells which values may be set together; the session then starts with them, so that
      // nothing counts as changed.
      var draft = Session(
        Settings(loss: try lossRow(), data: file ?? row ?? Settings.initialData), file: file)
      if let preset { try enter(preset, &draft, data: file?.name ?? row?.name) }
      for dial in dials { try draft.apply(dial) }
      var session = Session(draft.settings.asTheirActionsSay(file: file), file: file)
      if let preset {
        try session.apply(.show(.view(preset.view)))
        try session.apply(.show(.watch(preset.name)))
      }
      for action in presentation { try session.apply(action) }
      return (session, source)
    } catch {
      throw .usage(.setting(error))
    }
  }

  /// The scene's settings, with other data or another loss if these were given.
  private func enter(
    _ preset: Preset, _ draft: inout Session, data: String?
  ) throws(ActionError) {
    try draft.apply(.train(.scene(preset.name)))
    if let data { try draft.apply(.set(.data, .name(data))) }
    if loss != nil { try draft.apply(.set(.loss, .name(try lossRow().name))) }
  }

  private func lossRow() throws(ActionError) -> MarginLoss {
    guard let loss else { return Settings.initialLoss }
    guard let row = MarginLoss.named(loss) else {
      throw .noSuch(verb: "loss", name: loss, choices: Session.losses.map(\.name))
    }
    return row
  }

  private func readTable(
    _ path: String, sums: Bool, _ console: Console
  ) throws(CommandError) -> (Dataset, SessionLog.DataFile?) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try console.read(path)
    } catch {
      guard error == .missing, dataFile == nil else { throw .file(path, error) }
      let known = Dataset.all.map(\.name)
      throw .noData(path, nearest: nearest(to: path, among: known), known: known)
    }
    let sum = sums ? fingerprint(of: bytes) : nil
    if let dataFile, dataFile.sum != sum { throw .changedData(path) }
    do throws(TableError) {
      let dataset = try Dataset.table(
        named: datasetName(path), bytes: consume bytes, format: table)
      let source = sum.map {
        SessionLog.DataFile(path: path, label: table.label, sum: $0, dataset)
      }
      // A recording goes on as it was read, or as it says nothing of it.
      return (dataset, dataFile ?? source)
    } catch {
      throw .table(path, error)
    }
  }

  /// The file's name as one word, unless a data set of the table is called so.
  private func datasetName(_ path: String) -> String {
    let word = String(path.map { $0.isWhitespace ? "_" : $0 })
    let name = word.split(separator: "/").last.map(String.init) ?? word
    return Dataset.named(name) == nil ? name : word
  }
}
