package import Elementary
package import Layout

/// Draws `count` numbers from N(0, 1).
///
/// - Precondition: `count` is a multiple of 16, `values` aligned to 32 bytes.
package func drawNormals(
  _ generator: inout Generator, into values: StepPlan.Floats, count: Int
) {
  var at = 0
  while at < count {
    let (left, right) = generator.normalLanes()
    store(values + at, left)
    store(values + at + 8, right)
    at &+= 16
  }
}

/// outputs = tanh(A B), with A of `rows` x `width` and B of `width` x `stride`.
///
/// - Precondition: `rows` is a multiple of 4, `stride` of 16; all rows are `stride` apart and aligned
///   to 64 bytes; `zeros` holds `stride` zeros.
package func warp(
  rows: Int, width: Int, stride: Int, a: StepPlan.Floats, b: StepPlan.Floats,
  zeros: StepPlan.Floats, outputs: StepPlan.Floats
) {
  multiply(
    Product(
      rows: rows, columns: stride, depth: width, a: a, aRow: stride, aColumn: 1,
      b: b, bRow: stride, c: outputs, cRow: stride),
    .tanh(bias: zeros))
}
