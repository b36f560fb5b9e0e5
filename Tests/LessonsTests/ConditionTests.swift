import Experiment
import Testing

@testable import Lessons

struct ConditionTests {
  @Test func comparesWithLessTheSameAndMore() {
    let holding = Condition.Comparison.allCases.map { comparison in
      [1.0, 2, 3].filter { comparison.holds($0, 2) }
    }
    #expect(holding == [[1], [1, 2], [3], [2, 3], [2], [1, 3]])
  }

  @Test func whatIsNotMeasuredYetMeetsNothing() {
    let session = Session()
    for comparison in Condition.Comparison.allCases {
      let condition = Condition(metric: "loss", comparison: comparison, value: 1)
      #expect(
        !condition.holds(in: LessonNotes(session))
          && condition.measured(in: LessonNotes(session)) == nil)
    }
  }

  /// A lesson that was written before a metric got its present name.
  @Test func aFormerNameIsReadAsTheMetric() throws {
    let lesson = try Lesson(Array("lesson \"x\"\nrun 1\ncheck p0.5-inter > 20".utf8))
    let condition = Condition(metric: "half-percent-inter", comparison: .greater, value: 20)
    #expect(lesson.lines.last?.lessonStep == .check(condition))
  }

  @Test func measuresTheSession() {
    let session = Session()
    #expect(Condition(metric: "step", comparison: .equal, value: 0).holds(in: LessonNotes(session)))
    #expect(
      !Condition(metric: "margin", comparison: .greater, value: 1).holds(in: LessonNotes(session)))
    #expect(Condition(metric: "width", comparison: .less, value: 2.5).text == "width < 2.5")
  }
}
