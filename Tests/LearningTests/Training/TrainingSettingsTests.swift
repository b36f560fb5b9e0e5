import Learning
import Testing

struct TrainingSettingsTests {
  /// What the default scene was tried out with.
  @Test func startsFromTheDefaultScene() {
    let settings = TrainingSettings()
    #expect(settings.optimizer == .sgd)
    #expect(settings.rate == 0.05 && settings.momentum == 0.9)
    #expect(settings.decay == 5e-4 && settings.clip == 5)
    #expect(settings.batch == 128)
  }

  @Test func optimizersHaveTheNamesThatUsersType() {
    #expect(TrainingSettings.Optimizer.allCases.map(\.rawValue) == ["sgd", "adam"])
  }
}
