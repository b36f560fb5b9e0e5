import Recording
import Testing

@Suite struct TranscriptTests {
  private var transcript: Transcript {
    var transcript = Transcript(title: "Margins *now*")
    transcript.add(.init(at: 0, .caption, "Angles <first> & last"))
    transcript.add(.init(at: 1500, .action, "margin 4"))
    transcript.add(.init(at: 1500, .action, "say `x`"))
    transcript.add(.init(at: 61_033, .chapter, "The jump --> up"))
    transcript.add(.init(at: 61_033, .question, "Why?\n\nReally?"))
    transcript.add(.init(at: 62_000, .caption, ""))
    transcript.add(.init(at: 3_600_000, .caption, "Done"))
    return transcript
  }

  @Test func markdown() {
    #expect(
      transcript.markdown == """
        # Margins \\*now\\*

        0:00 Angles \\<first\\> \\& last

        - 0:01 `margin 4`
        - 0:01 `` say `x` ``

        ## 1:01 The jump --\\> up

        1:01 **Why? Really?**

        60:00 Done

        """)
  }

  @Test func captions() {
    #expect(
      transcript.captions(until: 3_601_250) == """
        WEBVTT

        00:00:00.000 --> 00:01:01.033
        Angles &lt;first&gt; &amp; last

        NOTE 00:01:01.033 The jump --&gt; up

        00:01:01.033 --> 00:01:02.000
        Why?
        Really?

        01:00:00.000 --> 01:00:01.250
        Done

        """)
  }

  @Test func aDialThatTurnsIsOneMoment() {
    var transcript = Transcript(title: "t")
    for tick in 1...30 { transcript.add(.init(at: 33 * tick, .setting, "margin \(tick)")) }
    transcript.add(.init(at: 1000, .setting, "lambda 5"))
    transcript.add(.init(at: 1001, .setting, "margin 3"))
    transcript.add(.init(at: 1502, .setting, "margin 4"))
    #expect(transcript.entries.map(\.text) == ["margin 30", "lambda 5", "margin 3", "margin 4"])
    #expect(transcript.entries.map(\.milliseconds) == [33, 1000, 1001, 1502])
  }

  @Test func whatIsDoneStandsAsOftenAsItIsDone() {
    var transcript = Transcript(title: "t")
    for part in ["hide numbers", "hide legend"] { transcript.add(.init(at: 0, .action, part)) }
    transcript.add(.init(at: 10, .setting, "view plane"))
    transcript.add(.init(at: 20, .action, "reset"))
    #expect(
      transcript.markdown == """
        # t

        - 0:00 `hide numbers`
        - 0:00 `hide legend`
        - 0:00 `view plane`
        - 0:00 `reset`

        """)
  }

  @Test func nothingSaid() {
    let silent = Transcript(title: "t")
    #expect(silent.markdown == "# t\n" && silent.captions(until: 10) == "WEBVTT\n")
  }

  /// Marks on brackets, lines ended otherwise, and what no document may hold.
  @Test func noTextEndsACueOrBecomesMarkup() {
    var transcript = Transcript(title: "t\u{0}")
    transcript.add(.init(at: 0, .chapter, "--\u{301}>\u{338}\r\nnext"))
    transcript.add(.init(at: 0, .caption, "<\u{338}b\r\n\r\n\r--> c\u{1b}\u{ffff}"))
    transcript.add(.init(at: 100, .action, "data \"`\u{301}\r`\""))
    #expect(
      transcript.captions(until: 1000) == """
        WEBVTT

        NOTE 00:00:00.000 --\u{301}&gt;\u{338} next

        00:00:00.000 --> 00:00:01.000
        &lt;\u{338}b
        --&gt; c??

        """)
    #expect(
      transcript.markdown == """
        # t?

        ## 0:00 --\u{301}\\>\u{338} next

        0:00 \\<\u{338}b --\\> c??

        - 0:00 `` data "`\u{301}?`" ``

        """)
  }
}
