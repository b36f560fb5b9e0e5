import Experiment
import Text

/// What `export` writes, and where.
struct ExportOptions: Equatable {
  /// A kind of file.
  enum Kind: String, CaseIterable {
    case cast
    case html
    case svgDir = "svg-dir"
    case csv
    case jsonl
    case transcript
    case captions

    /// How the value looks in a help text.
    var form: String {
      switch self {
      case .cast: "FILE.cast"
      case .html: "FILE.html"
      case .svgDir: "DIR"
      case .csv: "FILE.csv"
      case .jsonl: "FILE.jsonl"
      case .transcript: "FILE.md"
      case .captions: "FILE.vtt"
      }
    }

    /// One sentence for the help text.
    var summary: String {
      switch self {
      case .cast: "Write a terminal recording (asciicast v2)."
      case .html:
        "Write a page that plays the recording in a browser, also from the disk; see --player."
      case .svgDir: "Write a still picture at each snap and mark into this directory."
      case .csv: "Write every metric at every tick as CSV; true is 1, false is 0."
      case .jsonl: "Write every metric at every tick as JSON Lines."
      case .transcript: "Write a transcript of what is said and done (Markdown)."
      case .captions: "Write what is said as captions (WebVTT)."
      }
    }
  }

  /// The most ticks that are exported without `--tick`: a day.
  static let mostTicks = 24 * 60 * 60 * Session.ticksPerSecond
  /// The frame rates whose frames fall on ticks.
  static let frameRates = (1...Session.ticksPerSecond).filter { Session.ticksPerSecond % $0 == 0 }

  /// The paths by kind, in the order given.
  var paths: [(kind: Kind, path: String)] = []
  /// Frames a second of a recording.
  var framesPerSecond = Session.ticksPerSecond
  /// The directory of the two files of asciinema-player; nil to look for them.
  var player: String?

  /// The path of a kind; nil if it is not wanted.
  func path(_ kind: Kind) -> String? { paths.last { $0.kind == kind }?.path }

  static func == (left: ExportOptions, right: ExportOptions) -> Bool {
    left.paths.elementsEqual(right.paths) { $0 == $1 }
      && left.framesPerSecond == right.framesPerSecond && left.player == right.player
  }
}
