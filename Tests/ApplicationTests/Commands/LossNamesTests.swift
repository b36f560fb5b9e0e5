import Angular
import Experiment
import Learning
import Testing
import Text

@testable import Application

/// Every name that people type for a loss is understood wherever a loss is named.
struct LossNamesTests {
  /// The aliases of the table, and the spellings that papers and code use.
  static let names: [(alias: String, loss: String)] =
    MarginLoss.all.flatMap { loss in loss.aliases.map { ($0, loss.name) } }
    + [
      ("SphereFace", "a-softmax"), ("A-Softmax", "a-softmax"), ("amsoftmax", "cosface"),
      ("AM-Softmax", "cosface"), ("ArcFace", "arcface"), ("NormFace", "normface"),
    ]

  @Test(arguments: names)
  func inOptions(_ alias: String, _ loss: String) throws {
    for word in [alias, alias.uppercased()] {
      let request = try Request(parsing: ["train", "--loss", word])
      let session = try request.options.experiment.start(ConsoleRecorder().console)
      #expect(session.settings.loss == loss, "\(word)")
    }
  }

  /// A lesson that says the alias is the lesson that says the name.
  @Test(arguments: names)
  func inLessons(_ alias: String, _ loss: String) {
    func output(_ word: String) -> String {
      let text = "lesson \"x\"\nset loss \(word)\nrun 3\n"
      let recorder = ConsoleRecorder(files: ["a.lesson": text])
      #expect(recorder.perform(["lesson", "a.lesson", "--headless"]) == .success, "\(word)")
      return recorder.output
    }
    // The checksum in the last line tells which loss it was.
    let named = output(loss)
    #expect(output(alias) == named && output("softmax") != named)
  }

  @Test(arguments: names)
  func inGoldenDocuments(_ alias: String, _ loss: String) throws {
    let row = try #require(MarginLoss.named(loss))
    let params = row.golden.parameters.map { parameter in
      let range = parameter.range
      return "\"\(parameter.name)\": \(min(max(1, range.lowerBound), range.upperBound))"
    }
    let text = GoldenCaseTests.other(alias, "{\(params.joined(separator: ", "))}")
    let golden = try GoldenCase(try JSONValue(parsing: Array(text.utf8)))
    #expect(golden.variant.loss.name == loss)
  }
}
