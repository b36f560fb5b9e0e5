import Angular
import Experiment
import Learning
import Recording
import Testing
import Text

@testable import Application

/// Whatever is done to a session in whatever order, a replay does it again and time goes both ways.
struct RandomSessionsTests {
  /// Arguments of every row of the table of actions; some cannot be set under every loss.
  private static let arguments: [String: [String]] = {
    var arguments: [String: [String]] = [
      "margin": ["1", "1.7", "4", "8", "0", "0.35"], "lambda": ["0", "5", "0.5"],
      "anneal": Annealing.all.map(\.name), "scale": ["4", "16", "64"],
      "loss": Session.losses.map(\.name), "data": Dataset.all.map(\.name),
      "classes": ["2", "3", "6", "10"], "noise": ["0.03", "0.1", "0.2"],
      "rate": ["0.01", "0.05", "0.5", "90"], "batch": ["1", "7", "16", "33"],
      "speed": ["0.125", "0.5", "1", "2", "5"], "seed": ["0", "7", "18446744073709551615"],
      "optimizer": TrainingSettings.Optimizer.allCases.map(\.rawValue),
      "activation": Activation.allCases.map(\.rawValue), "steps": ["1", "2", "11"],
      "dial": Control.all.map(\.word), "view": View.allCases.map(\.rawValue),
      "theme": Theme.allCases.map(\.rawValue), "page": ["0", "1", "-3"],
      "explain": Presentation.Explained.allCases.map(\.rawValue), "inspect": ["none", "0", "59"],
      "scene": Preset.all.map(\.name), "watch": Preset.all.map(\.name),
      "say": [#""two words""#, #""""#], "lesson": [#""A title" chapters=2"#],
      "mark": [#""one""#], "prompt": [#""wait""#],
      "ask": [#""Why?" a="so" b="not so" answer=a"#, #""What?" a="x" b="y" answer=later"#],
      "answer": ["a", "b"], "rest": ["1", "60"], "chapter": ["1", "2"], "why": [#""so""#],
      "readout": ["none", "width,accuracy", "probe-loss"],
      "hide": ScreenPart.allCases.map(\.rawValue), "show": ScreenPart.allCases.map(\.rawValue),
      "turn": ["15 0", "-3.5 360"], "orbit": ["on", "off", "rock"],
      "projection": ["hemispheres", "globe", "polar"], "reveal": ["a", "b"], "snap": [#""still""#],
    ]
    // Others are turned on their dials.
    for control in Control.all where arguments[control.word] == nil {
      arguments[control.word] = [-2, -1, 1].compactMap { steps in
        guard case .set(_, let value) = control.turned(Session(), steps, false) else { return nil }
        return value.text
      }
    }
    for parameter in LossParameter.allCases {
      let ranges = MarginLoss.all.compactMap { $0.range(of: parameter) }
      arguments[parameter.rawValue] = ranges.flatMap { range in
        [range.stops.first, range.stops.last, range.initial].compactMap(\.self).map {
          Numerals.shortest($0)
        }
      }
    }
    return arguments
  }()

  private static let starts = [
    "data", "classes", "seed", "activation", "reset", "scene", "pause", "rerun", "chapter",
  ]

  /// Any action of the table.
  private func action(_ dice: inout Dice) throws -> Action {
    let verb = Action.verbs[dice.roll(Action.verbs.count)]
    // A run that begins again and again has no past to speak of.
    if Self.starts.contains(verb.word), dice.roll(4) > 0 { return .back }
    guard !verb.form.isEmpty else { return try Action(parsing: verb.word) }
    let known = verb.form == "on|off" ? ["on", "off"] : Self.arguments[verb.word]
    let choices = try #require(known, "no arguments for \(verb.word)")
    return try Action(parsing: "\(verb.word) \(choices[dice.roll(choices.count)])")
  }

  @Test func everyVerbHasArguments() throws {
    for verb in Action.verbs where !verb.form.isEmpty && verb.form != "on|off" {
      for argument in try #require(Self.arguments[verb.word], "\(verb.word)") {
        _ = try Action(parsing: "\(verb.word) \(argument)")
      }
    }
  }

  /// What was done, with sums of the state, and the state that it led to.
  private func journey(seed: UInt64) throws -> (log: SessionLog, session: Session) {
    var dice = Dice(state: seed &* 7919)
    var settings = Settings(loss: Session.losses[dice.roll(Session.losses.count)])
    settings.batch = 16
    settings.speed = try #require(Speed(stepsPerTick: 2))
    var session = Session(settings)
    var entries: [SessionLog.Entry] = []
    for tick in 0...90 {
      if tick > 0 {
        let step = session.step
        session.advance()
        entries.append(.init(tick: tick, .sum(session.trainer.checksum, step: session.step)))
        // What was done after the last step is done no more.
        if session.step > step { try expectBothWays(session) }
      }
      for _ in 0..<dice.roll(4) {
        let action = try action(&dice)
        // Not everything can be done at any time; what cannot leaves no trace.
        guard (try? session.apply(action)) != nil else { continue }
        entries.append(.init(tick: tick, .action(action.text)))
      }
      // A run that rests tells little.
      if !session.isRunning, dice.roll(3) == 0 {
        try session.apply(.run)
        entries.append(.init(tick: tick, .action("run")))
      }
    }
    let actions = entries.count { if case .action = $0.event { true } else { false } }
    entries.append(.init(tick: 90, .end(actions: actions, sum: session.trainer.checksum)))
    let header = SessionLog.Header(
      tool: version, math: mathematics, seed: settings.seed, columns: 80, rows: 24,
      settings: settings.actions.map { SessionLog.Setting($0.text) })
    return (SessionLog(header, entries), session)
  }

  /// One step back and forth again is the same state, and several back are several forth.
  private func expectBothWays(_ session: Session) throws {
    guard session.failure == nil, session.canGoBack, session.tick.isMultiple(of: 7) else { return }
    var other = session
    var sums: [UInt64] = []
    try other.apply(.back)
    let before = other.trainer.checksum
    try other.apply(.step)
    other.advance()
    #expect(other.step == session.step)
    #expect(other.trainer.checksum == session.trainer.checksum, "tick \(session.tick)")
    try other.apply(.back)
    #expect(other.trainer.checksum == before)
    while other.canGoBack, sums.count < 3 {
      sums.append(other.trainer.checksum)
      let step = other.step
      try other.apply(.back)
      #expect(other.step == step - 1)
    }
  }

  @Test(arguments: 1...16)
  func aReplayIsTheSessionAgain(seed: Int) throws {
    let (log, session) = try journey(seed: UInt64(seed))
    let console = ConsoleRecorder(files: ["s.jsonl": log.text]).console
    var scripted = try ScriptedSession(try DecodedLog(path: "s.jsonl", console), console)
    while !scripted.isOver {
      scripted.skipRest()
      try scripted.advance()
    }
    let playback = try #require(scripted.playback)
    #expect(playback.difference == nil && playback.nextTick == nil)
    #expect(scripted.session.trainer.checksum == session.trainer.checksum)
    #expect(scripted.session.settings == session.settings)
    #expect(scripted.session.presentation == session.presentation)
    #expect(scripted.session.isRunning == session.isRunning)
    #expect(scripted.session.change == session.change)
    #expect(scripted.session.curves.points == session.curves.points)
  }
}
