import Angular
import Experiment
import Learning
import Testing

/// That the extreme sessions are what their names say.
struct SessionsTests {
  @Test func theyAreAsExtremeAsTheySay() {
    #expect(Set(Sessions.onOnePoint.features).count == 1)
    #expect(Sessions.onOnePoint.features[0] != SIMD3(0, 0, 0))
    #expect(Set(Sessions.allZero.features) == [SIMD3(0, 0, 0)])
    #expect(Sessions.overflowing.trainer.step > Sessions.learned.trainer.step)
    #expect(Sessions.overflowing.features.contains(SIMD3(0, 0, 0)))
    #expect(Set(Sessions.notANumber.features) == [SIMD3(0, 0, 0)])
    #expect(Sessions.notANumber.trainer.classWeights.allSatisfy { $0.x.isNaN })
    #expect(Sessions.stopped.failure != nil)
    #expect(Sessions.gliding.isGliding)
    #expect(!Sessions.raised.isGliding && Sessions.raised.margin.m == 4)
  }
}
