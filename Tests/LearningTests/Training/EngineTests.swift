import Foundation
import Learning
import Testing

struct EngineTests {
  @Test func theWideEngineIsThereWhereTheProcessorHasAVX2() throws {
    let processor = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let flags = processor.split(separator: "\n").first { $0.hasPrefix("flags") } ?? ""
    let hasAVX2 = flags.split(separator: " ").contains("avx2")
    #expect(Engine.baseline.name == "baseline")
    #expect(Engine.wide?.name == (hasAVX2 ? "AVX2" : nil))
    #expect(Engine.best.name == (hasAVX2 ? "AVX2" : "baseline"))
  }
}
