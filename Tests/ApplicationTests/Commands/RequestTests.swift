import Experiment
import Testing

@testable import Application

struct RequestTests {
  @Test func readsBothSpellingsOfAnOption() throws {
    let apart = try Request(parsing: ["train", "--margin", "2.5", "--do", "3 pause", "--json"])
    let joined = try Request(parsing: ["train", "--margin=2.5", "--do=3 pause", "--json"])
    #expect(apart.options == joined.options)
    #expect(apart.options.experiment.dials == [.margin(2.5)])
    #expect(apart.options.experiment.script.lines == [Script.Line(tick: 3, action: .pause)])
    #expect(apart.options.isJSON)
  }

  @Test func withoutAVerbItIsLive() throws {
    #expect(try Request(parsing: []).verb.name == .live)
    #expect(try Request(parsing: ["--seed", "3"]).options.experiment.dials == [.seed(3)])
  }

  @Test func anOperandIsAFileOrStandardInput() throws {
    #expect(try Request(parsing: ["evaluate", "a.json"]).options.file == "a.json")
    #expect(try Request(parsing: ["evaluate", "--engine", "training", "-"]).options.file == "-")
  }

  @Test(arguments: [["--help"], ["train", "--bogus", "--help"], ["-h"], ["evaluate", "-h"]])
  func whoAsksForHelpGetsIt(_ arguments: [String]) throws {
    #expect(try Request(parsing: arguments).intent == .help)
  }

  static let wrong: [([String], UsageError)] = [
    (["trai"], .unknownVerb("trai", nearest: "train")),
    ([""], .unknownVerb("", nearest: nil)),
    (["train", "--stepz", "3"], .unknownOption("stepz", verb: .train, nearest: "steps")),
    (["--"], .unknownOption("", verb: .live, nearest: nil)),
    (["frame", "--steps", "3"], .foreignOption("steps", verb: .frame, takers: [.train, .sweep])),
    (["train", "--steps"], .missingValue(option: "steps", form: "N")),
    (["train", "--json=yes"], .unexpectedValue(option: "json", "yes")),
    (["train", "--steps", "1e3"], .badValue(option: "steps", "1e3", .whole(0...1_000_000_000))),
    (["train", "--every=0"], .badValue(option: "every", "0", .whole(1...1_000_000_000))),
    (["frame", "--size", "80"], .badValue(option: "size", "80", .size(most: 1000))),
    (["frame", "--size", "80x"], .badValue(option: "size", "80x", .size(most: 1000))),
    (["frame", "--size", "0x24"], .badValue(option: "size", "0x24", .size(most: 1000))),
    (["frame", "--size", "9x9x9"], .badValue(option: "size", "9x9x9", .size(most: 1000))),
    (
      ["frame", "--format", "png"],
      .badValue(option: "format", "png", .choice(["text", "ansi", "svg"]))
    ),
    (["--do", "now pause"], .badValue(option: "do", "now pause", .line)),
    (["--do", "-1 pause"], .badValue(option: "do", "-1 pause", .line)),
    (["--do", ""], .badValue(option: "do", "", .line)),
    (["--do", "5"], .action("5", .unknown(word: "", nearest: nil))),
    (["--do", "5 margin"], .action("5 margin", .missingArgument(verb: "margin", form: "M"))),
    (["--margin", "wide"], .setting(.badArgument(verb: "margin", text: "wide", form: "M"))),
    (["--margin", "nan"], .setting(.badArgument(verb: "margin", text: "nan", form: "M"))),
    (["--seed", "-1"], .setting(.badArgument(verb: "seed", text: "-1", form: "N"))),
    (["--margin="], .setting(.missingArgument(verb: "margin", form: "M"))),
    (["--seed", "3", "train"], .unexpectedArgument("train", verb: .live, isVerb: true)),
    (["train", "fast"], .unexpectedArgument("fast", verb: .train, isVerb: false)),
    (["-x"], .unexpectedArgument("-x", verb: .live, isVerb: false)),
    (["evaluate"], .missingOperand(verb: .evaluate, form: "FILE.json")),
    (["evaluate", "a", "b"], .unexpectedArgument("b", verb: .evaluate, isVerb: false)),
  ]

  @Test(arguments: wrong)
  func saysWhatIsWrong(_ arguments: [String], _ expected: UsageError) {
    #expect(error { () throws(UsageError) in try Request(parsing: arguments) } == expected)
    let recorder = ConsoleRecorder()
    #expect(recorder.perform(arguments) == .usage)
    #expect(recorder.errors == "marginscope: \(expected.message)\n")
    #expect(recorder.output.isEmpty)
  }
}
