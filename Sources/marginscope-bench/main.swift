import Glibc
import Learning

// How fast everything is, beside the targets: for the eye, nothing depends on it.

let isQuick = CommandLine.arguments.dropFirst() == ["--quick"]
if !isQuick, CommandLine.arguments.count > 1 {
  print("usage: marginscope-bench [--quick]")
  exit(64)
}
#if DEBUG
  print("A debug build: only the release build says how fast anything is.")
#endif
print("Kernels: \(Engine.best.name). One core. A timing is the minimum of many, then the median.")
ProcessTimes.report(times: isQuick ? 5 : 20)
StepTimes.report(rounds: isQuick ? 20 : 120)
StepTimes.reportGrowth(rounds: isQuick ? 8 : 60)
TickTimes.report(rounds: isQuick ? 20 : 120)
FrameTimes.report(frames: isQuick ? 60 : 400)
