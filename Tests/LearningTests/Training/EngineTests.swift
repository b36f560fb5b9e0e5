import Learning
import Testing

struct EngineTests {
  @Test func theBestEngineIsTheWideOneWhereThereIsOne() {
    #expect(Engine.baseline.name == "baseline")
    #expect(Engine.wide.map(\.name) ?? "AVX2" == "AVX2")
    #expect(Engine.best.name == (Engine.wide == nil ? "baseline" : "AVX2"))
  }
}
