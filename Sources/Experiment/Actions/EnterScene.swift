internal import Learning

extension Session {
  /// Starts afresh with the settings of a scene; speed and gliding stay the user's, and so does a
  /// ghost of the same data and class count, for comparison.
  mutating func enter(_ preset: Preset) throws(ActionError) {
    guard let row = datasets.first(where: { $0.name == preset.data }) else {
      throw .noSuch(verb: "data", name: preset.data, choices: datasets.map(\.name))
    }
    var next = preset.settings
    next.speed = settings.speed
    next.glides = settings.glides
    if next.data != settings.data || next.classes != settings.classes { ghost = nil }
    dataset = row
    settings = next
    beginAgain()
    presentation.dial = .margin
    presentation.view = preset.view
    presentation.scene = preset.name
    explain(.scene)
  }

  func preset(named name: String, for verb: String) throws(ActionError) -> Preset {
    guard let preset = Preset.named(name) else {
      throw .noSuch(verb: verb, name: name, choices: Preset.all.map(\.name))
    }
    return preset
  }
}
