internal import Elementary
internal import Layout

/// Eight vectors of the plane or of space; in the plane the third component is 0.
struct VectorLanes {
  var x: FloatLanes
  var y: FloatLanes
  var z: FloatLanes

  @inline(__always)
  static var zero: VectorLanes { VectorLanes(x: lanes(0), y: lanes(0), z: lanes(0)) }

  @inline(__always)
  init(x: FloatLanes, y: FloatLanes, z: FloatLanes) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The features of eight samples.
  @inline(__always)
  init(_ plan: StepPlan, features sample: Int) {
    x = load(plan.features + sample)
    y = load(plan.features + plan.rows + sample)
    z = plan.shape.features == 3 ? load(plan.features + 2 &* plan.rows + sample) : lanes(0)
  }

  /// The direction of class `j`, eight times.
  @inline(__always)
  init(_ plan: StepPlan, directionOf j: Int) {
    let stride = plan.shape.classStride
    x = lanes(plan.directions[j])
    y = lanes(plan.directions[stride &+ j])
    z = lanes(plan.shape.features == 3 ? plan.directions[2 &* stride &+ j] : 0)
  }

  @inline(__always)
  func dot(_ other: VectorLanes) -> FloatLanes { x * other.x + y * other.y + z * other.z }

  @inline(__always)
  func scaled(by factor: FloatLanes) -> VectorLanes {
    VectorLanes(x: x * factor, y: y * factor, z: z * factor)
  }

  @inline(__always)
  mutating func add(_ other: VectorLanes, times factor: FloatLanes) {
    x = x + other.x * factor
    y = y + other.y * factor
    z = z + other.z * factor
  }

  /// The unit tangent at this unit vector towards another one.
  ///
  /// 0 where only rounding would choose its direction.
  @inline(__always)
  func tangent(towards other: VectorLanes) -> VectorLanes {
    var across = other
    across.add(self, times: lanes(0) - dot(other))
    return across.scaled(by: tangentReciprocal(across.dot(across).squareRoot()))
  }
}
