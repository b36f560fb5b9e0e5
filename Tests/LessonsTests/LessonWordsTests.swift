import Testing

@testable import Lessons

/// Statements without words, or without what their words are about, and keys that are no dials.
struct LessonWordsTests {
  static let wrong: [(String, LessonError.Fault, Int)] = [
    (#"mark """#, .noWords(verb: "mark"), 1), (#"  snap " ""#, .noWords(verb: "snap"), 3),
    (#"pause """#, .noWords(verb: "pause"), 1),
    (#"ask "" a=x b=y answer=a"#, .noWords(verb: "ask"), 1),
    (#"ask q a=x b="" answer=a"#, .noWords(verb: "ask"), 1),
    ("say x\nwhy \"\"", .noWords(verb: "why"), 1), ("run 5\nwhy x", .nothingToExplain, 1),
    ("say x\nsay \"\"\nwhy x", .nothingToExplain, 1),
    ("data ok.csv label=l", .noDial(verb: "data", key: "label", nearest: nil), 13),
  ]

  @Test(arguments: wrong)
  func isRefusedWithItsPlace(_ text: String, _ fault: LessonError.Fault, _ column: Int) {
    let found = #expect(throws: LessonError.self) {
      try Lesson(Array("lesson \"T\"\n\(text)\n".utf8))
    }
    let line = 1 + text.split(separator: "\n").count
    #expect(found == LessonError(fault, Place(line: line, column: column)))
  }
}
