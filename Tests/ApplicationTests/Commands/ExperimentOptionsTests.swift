import Angular
import Experiment
import Learning
import Screen
import Testing

@testable import Application

struct ExperimentTests {
  private func session(_ arguments: String..., files: [String: String] = [:]) throws -> Session {
    let request = try Request(parsing: arguments)
    return try request.options.experiment.start(ConsoleRecorder(files: files).console)
  }

  private func refusal(_ arguments: String..., files: [String: String] = [:]) throws
    -> CommandError?
  {
    let request = try Request(parsing: arguments)
    let console = ConsoleRecorder(files: files).console
    return error { () throws(CommandError) in try request.options.experiment.start(console) }
  }

  static let table = """
    width,kind,height
    1,cat,2
    2,dog,1
    1,cat,3
    3,dog,1
    1,cat,4
    4,dog,1
    2,cat,4
    5,dog,2

    """

  @Test func nothingGivenIsTheDefaultScene() throws {
    #expect(try session().settings == Settings())
  }

  @Test func settingsAreWhereTheSessionStarts() throws {
    let session = try session(
      "train", "--data", "overlap", "--loss", "a-softmax", "--margin", "3.5", "--lambda", "2",
      "--classes", "4", "--noise", "0.2", "--rate", "0.1", "--batch", "32", "--optimizer", "adam",
      "--seed", "9", "--speed", "0.5", "--glide", "off")
    #expect(session.settings.data == "overlap" && session.settings.classes == 4)
    #expect(session.margin.m == 3.5 && session.margin.lambda == 2)
    #expect(session.trainer.noise == 0.2 && session.trainer.settings.rate == 0.1)
    #expect(session.trainer.settings.batch == 32 && session.trainer.settings.optimizer == .adam)
    #expect(session.settings.seed == 9 && session.settings.speed.stepsPerTick == 0.5)
    #expect(!session.settings.glides)
    #expect(session.change == nil && !session.canRerun && session.curves.marks.isEmpty)
  }

  @Test func aSceneIsWhereTheSessionStarts() throws {
    let session = try session("train", "--scene", "no-room")
    #expect(session.settings == Preset.named("no-room")?.settings)
    #expect(
      session.presentation.explained == .scene && session.presentation.scene == "no-room"
        && session.change == nil)
    #expect(session.presentation.view == Preset.named("no-room")?.view)
  }

  /// What people type for a loss is taken, and kept as the table's name.
  @Test func aliasesOfLossesAreTaken() throws {
    #expect(try session("train", "--loss", "SphereFace").settings.loss == "a-softmax")
    #expect(
      try session("train", "--scene", "no-room", "--loss", "ArcFace").settings.loss == "arcface")
  }

  /// In whatever order they are given; what the scene sets and nobody overrides stays.
  @Test func otherOptionsOverrideTheScene() throws {
    let left = try session(
      "frame", "--margin", "0.2", "--scene", "no-room", "--seed", "9", "--view", "loss")
    #expect(left.settings.margin == 0.2 && left.settings.seed == 9)
    #expect(left.settings.loss == "cosface" && left.settings.classes == 8)
    #expect(left.margin.m == 0.2 && left.change == nil && left.presentation.view == .loss)
    #expect(left.presentation.explained == .scene && left.presentation.scene == "no-room")
    let other = try session("--scene", "collapse", "--data", "hard", "--loss", "a-softmax")
    #expect(other.settings.data == "hard" && other.settings.margin == 8)
    let file = try session(
      "--data", "animals.csv", "--label", "kind", "--scene", "thin-petals",
      files: ["animals.csv": Self.table])
    #expect(file.settings.data == "animals.csv" && file.settings.classes == 2)
  }

  @Test func anUnknownSceneIsRefused() throws {
    #expect(
      try refusal("--scene", "colapse")
        == .usage(
          .setting(.noSuch(verb: "scene", name: "colapse", choices: Preset.all.map(\.name)))))
  }

  @Test func theOrderOfTheOptionsDoesNotCount() throws {
    let left = try session("--margin", "3", "--classes", "4", "--data", "overlap")
    let right = try session("--data", "overlap", "--classes", "4", "--margin", "3")
    #expect(left.settings == right.settings)
    #expect(left.trainer.checksum == right.trainer.checksum)
  }

  @Test func aViewHasTheScreenToItself() throws {
    let shown = try session("frame", "--view", "plane", "--theme", "light").presentation
    #expect(shown.view == .plane && shown.isZoomed && shown.theme == .light)
  }

  @Test func aFileIsADataSet() throws {
    let session = try session(
      "train", "--data", "my pets.csv", "--label", "kind", files: ["my pets.csv": Self.table])
    #expect(session.dataset.name == "my_pets.csv")
    #expect(session.dataset.inputs == 2 && session.settings.classes == 2)
  }

  @Test func aFileMayBeCalledLikeADataSet() throws {
    let files = ["./ring": Self.table.replacing("kind,height", with: "height,kind")]
    let session = try session("--data", "./ring", "--label", "height", files: files)
    #expect(session.dataset.name == "./ring" && session.dataset.inputs == 2)
  }

  @Test func whatCannotBeIsRefused() throws {
    let files = ["pets.csv": Self.table]
    let known = Dataset.all.map(\.name)
    #expect(
      try refusal("--data", "ovrlap") == .noData("ovrlap", nearest: "overlap", known: known))
    #expect(
      try refusal("--data", "pets.csv", files: files)
        == .table(
          "pets.csv",
          .textColumns(line: 2, [TableColumn(2, "kind")], text: "cat", mayBeHeader: false)))
    #expect(
      try refusal("--data", "pets.csv", "--label", "king", files: files)
        == .table(
          "pets.csv",
          .noSuchColumn(name: "king", names: ["width", "kind", "height"], columns: 3)))
    #expect(
      try refusal("--data", "ring", "--label", "kind")
        == .usage(.needsTable(option: "label")))
    #expect(
      try refusal("--margin", "9")
        == .usage(.setting(.outOfRange(verb: "margin", value: 9, range: 1...8))))
    #expect(
      try refusal("--loss", "softmax", "--margin", "2")
        == .usage(.setting(.notInThisLoss(verb: "margin", loss: "Softmax"))))
    #expect(
      try refusal("--loss", "hinge")
        == .usage(
          .setting(.noSuch(verb: "loss", name: "hinge", choices: Session.losses.map(\.name)))))
  }
}
