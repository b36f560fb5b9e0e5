import Experiment
import Glibc
internal import Learning
internal import Text

/// Whole processes from spawn to exit, with the most memory that they held.
///
/// The kernel counts what this process holds at the spawn as the child's, so it comes first.
enum ProcessTimes {
  static func report(times: Int) {
    Report.section("process from spawn to exit, minimum (median)")
    let own = CommandLine.arguments[0]
    let folder = own.lastIndex(of: "/").map { own[...$0] } ?? ""
    let program = "\(folder)marginscope"
    guard access(program, X_OK) == 0 else {
      Report.line("marginscope", "skipped: not beside this program")
      return
    }
    line(program, ["--version"], times, target: "")
    line(program, ["frame", "--tick", "0"], times, target: "<= 100 ms, <= 32 MiB")
  }

  private static func line(
    _ program: String, _ arguments: [String], _ times: Int, target: String
  ) {
    var runs: [(seconds: Double, mebibytes: Double)] = []
    for _ in 0..<times {
      var mebibytes: Double?
      let seconds = time { mebibytes = run(program, arguments) }
      if let mebibytes { runs.append((seconds, mebibytes)) }
    }
    let what = "marginscope " + arguments.joined(separator: " ")
    guard runs.count == times else {
      Report.line(what, "skipped: it fails", target: target)
      return
    }
    let sorted = runs.map(\.seconds).sorted()
    let timing = Timing(minimum: sorted[0], median: quantile(0.5, of: sorted))
    let most = runs.reduce(0) { max($0, $1.mebibytes) }
    Report.line(what, timing, per: 1e3, "ms, \(Numerals.fixed(most, 1)) MiB", target: target)
  }

  /// The most memory held, or nil when the program fails.
  private static func run(_ program: String, _ arguments: [String]) -> Double? {
    var words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, nil, words, nil) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
    return Double(usage.ru_maxrss) / 1024
  }
}
