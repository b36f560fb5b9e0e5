import Angular
import Experiment
import Screen
import Testing

@testable import Application

struct OptionTableTests {
  @Test func namesAreUnique() {
    let names = Option.all.map(\.name) + Request.commonOptions.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func everyOptionHasAVerbAndASentence() {
    for option in Option.all {
      #expect(!option.verbs.isEmpty && option.summary.hasSuffix("."), "\(option.name)")
    }
  }

  /// Data may be a file, which no action is.
  @Test(arguments: Control.all.map(\.word) + ["view", "theme"])
  func everySettingHasTheFormOfItsAction(word: String) {
    let form = Option.all.first { $0.name == word }?.form
    let isFile = word == Control.data.word
    #expect(form == (isFile ? "NAME|FILE" : Action.verbs.first { $0.word == word }?.form))
    #expect(form?.isEmpty == false)
  }

  @Test func parametersOfTheLossAreOptions() throws {
    let request = try Request(
      parsing: ["train", "--loss", "sphereface2", "--sharpness", "5", "--balance=0.5"])
    let session = try request.options.experiment.start(ConsoleRecorder().console)
    #expect(session.margin.sharpness == 5 && session.margin.balance == 0.5)
  }

  @Test func everyChoiceIsAccepted() throws {
    for option in Option.all where option.form.contains("|") && option.name != "data" {
      for choice in option.form.split(separator: "|") {
        var options = Options()
        try option.set(&options, String(choice))
      }
    }
  }

  @Test func choicesReachTheOptions() throws {
    let request = try Request(
      parsing: ["frame", "--color", "8", "--glyphs=block", "--size", "81x25", "--view", "loss"])
    #expect(request.options.depth == .ansi8)
    #expect(request.options.glyphs == .block)
    #expect(request.options.size == Size(columns: 81, rows: 25))
    #expect(request.options.experiment.presentation == [.view(.loss), .zoom(true)])
  }
}
