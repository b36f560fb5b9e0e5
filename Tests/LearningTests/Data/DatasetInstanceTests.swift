import Testing

@testable import Learning

struct DatasetInstanceTests {
  @Test func labelsShareTheUnitIntervalByFrequency() {
    let instance = DatasetInstance(
      classes: 3, frequencies: [0.5, 0.25, 0.25], floats: Arena(zeros: 0))
    #expect([0, 0.49].allSatisfy { instance.label(at: $0) == 0 })
    #expect([0.5, 0.74].allSatisfy { instance.label(at: $0) == 1 })
    #expect([0.75, 0.999].allSatisfy { instance.label(at: $0) == 2 })
  }

  @Test func withoutFrequenciesAllClassesAreAlike() {
    let instance = DatasetInstance(classes: 4, floats: Arena(zeros: 0))
    #expect(instance.frequencies == [0.25, 0.25, 0.25, 0.25])
    #expect((0..<8).map { instance.label(at: Double($0) / 8) } == [0, 0, 1, 1, 2, 2, 3, 3])
  }

  /// Rounding must never lead past the last class.
  @Test func theLastPlaceIsTheLastClass() {
    for classes in 1...12 {
      let instance = DatasetInstance(classes: classes, floats: Arena(zeros: 0))
      #expect(instance.label(at: 1.nextDown) == classes - 1)
      #expect(instance.label(at: 0) == 0)
    }
  }
}
