internal import CProcessor
internal import Elementary
internal import Kernels
internal import KernelsAVX2
internal import Layout

/// One build of the kernels; all give the same bits.
package struct Engine: Sendable {
  /// "baseline" or "AVX2".
  package let name: String
  let forward: @Sendable (StepPlan) -> Void
  let measure: @Sendable (StepPlan) -> Void
  let marginGradients: @Sendable (StepPlan) -> BatchSums
  let backward: @Sendable (StepPlan) -> Void
  let gradientNorm: @Sendable (StepPlan) -> Float
  let update: @Sendable (StepPlan, UpdateRule, Float) -> Void
  let drawNormals: @Sendable (inout Generator, StepPlan.Floats, Int) -> Void
  let warp: @Sendable (WarpArguments) -> Void

  /// The arguments of the kernel `warp`.
  struct WarpArguments {
    var rows: Int
    var width: Int
    var stride: Int
    var inputs: StepPlan.Floats
    var matrix: StepPlan.Floats
    var zeros: StepPlan.Floats
    var outputs: StepPlan.Floats
  }

  /// The build that runs on every processor of the architecture.
  package static let baseline = Engine(
    name: "baseline",
    forward: { Kernels.forward($0) },
    measure: { Kernels.measure($0) },
    marginGradients: { Kernels.marginGradients($0) },
    backward: { Kernels.backward($0) },
    gradientNorm: { Kernels.gradientNorm($0) },
    update: { Kernels.update($0, $1, norm: $2) },
    drawNormals: { Kernels.drawNormals(&$0, into: $1, count: $2) },
    warp: {
      Kernels.warp(
        rows: $0.rows, width: $0.width, stride: $0.stride, a: $0.inputs, b: $0.matrix,
        zeros: $0.zeros, outputs: $0.outputs)
    })

  /// The build for AVX2; nil where the processor has none.
  package static let wide: Engine? =
    processor_has_avx2() == 0
    ? nil
    : Engine(
      name: "AVX2",
      forward: { KernelsAVX2.forward($0) },
      measure: { KernelsAVX2.measure($0) },
      marginGradients: { KernelsAVX2.marginGradients($0) },
      backward: { KernelsAVX2.backward($0) },
      gradientNorm: { KernelsAVX2.gradientNorm($0) },
      update: { KernelsAVX2.update($0, $1, norm: $2) },
      drawNormals: { KernelsAVX2.drawNormals(&$0, into: $1, count: $2) },
      warp: {
        KernelsAVX2.warp(
          rows: $0.rows, width: $0.width, stride: $0.stride, a: $0.inputs, b: $0.matrix,
          zeros: $0.zeros, outputs: $0.outputs)
      })

  /// The fastest build that this processor runs.
  package static let best = wide ?? baseline
}
