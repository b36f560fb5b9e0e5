import Testing

@testable import Text

struct ListsTests {
  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c"),
    (["a", "b", "c", "d", "e"], "a, b, c or 2 more"),
  ])
  func listsWords(words: [String], expected: String) {
    #expect(listed(words, "or", most: words.count > 3 ? 3 : .max) == expected)
  }

  @Test func countsNouns() {
    #expect(counted(0, "step") == "0 steps" && counted(1, "step") == "1 step")
    #expect(counted(2, "entry", "entries") == "2 entries" && counted(1, "entry", "x") == "1 entry")
  }
}
