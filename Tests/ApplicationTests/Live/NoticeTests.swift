import Testing

@testable import Application

struct NoticeTests {
  @Test func staysAsLongAsItTakesToReadAndGoes() throws {
    for words in ["Short.", String(repeating: "word ", count: 30)] {
      var notice = Notice()
      notice.tell(words, at: .seconds(10))
      let ends = try #require(notice.ends)
      #expect(ends - .seconds(10) == Notice.readingTime(of: words))
      notice.expire(at: ends - .nanoseconds(1))
      #expect(notice.text == words)
      notice.expire(at: ends)
      #expect(notice.text == nil && notice.ends == nil)
    }
  }

  /// Fifteen characters a second and two seconds to notice them, but four seconds at least.
  @Test(arguments: [(0, 4.0), (30, 4), (45, 5), (150, 12)])
  func longWordsStayLonger(count: Int, seconds: Double) {
    #expect(Notice.readingTime(of: String(repeating: "x", count: count)) == .seconds(seconds))
  }

  @Test func theSameWordsAreNotBegunAgainButOthersReplaceThem() {
    var notice = Notice()
    notice.tell("One.", at: .zero)
    notice.tell("One.", at: .seconds(3))
    #expect(notice.ends == .seconds(4))
    notice.tell("Two.", at: .seconds(3))
    #expect(notice.text == "Two." && notice.ends == .seconds(7))
  }

  @Test func aRefusalIsASentence() {
    var notice = Notice()
    notice.tell(refusal: "m is 3 here; see \"x\"", at: .zero)
    #expect(notice.text == "M is 3 here; see \"x\".")
  }
}
