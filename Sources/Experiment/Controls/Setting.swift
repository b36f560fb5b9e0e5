internal import Angular
internal import Learning

// How a control's value comes into the settings, and the settings into the trainer.
extension Session {
  /// Sets a control.
  ///
  /// - Throws: `ActionError` of a control that the loss lacks, or of a value that it cannot have.
  mutating func set(_ control: Control, _ value: ControlValue) throws(ActionError) {
    guard let domain = control.domain(scope) else {
      throw .notInThisLoss(verb: control.word, loss: loss.title)
    }
    if let refusal = domain.refusal(of: value, control) { throw refusal }
    var next = settings
    control.write(&next, value, self)
    switch control.effect {
    case .changesPace:
      settings = next
      if let explained = control.explained { explain(explained) }
    case .startsAfresh:
      begin(next)
      if let explained = control.explained { explain(explained) }
    case .keepsWeights:
      // A schedule begins again even where it is the one in force.
      let restartsSchedule = control.beginsSchedule && next.schedule.lambda != nil
      guard next != settings || restartsSchedule else { return }
      remember(.set(control, from: control.present(in: self), to: value), control.mark(value))
      presentation.explained = nil
      adopt(next, restartsSchedule: restartsSchedule || next.annealing != settings.annealing)
    }
  }

  /// Starts afresh with other settings; a ghost stays where it can still be compared.
  mutating func begin(_ next: Settings) {
    if next.data != settings.data || next.classes != settings.classes { ghost = nil }
    settings = next
    beginAgain()
  }

  /// Starts afresh with the present settings; a pause stays the user's, and only a stop by failure
  /// ends with the failure.
  mutating func beginAgain() {
    if failure != nil { isRunning = true }
    restart()
  }

  /// Hands settings that keep the weights to the trainer.
  ///
  /// While training runs m glides there by itself; while it rests nothing would move it, and the
  /// picture must answer all the same. An m that meant something else under the former loss does
  /// not glide. lambda falls by its schedule, whatever else is turned.
  private mutating func adopt(_ next: Settings, restartsSchedule: Bool) {
    let row = next.row ?? loss
    var configuration = next.trainer
    let glides = next.glides && isRunning && keepsMargin(under: row)
    if row.margin == nil || glides { configuration.margin.m = margin.m }
    if restartsSchedule { annealedFrom = step }
    if let lambda = next.schedule.lambda {
      configuration.margin.lambda = restartsSchedule ? lambda(0) : margin.lambda
    }
    settings = next
    let isOtherNoise = trainer.noise != configuration.noise
    trainer.adopt(configuration)
    if isOtherNoise {
      redrawProbe()
    } else {
      observe()
    }
  }

  /// A turn of the same control soon after the last one is the same change.
  private mutating func remember(_ kind: Change.Kind, _ label: String?) {
    let isSoon = change.map { isGliding || step - $0.lastTurn < 100 } ?? false
    let continued = isSoon ? change?.continued(by: kind, at: step) : nil
    if let continued {
      change = continued
    } else {
      // Nobody wants to go back to a run that had failed.
      if failure == nil {
        var before = self
        before.beforeChange = []
        before.chapterStarts = []
        before.forgetBatch()
        beforeChange = [before]
      }
      change = Change(kind: kind, before: summary, lastTurn: step, peakLoss: lastLoss)
    }
    if let label { curves.mark(step: step, label: label, continuing: continued != nil) }
  }
}

extension Change {
  /// This and a turn of the same control as one change; nil where it is another's, and for names.
  fileprivate func continued(by turn: Kind, at step: Int) -> Change? {
    guard case .set(let control, let from, _) = kind, case .set(control, _, let to) = turn,
      control.kind.isNumeric
    else { return nil }
    var change = self
    change.lastTurn = step
    change.kind = .set(control, from: from, to: to)
    return change
  }
}
