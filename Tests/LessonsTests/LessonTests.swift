import Experiment
import Testing
import Text

@testable import Lessons

struct LessonTests {
  private func lesson(_ rest: String) throws(LessonError) -> Lesson {
    try Lesson(Array("lesson \"T\"\n\(rest)".utf8))
  }

  @Test func everyStatementIsRead() throws {
    let lesson = try Lesson(
      Array(
        #"""
        # a comment, then nothing

        lesson "All of them" seed=3 size=80x24  # the title
        data identities classes=5 noise=0.1
        loss a-softmax margin=2
        set speed 20
        ramp margin 1 4 over=300
        run 12
        until width < 15 max=600
        hold 1.5
        hold
        say "hello \"you\""
        mark "One"
        why "because of {{{gap}"
        pause "ready?"
        ask "q" a="x" b="y" answer=b
        remember before
        ask "q" a="x" b="{before.width:2} it was" answer=later
        reveal "a if width < 0.9 * before.width, b if width > 1.1*before.width, else a"
        check criterion = 1
        hide numbers loss
        show loss
        snap "still"
        view plane
        """#.utf8))
    #expect(lesson.title == "All of them" && lesson.seed == 3 && lesson.chapters == 1)
    #expect(lesson.size?.columns == 80 && lesson.size?.rows == 24)
    #expect(
      lesson.lines.map(\.lessonStep) == [
        .act(.data("identities")), .act(.classes(5)), .act(.noise(0.1)), .act(.loss("a-softmax")),
        .act(.margin(2)), .act(.speed(20)),
        .ramp(.margin, from: 1, to: 4, steps: 300), .run(12),
        .until(Condition(metric: "width", comparison: .less, value: 15), most: 600),
        .hold(ticks: 45), .hold(ticks: nil), .say(#"hello "you""#), .act(.mark("One")),
        .why(try LessonText(parsing: "because of {{{gap}")), .pause("ready?"),
        .ask(Inquiry("q", choices: ["x", "y"], key: .rule(AnswerRule([], otherwise: 1)))),
        .remember("before"),
        .ask(
          Inquiry(
            "q", choices: ["x", try LessonText(parsing: "{before.width:2} it was")], key: .later)),
        .reveal(Self.rule),
        .check(Condition(metric: "criterion", comparison: .equal, value: 1)),
        .act(.hide(.numbers)), .act(.hide(.loss)), .act(.unhide(.loss)), .act(.snap("still")),
        .act(.view(.plane)),
      ])
    #expect(lesson.lines.last?.place == Place(line: 24, column: 1))
  }

  private static let rule = AnswerRule(
    [
      AnswerRule.Case(answer: 0, condition: condition(.less, times: 0.9)),
      AnswerRule.Case(answer: 1, condition: condition(.greater, times: 1.1)),
    ], otherwise: 0)

  private static func condition(
    _ comparison: Condition.Comparison, times factor: Double
  ) -> Condition {
    let before = Measurement("width", .remembered("before"))
    return Condition(Measurement("width"), comparison, .measured(before, times: factor))
  }

  static let steps: [LessonStep] =
    Control.all.map { .act(.set($0, .name("x y"))) }.filter {
      if case .act(.set(let control, _)) = $0 { control.kind == .name } else { false }
    }
    + Control.all.filter(\.canRamp).flatMap { control -> [LessonStep] in
      [.act(.set(control, .number(0.35))), .ramp(control, from: 1.0 / 3, to: 2, steps: 70)]
    } + [
      .act(.set(.classes, .whole(4))), .act(.set(.seed, .seed(.max))), .act(.glide(false)),
      .act(.anneal("caffe")),
      .act(.set(.optimizer, .name("adam"))),
      .act(.reset), .act(.back), .act(.rerun), .act(.scene("cure")), .act(.watch("no-room")),
      .act(.ghost(true)), .act(.dial(.rate)), .act(.view(.plane)), .act(.zoom(true)),
      .act(.inspect(nil)), .say(""), .say("a \"b\"\nc {loss}"), .act(.mark("One")),
      .act(.hide(.theory)), .act(.unhide(.openset)), .act(.chapter(2)), .hold(ticks: nil),
      .why("{"), .remember("before"),
      .act(.snap("x")), .run(1), .run(1_000_000), .pause("go \\ on"),
      .until(Condition(metric: "width", comparison: .notAbove, value: 12.25), most: 300),
      .check(Condition(metric: "half-percent-inter", comparison: .different, value: -1)),
    ] + (1...120).map { .hold(ticks: $0) } + [.hold(ticks: 18_000)]
    + [
      .ask(Inquiry("q", choices: ["x=1", "y", "z"], key: .rule(AnswerRule([], otherwise: 2)))),
      .ask(Inquiry("q {", choices: ["x", "y"], key: .rule(immediate))),
    ]

  private static let immediate = AnswerRule(
    [
      AnswerRule.Case(
        answer: 1, condition: Condition(metric: "width", comparison: .less, value: 20.5))
    ], otherwise: nil)

  /// What refers to something above it.
  static let referring: [LessonStep] = [
    .ask(Inquiry("q", choices: ["x", "y"], key: .later)), .reveal(rule),
    .say(.measured([("It was ", Measurement("max-intra", .remembered("before")), 1)])),
    .pause(.measured([("{", Measurement("width", .ghost), nil)])),
    .check(condition(.notBelow, times: 1)),
    .check(
      Condition(
        Measurement("gap", .ghost), .less, .measured(Measurement("half-percent-inter"), times: 2))),
    .until(condition(.less, times: 0.5), most: 40),
  ]

  @Test func whatRefersIsWrittenAsItIsRead() throws {
    let texts = try Self.referring.map { try #require($0.text) }
    let lesson = try lesson((["set ghost on", "remember before"] + texts).joined(separator: "\n"))
    #expect(lesson.lines.dropFirst(2).map(\.lessonStep) == Self.referring, "\(texts)")
  }

  @Test(arguments: steps)
  func everyStepIsWrittenAsItIsRead(step: LessonStep) throws {
    let text = try #require(step.text)
    // A reason follows something said.
    let read = try lesson("say x\n\(text)").lines.map(\.lessonStep)
    #expect(read == [.say("x"), step], "\(text)")
    #expect(LessonVerb.all.count { $0.write(step) != nil } == 1, "\(text)")
  }

  /// What the player does by itself, and what only a session can say.
  @Test func noStatementDoesWhatThePlayerDoes() {
    for action in [
      Action.run, .pause, .step, .steps(3), .proceed, .answer(0), .reveal(0), .prompt("x"),
      .rest(60), .say("x"), .why("x"), .reason(true),
      .lesson("x", chapters: 1),
    ] { #expect(LessonStep.act(action).text == nil, "\(action.text)") }
  }

  @Test func everyVerbIsThereOnceAndExplainsItself() {
    #expect(Set(LessonVerb.all.map(\.word)).count == LessonVerb.all.count)
    #expect(LessonVerb.all.allSatisfy { !$0.form.isEmpty && !$0.summary.isEmpty })
  }

  /// The line after the title, what is wrong with it, and where.
  static let wrong: [(String, LessonError.Fault, Int)] = [
    ("rum 5", .unknown(word: "rum", nearest: "run"), 1),
    ("  margin 4", .unknown(word: "margin", nearest: "set margin"), 3),
    ("xyzzy", .unknown(word: "xyzzy", nearest: nil), 1),
    (#" lesson "again""#, .secondTitle, 2),
    ("run", .incomplete(verb: "run", form: "STEPS"), 4),
    ("run 5 6", .extra(verb: "run", text: "6"), 7),
    ("run fast", .bad(verb: "run", text: "fast", wanted: .whole(1...1_000_000)), 5),
    ("run 0", .bad(verb: "run", text: "0", wanted: .whole(1...1_000_000)), 5),
    ("hold 0", .bad(verb: "hold", text: "0", wanted: .seconds(most: 600)), 6),
    ("hold nan", .bad(verb: "hold", text: "nan", wanted: .seconds(most: 600)), 6),
    ("check widh < 5", .noMetric("widh", nearest: "width"), 7),
    ("check width << 5", .bad(verb: "check", text: "<<", wanted: .comparison), 13),
    ("check width < 5°", .bad(verb: "check", text: "5°", wanted: .bound), 15),
    ("check width < widh", .noMetric("widh", nearest: "width"), 15),
    ("check befor.width < 5", .notRemembered("befor", nearest: nil), 1),
    ("remember before\ncheck befor.width < 5", .notRemembered("befor", nearest: "before"), 1),
    ("check width < 2 * 3", .noMetric("3", nearest: nil), 19),
    ("check width < x * gap", .bad(verb: "check", text: "x * gap", wanted: .bound), 15),
    ("check width < 2 * ", .bad(verb: "check", text: "2 *", wanted: .bound), 15),
    ("check width < 2**gap", .bad(verb: "check", text: "2**gap", wanted: .bound), 15),
    ("check width < 5 gap", .extra(verb: "check", text: "gap"), 17),
    ("check width < ghost.width", .noGhost, 1),
    ("set ghost on\nset ghost off\nsay \"{ghost.gap}\"", .noGhost, 1),
    (#"say "{gap""#, .openBrace, 5),
    (#"say "{gapp}""#, .noMetric("gapp", nearest: "gap"), 5),
    (#"say "{}""#, .noMetric("", nearest: nil), 5),
    (#"say "{gap:x}""#, .badPlaces("x", most: 6), 5),
    (#"pause "{gap:7}""#, .badPlaces("7", most: 6), 7),
    (#"why "{soon.gap}""#, .notRemembered("soon", nearest: nil), 1),
    (#"ask "q" a="{gapp}" b=y answer=a"#, .noMetric("gapp", nearest: "gap"), 9),
    ("remember", .incomplete(verb: "remember", form: "NAME"), 9),
    ("remember ghost", .badName("ghost"), 10),
    ("remember a.b", .badName("a.b"), 10),
    ("remember 2", .badName("2"), 10),
    (#"ask "q" a=x b=y answer="a if""#, .badRule("a if"), 17),
    (#"ask "q" a=x b=y answer="else a, b if gap > 3""#, .badRule("else a, b if gap > 3"), 17),
    (
      #"ask "q" a=x b=y answer="a if gapp > 3, else b""#, .noMetric("gapp", nearest: "gap"), 17
    ),
    (#"ask "q" a=x b=y answer="c if gap > 3, else b""#, .noAnswer("c", answers: ["a", "b"]), 1),
    (
      #"ask "q" a=x b=y answer=c"#,
      .action(.noSuch(verb: "answer", name: "c", choices: ["a", "b"])), 17
    ),
    ("reveal a", .nothingToReveal, 1),
    ("ask q a=x b=y answer=later\nreveal c", .noAnswer("c", answers: ["a", "b"]), 1),
    ("ask q a=x b=y answer=later\nreveal a\nreveal a", .nothingToReveal, 1),
    ("run 5\nask q a=x b=y answer=later", .neverRevealed, 1),
    ("hide", .incomplete(verb: "hide", form: "PART ..."), 5),
    ("hide numbers scors", .noPart("scors", nearest: "scores"), 14),
    ("set why x", .reserved(key: "why", instead: "why"), 5),
    ("set rest 5", .reserved(key: "rest", instead: "hold"), 5),
    ("check width <", .incomplete(verb: "check", form: "METRIC OP X"), 14),
    ("check width < 5 max=3", .extra(verb: "check", text: "max=3"), 17),
    ("until width < 5", .incomplete(verb: "until", form: "METRIC OP X max=STEPS"), 16),
    ("until width < 5 300", .badKey(verb: "until", key: "300", keys: ["max"]), 17),
    (
      "until width < 5 max=x",
      .bad(verb: "until", text: "max=x", wanted: .whole(1...1_000_000)), 17
    ),
    ("ramp loss 1 2 over=5", .noRamp(key: "loss", .form("NAME")), 6),
    ("ramp classes 3 5 over=5", .noRamp(key: "classes", .form("K")), 6),
    ("ramp speed 1 2 over=5", .noRamp(key: "speed", .ownStops), 6),
    ("ramp scene 1 2 over=10", .noRamp(key: "scene", .form("NAME")), 6),
    ("ramp batch 8 16 over=5", .noRamp(key: "batch", .form("N")), 6),
    ("ramp glide 0 1 over=5", .noRamp(key: "glide", .form("on|off")), 6),
    ("ramp reset 1 2 over=5", .noRamp(key: "reset", .form("")), 6),
    (
      "ramp margn 1 2 over=5",
      .action(
        .noSuch(
          verb: "ramp", name: "margn", choices: Control.all.filter(\.canRamp).map(\.word))), 6
    ),
    ("ramp margin one 2 over=5", .bad(verb: "ramp", text: "one", wanted: .number), 13),
    ("ramp margin 1 2 max=5", .badKey(verb: "ramp", key: "max", keys: ["over"]), 17),
    ("set", .incomplete(verb: "set", form: "KEY VALUE"), 4),
    ("set margin", .action(.missingArgument(verb: "margin", form: "M")), 11),
    ("set margn 4", .action(.unknown(word: "margn", nearest: "margin")), 5),
    ("set run", .reserved(key: "run", instead: "run"), 5),
    ("set steps 5", .reserved(key: "steps", instead: "run"), 5),
    (#"set prompt "x""#, .reserved(key: "prompt", instead: "pause"), 5),
    ("set continue", .reserved(key: "continue", instead: nil), 5),
    ("loss", .incomplete(verb: "loss", form: "NAME KEY=VALUE ..."), 5),
    ("loss a-softmax margin", .extra(verb: "loss", text: "margin"), 16),
    ("loss a-softmax margn=2", .noDial(verb: "loss", key: "margn", nearest: "margin"), 16),
    ("data ok.csv label=l", .noDial(verb: "data", key: "label", nearest: nil), 13),
    (#"mark """#, .noWords(verb: "mark"), 1), (#"  snap " ""#, .noWords(verb: "snap"), 3),
    (#"pause """#, .noWords(verb: "pause"), 1),
    (#"ask "" a=x b=y answer=a"#, .noWords(verb: "ask"), 1),
    (#"ask q a=x b="" answer=a"#, .noWords(verb: "ask"), 1),
    ("say x\nwhy \"\"", .noWords(verb: "why"), 1), ("run 5\nwhy x", .nothingToExplain, 1),
    ("say x\nsay \"\"\nwhy x", .nothingToExplain, 1),
    (
      "loss a-softmax margin=x",
      .action(.badArgument(verb: "margin", text: "x", form: "M")), 23
    ),
    ("loss a-softmax data=x", .reserved(key: "data", instead: nil), 16),
    (#"say "open"#, .action(.grammar(.openQuote(column: 5))), 5),
    ("say hello you", .extra(verb: "say", text: "you"), 11),
    (#"ask "q" a=x answer=a"#, .action(.missingKey(verb: "ask", key: "b")), 21),
    (
      "view plain",
      .action(
        .badArgument(
          verb: "view", text: "plain",
          form: View.allCases.map(\.rawValue).joined(separator: "|"))), 6
    ),
  ]

  @Test(arguments: wrong)
  func whatIsWrongIsNamedWithItsPlace(
    _ line: String, _ fault: LessonError.Fault, _ column: Int
  ) {
    let found = #expect(throws: LessonError.self) { try lesson("\n\(line)\n") }
    let last = 2 + line.split(separator: "\n").count
    #expect(found == LessonError(fault, Place(line: last, column: column)))
  }

  static let untitled: [(String, LessonError.Fault, Int, Int)] = [
    ("", .noTitle, 1, 1), ("\n# nothing\n", .noTitle, 3, 1), ("\n  run 5", .noTitle, 2, 3),
    ("lessn \"x\"", .unknown(word: "lessn", nearest: "lesson"), 1, 1),
    ("lesson", .incomplete(verb: "lesson", form: #""TITLE" seed=N size=WxH"#), 1, 7),
    ("lesson \"\"", .incomplete(verb: "lesson", form: #""TITLE" seed=N size=WxH"#), 1, 8),
    ("lesson x seed=-1", .bad(verb: "lesson", text: "seed=-1", wanted: .seed), 1, 10),
    ("lesson x size=80", .bad(verb: "lesson", text: "size=80", wanted: .size(most: 1000)), 1, 10),
    (
      "lesson x seed=1 seed=2", .badKey(verb: "lesson", key: "seed", keys: ["seed", "size"]), 1, 17
    ),
    ("lesson x speed=1", .badKey(verb: "lesson", key: "speed", keys: ["seed", "size"]), 1, 10),
  ]

  @Test(arguments: untitled)
  func theTitleComesFirst(_ text: String, _ fault: LessonError.Fault, _ line: Int, _ column: Int) {
    let found = #expect(throws: LessonError.self) { try Lesson(Array(text.utf8)) }
    #expect(found == LessonError(fault, Place(line: line, column: column)))
  }

  @Test func bytesThatAreNoText() {
    let bytes = Array("lesson x\n".utf8) + [0xFF, 0x0A]
    let found = #expect(throws: LessonError.self) { try Lesson(bytes) }
    #expect(found == LessonError(.notText, Place(line: 2, column: 1)))
  }

  @Test func windowsLinesAndAByteOrderMarkAreFine() throws {
    let lesson = try Lesson([0xEF, 0xBB, 0xBF] + Array("lesson \"T\"\r\nrun 5\r\n".utf8))
    #expect(lesson.title == "T" && lesson.lines.map(\.lessonStep) == [.run(5)])
  }
}

extension LessonText {
  /// Words, each followed by a measured value with so many places.
  static func measured(_ parts: [(words: String, Measurement, places: Int?)]) -> LessonText {
    let source = parts.map { part in
      LessonText(part.words).source + "{\(part.1.text)\(part.places.map { ":\($0)" } ?? "")}"
    }.joined()
    return (try? LessonText(parsing: source)) ?? LessonText(source)
  }
}
