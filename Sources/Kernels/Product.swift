internal import Elementary
internal import Layout

/// C = A B, with `rows` x `depth` times `depth` x `columns`.
///
/// A is addressed by two strides, of which one is 1, so that it may be stored transposed.
struct Product {
  var rows: Int
  var columns: Int
  var depth: Int
  var a: Floats
  var aRow: Int
  var aColumn: Int
  var b: Floats
  var bRow: Int
  var c: Floats
  var cRow: Int
}

@inline(__always)
func finish(_ value: FloatLanes, _ epilogue: Epilogue, at offset: Int) -> FloatLanes {
  switch epilogue {
  case .none:
    return value
  case .leaky(let slope, _):
    return blend(value, value * lanes(slope), where: value .<= lanes(0))
  case .tanh:
    return tanh(value)
  case .leakyDerivative(let slope, let outputs):
    return blend(value, value * lanes(slope), where: load(outputs + offset) .<= lanes(0))
  case .tanhDerivative(let outputs):
    let height = load(outputs + offset)
    return value * (lanes(1) - height * height)
  }
}

@inline(__always)
func start(_ epilogue: Epilogue, column: Int) -> FloatLanes {
  switch epilogue {
  case .leaky(_, let bias), .tanh(let bias): load(bias + column)
  case .none, .leakyDerivative, .tanhDerivative: lanes(0)
  }
}

/// C = A B by tiles of four rows and as many columns as the machine's registers hold.
///
/// Each element is summed over the depth in ascending order, whatever the tile.
/// - Precondition: The rows are a multiple of 4, the columns of 16; rows of B and C are aligned to
///   32 bytes.
func multiply(_ product: Product, _ epilogue: Epilogue) {
  // Each case is named, so that each gets a loop of its own with nothing left to decide in it.
  switch epilogue {
  case .none: multiplyPlain(product)
  case .leaky(let slope, let bias): multiplyLeaky(product, slope, bias)
  case .tanh(let bias): multiplyTanh(product, bias)
  case .leakyDerivative(let slope, let at): multiplyLeakyDerivative(product, slope, at)
  case .tanhDerivative(let at): multiplyTanhDerivative(product, at)
  }
}

@inline(never)
func multiplyPlain(_ product: Product) { run(product, .none) }

@inline(never)
func multiplyLeaky(_ product: Product, _ slope: Float, _ bias: Floats) {
  run(product, .leaky(slope: slope, bias: bias))
}

@inline(never)
func multiplyTanh(_ product: Product, _ bias: Floats) {
  run(product, .tanh(bias: bias))
}

@inline(never)
func multiplyLeakyDerivative(_ product: Product, _ slope: Float, _ outputs: Floats) {
  run(product, .leakyDerivative(slope: slope, at: outputs))
}

@inline(never)
func multiplyTanhDerivative(_ product: Product, _ outputs: Floats) {
  run(product, .tanhDerivative(at: outputs))
}

@inline(__always)
func run(_ product: Product, _ epilogue: Epilogue) {
  // A stride known to be 1 lets the compiler address A without a multiplication.
  if product.aColumn == 1 {
    tiles(product, product.aRow, 1, epilogue)
  } else {
    tiles(product, 1, product.aColumn, epilogue)
  }
}

#if WIDE
  // 4 x 16: eight accumulators of 256 bits.
  @inline(__always)
  func tiles(_ p: Product, _ aRow: Int, _ aColumn: Int, _ epilogue: Epilogue) {
    var column = 0
    while column < p.columns {
      let left = start(epilogue, column: column)
      let right = start(epilogue, column: column &+ 8)
      var row = 0
      while row < p.rows {
        var c00 = left
        var c10 = left
        var c20 = left
        var c30 = left
        var c01 = right
        var c11 = right
        var c21 = right
        var c31 = right
        var a0 = p.a + row &* aRow
        var a1 = p.a + (row &+ 1) &* aRow
        var a2 = p.a + (row &+ 2) &* aRow
        var a3 = p.a + (row &+ 3) &* aRow
        var b = p.b + column
        var remaining = p.depth
        while remaining > 0 {
          let b0 = load(b)
          let b1 = load(b + 8)
          let x0 = lanes(a0.pointee)
          c00 = c00 + x0 * b0
          c01 = c01 + x0 * b1
          let x1 = lanes(a1.pointee)
          c10 = c10 + x1 * b0
          c11 = c11 + x1 * b1
          let x2 = lanes(a2.pointee)
          c20 = c20 + x2 * b0
          c21 = c21 + x2 * b1
          let x3 = lanes(a3.pointee)
          c30 = c30 + x3 * b0
          c31 = c31 + x3 * b1
          a0 += aColumn
          a1 += aColumn
          a2 += aColumn
          a3 += aColumn
          b += p.bRow
          remaining &-= 1
        }
        let at = row &* p.cRow &+ column
        let next = p.cRow
        store(p.c + at, finish(c00, epilogue, at: at))
        store(p.c + at + 8, finish(c01, epilogue, at: at + 8))
        store(p.c + at + next, finish(c10, epilogue, at: at + next))
        store(p.c + at + next + 8, finish(c11, epilogue, at: at + next + 8))
        store(p.c + at + 2 * next, finish(c20, epilogue, at: at + 2 * next))
        store(p.c + at + 2 * next + 8, finish(c21, epilogue, at: at + 2 * next + 8))
        store(p.c + at + 3 * next, finish(c30, epilogue, at: at + 3 * next))
        store(p.c + at + 3 * next + 8, finish(c31, epilogue, at: at + 3 * next + 8))
        row &+= 4
      }
      column &+= 16
    }
  }
#else
  // 4 x 8: eight accumulators of 128 bits, half of the sixteen registers.
  @inline(__always)
  func tiles(_ p: Product, _ aRow: Int, _ aColumn: Int, _ epilogue: Epilogue) {
    var column = 0
    while column < p.columns {
      let first = start(epilogue, column: column)
      var row = 0
      while row < p.rows {
        var c0 = first
        var c1 = first
        var c2 = first
        var c3 = first
        var a0 = p.a + row &* aRow
        var a1 = p.a + (row &+ 1) &* aRow
        var a2 = p.a + (row &+ 2) &* aRow
        var a3 = p.a + (row &+ 3) &* aRow
        var b = p.b + column
        var remaining = p.depth
        while remaining > 0 {
          let b0 = load(b)
          c0 = c0 + lanes(a0.pointee) * b0
          c1 = c1 + lanes(a1.pointee) * b0
          c2 = c2 + lanes(a2.pointee) * b0
          c3 = c3 + lanes(a3.pointee) * b0
          a0 += aColumn
          a1 += aColumn
          a2 += aColumn
          a3 += aColumn
          b += p.bRow
          remaining &-= 1
        }
        let at = row &* p.cRow &+ column
        let next = p.cRow
        store(p.c + at, finish(c0, epilogue, at: at))
        store(p.c + at + next, finish(c1, epilogue, at: at + next))
        store(p.c + at + 2 * next, finish(c2, epilogue, at: at + 2 * next))
        store(p.c + at + 3 * next, finish(c3, epilogue, at: at + 3 * next))
        row &+= 4
      }
      column &+= 8
    }
  }
#endif
