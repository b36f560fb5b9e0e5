import Angular
import Lab
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
    #expect(settings.nonlinearity == .leaky)
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
}
