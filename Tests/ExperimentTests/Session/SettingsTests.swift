import Angular
import Experiment
import Learning
import Testing

struct SettingsTests {
  @Test func startAtTheDefaultScene() {
    let settings = Settings()
    #expect(settings.loss == "a-softmax" && settings.data == "identities")
    #expect(settings.margin == 1 && settings.lambda == 0)
    #expect(settings.classes == 6 && settings.noise == 0.06)
    #expect(settings.rate == 0.05 && settings.batch == 128 && settings.optimizer == .sgd)
    #expect(settings.speed.stepsPerTick == 5 && settings.seed == 7 && settings.glides)
    #expect(settings.activation == .leaky)
  }

  @Test(arguments: MarginLoss.all.map(\.name), Dataset.all.map(\.name))
  func everyPairOfLossAndDataIsAStart(loss: String, data: String) throws {
    let settings = Settings(
      loss: try #require(MarginLoss.named(loss)), data: try #require(Dataset.named(data)), seed: 1)
    var session = Session(settings)
    session.advance()
    #expect(session.step == 5 && session.failure == nil)
    #expect(session.loss.name == loss && session.dataset.name == data)
  }

  @Test func speedsAreTheRungsOfOneLadder() {
    let rungs = Speed.ladder.map(\.stepsPerTick)
    #expect(rungs == [0.125, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
    #expect(zip(Speed.ladder, Speed.ladder.dropFirst()).allSatisfy { $0 < $1 })
    #expect(rungs.allSatisfy { Speed(stepsPerTick: $0)?.stepsPerTick == $0 })
    #expect([0, 3, 0.3, -1, 1024, .nan].allSatisfy { Speed(stepsPerTick: $0) == nil })
    #expect(Speed.ladder.contains(Speed.initial))
  }

  /// Every field other than at the start of its loss, where the loss has it.
  private func changed(_ loss: MarginLoss) throws -> Settings {
    var settings = Settings(
      loss: loss, data: try #require(Dataset.named("overlap")), seed: 18_446_744_073_709_551_615)
    if let margin = loss.margin { settings.margin = margin.range.upperBound }
    if loss.annealed { settings.annealing = "caffe" }
    if loss.initialScale != nil { settings.scale = 17.25 }
    for own in loss.parameters {
      settings.parameters[keyPath: own.parameter.field] = own.range.upperBound
    }
    settings.classes = 9
    settings.dimensions = 3
    settings.noise = 0.2
    settings.rate = 1e-05
    settings.batch = 13
    settings.trainer.settings.decay = 0.002
    settings.trainer.settings.classFactor = 0.1
    settings.activation = .tanh
    settings.optimizer = .adam
    settings.speed = try #require(Speed(stepsPerTick: 0.125))
    settings.glides = false
    return settings
  }

  @Test(arguments: MarginLoss.all.map(\.name))
  func theirActionsMakeThemAgain(loss: String) throws {
    let row = try #require(MarginLoss.named(loss))
    let settings = try changed(row)
    var session = Session(Settings(loss: row, data: try #require(Dataset.named("overlap"))))
    for action in settings.actions { try session.apply(try Action(parsing: action.text)) }
    #expect(session.settings == settings)
    #expect(Session(session.settings).trainer.checksum == Session(settings).trainer.checksum)
  }

  /// The fields of a value and of the values in it, those of the loss's parameters apart.
  private func fields(_ value: Any) -> Set<String> {
    Mirror(reflecting: value).children.reduce(into: []) { names, child in
      let isPart = child.value is TrainerConfiguration || child.value is TrainingSettings
      names.formUnion(isPart ? fields(child.value) : child.label.map { [$0] } ?? [])
    }
  }

  /// A field without a control would be lost in a recording.
  @Test func everyFieldHasAControl() throws {
    let constant: Set = ["momentum", "clip"]
    // m, lambda, s and the parameters that only some losses have are one field.
    let controls = Control.all.count - LossParameter.allCases.count - 2
    #expect(fields(Settings()).subtracting(constant).count == controls)
    let settings = try changed(Settings.initialLoss)
    let differing = zip(settings.actions, Settings().actions).filter { $0 != $1 }
    // Only the loss is the initial one, and lambda stays 0 under a schedule.
    #expect(differing.count == Settings().actions.count - 2)
  }

  /// m waits under a loss without one, and a recording could not say so.
  @Test func whatTheLossLacksIsLeftOut() throws {
    var session = Session()
    for action in [Action.margin(4), .lambda(2), .loss("softmax")] { try session.apply(action) }
    let said = session.settings.asTheirActionsSay()
    #expect(session.settings.margin == 4 && said.margin == 1 && said.lambda == 0)
    #expect(said.actions == session.settings.actions && said.asTheirActionsSay() == said)
  }
}
