import Angular
import Experiment
import Learning

// Actions as tests write them: `.margin(3)` for `.set(.margin, .number(3))`. Each target of tests has a
// link to this file.

extension Action {
  static func margin(_ value: Double) -> Action { .set(.margin, .number(value)) }
  static func lambda(_ value: Double) -> Action { .set(.lambda, .number(value)) }
  static func anneal(_ name: String) -> Action { .set(.anneal, .name(name)) }
  static func scale(_ value: Double) -> Action { .set(.scale, .number(value)) }
  static func parameter(_ parameter: LossParameter, _ value: Double) -> Action {
    .set(.parameter(parameter), .number(value))
  }
  static func loss(_ name: String) -> Action { .set(.loss, .name(name)) }
  static func data(_ name: String) -> Action { .set(.data, .name(name)) }
  static func classes(_ count: Int) -> Action { .set(.classes, .whole(count)) }
  static func dimensions(_ count: Int) -> Action { .set(.dimensions, .whole(count)) }
  static func noise(_ value: Double) -> Action { .set(.noise, .number(value)) }
  static func rate(_ value: Double) -> Action { .set(.rate, .number(value)) }
  static func batch(_ count: Int) -> Action { .set(.batch, .whole(count)) }
  static func speed(_ value: Double) -> Action { .set(.speed, .number(value)) }
  static func seed(_ seed: UInt64) -> Action { .set(.seed, .seed(seed)) }
  static func optimizer(_ method: TrainingSettings.Optimizer) -> Action {
    .set(.optimizer, .name(method.rawValue))
  }
  static func activation(_ shape: Activation) -> Action {
    .set(.activation, .name(shape.rawValue))
  }
  static func glide(_ isOn: Bool) -> Action { .set(.glide, .flag(isOn)) }
}

extension Action {
  static let run = Action.train(.run)
  static let pause = Action.train(.pause)
  static let step = Action.train(.step)
  static func steps(_ count: Int) -> Action { .train(.steps(count)) }
  static let reset = Action.train(.reset)
  static let back = Action.train(.back)
  static let rerun = Action.train(.rerun)
  static func scene(_ name: String) -> Action { .train(.scene(name)) }
}

extension Action {
  static func ghost(_ isOn: Bool) -> Action { .show(.ghost(isOn)) }
  static func dial(_ control: Control) -> Action { .show(.dial(control)) }
  static func view(_ view: View) -> Action { .show(.view(view)) }
  static func zoom(_ isOn: Bool) -> Action { .show(.zoom(isOn)) }
  static func theme(_ theme: Theme) -> Action { .show(.theme(theme)) }
  static func help(_ isOn: Bool) -> Action { .show(.help(isOn)) }
  static func page(_ page: Int) -> Action { .show(.page(page)) }
  static func explain(_ what: Presentation.Explained) -> Action { .show(.explain(what)) }
  static func inspect(_ index: Int?) -> Action { .show(.inspect(index)) }
  static func turn(_ yaw: Double, _ pitch: Double) -> Action {
    .show(.turn(yaw: yaw, pitch: pitch))
  }
  static func orbit(_ motion: SphereOrientation.Motion) -> Action { .show(.orbit(motion)) }
  static func projection(_ projection: SphereProjection) -> Action {
    .show(.projection(projection))
  }
  static func hide(_ part: ScreenPart) -> Action { .show(.hide(part)) }
  static func unhide(_ part: ScreenPart) -> Action { .show(.unhide(part)) }
  static func watch(_ name: String) -> Action { .show(.watch(name)) }
}

extension Action {
  static func say(_ text: String) -> Action { .teach(.say(text)) }
  static func lesson(_ title: String, chapters: Int) -> Action {
    .teach(.lesson(title, chapters: chapters))
  }
  static func mark(_ title: String) -> Action { .teach(.mark(title)) }
  static func prompt(_ text: String) -> Action { .teach(.prompt(text)) }
  static func ask(_ question: Question) -> Action { .teach(.ask(question)) }
  static func answer(_ index: Int) -> Action { .teach(.answer(index)) }
  static func reveal(_ index: Int) -> Action { .teach(.reveal(index)) }
  static let proceed = Action.teach(.proceed)
  static func rest(_ ticks: Int) -> Action { .teach(.rest(ticks: ticks)) }
  static func chapter(_ number: Int) -> Action { .teach(.chapter(number)) }
  static func why(_ text: String) -> Action { .teach(.why(text)) }
  static func reason(_ isOn: Bool) -> Action { .teach(.reason(isOn)) }
  static func snap(_ name: String) -> Action { .teach(.snap(name)) }
}
