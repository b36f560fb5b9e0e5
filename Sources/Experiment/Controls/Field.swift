internal import Angular

/// Where a control's value lies in the settings, and what kind of value it is.
struct Field: Sendable {
  let kind: ControlValue.Kind
  let read: @Sendable (Settings) -> ControlValue
  /// A value of another kind is not written.
  let write: @Sendable (inout Settings, ControlValue) -> Void

  private init<Value>(
    _ kind: ControlValue.Kind, _ path: any WritableKeyPath<Settings, Value> & Sendable,
    make: @escaping @Sendable (Value) -> ControlValue,
    take: @escaping @Sendable (ControlValue) -> Value?
  ) {
    self.kind = kind
    read = { make($0[keyPath: path]) }
    write = { settings, value in
      if let value = take(value) { settings[keyPath: path] = value }
    }
  }

  /// A number.
  static func number(
    _ path: any WritableKeyPath<Settings, Double> & Sendable, _ form: String = "X"
  ) -> Field {
    Field(
      .number(form: form), path, make: { .number($0) },
      take: { if case .number(let number) = $0 { number } else { nil } })
  }

  /// A parameter that only some losses have.
  static func parameter(_ parameter: LossParameter) -> Field {
    .number(\.[parameter])
  }

  /// A whole number.
  static func whole(
    _ path: any WritableKeyPath<Settings, Int> & Sendable, _ form: String = "N"
  ) -> Field {
    Field(
      .whole(form: form), path, make: { .whole($0) },
      take: { if case .whole(let number) = $0 { number } else { nil } })
  }

  /// A seed.
  static func seed(_ path: any WritableKeyPath<Settings, UInt64> & Sendable) -> Field {
    Field(
      .seed, path, make: { .seed($0) },
      take: { if case .seed(let seed) = $0 { seed } else { nil } })
  }

  /// On or off.
  static func flag(_ path: any WritableKeyPath<Settings, Bool> & Sendable) -> Field {
    Field(
      .flag, path, make: { .flag($0) },
      take: { if case .flag(let isOn) = $0 { isOn } else { nil } })
  }

  /// The name of a row of a table that the session knows.
  static func name(_ path: any WritableKeyPath<Settings, String> & Sendable) -> Field {
    Field(
      .name, path, make: { .name($0) },
      take: { if case .name(let name) = $0 { name } else { nil } })
  }

  /// One of these names.
  static func choice(
    _ path: any WritableKeyPath<Settings, String> & Sendable, of names: [String]
  ) -> Field {
    Field(
      .choice(names), path, make: { .name($0) },
      take: { if case .name(let name) = $0 { name } else { nil } })
  }

  /// A case of an enum whose raw values are its names.
  static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ path: any WritableKeyPath<Settings, Choice> & Sendable
  ) -> Field {
    Field(
      .choice(Choice.allCases.map(\.rawValue)), path, make: { .name($0.rawValue) },
      take: { if case .name(let name) = $0 { Choice(rawValue: name) } else { nil } })
  }
}
