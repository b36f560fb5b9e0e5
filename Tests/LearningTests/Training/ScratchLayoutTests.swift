import Testing

@testable import Layout

struct ScratchLayoutTests {
  static let shapes = [
    (Shape(inputs: 1, hidden: 16, features: 2, classes: 1), 8),
    (Shape(inputs: 24, hidden: 64, features: 2, classes: 6), 128),
    (Shape(inputs: 33, hidden: 48, features: 3, classes: 17), 40),
  ]

  /// The floats of each part, as `StepPlan` documents them, in the order of their addresses.
  private func sizes(_ shape: Shape, rows: Int) -> [(name: String, count: Int)] {
    let perClass = shape.classes * rows
    return [
      ("gradients", shape.count), ("inputs", rows * shape.inputStride), ("labels", rows),
      ("firstHidden", rows * shape.hiddenStride), ("secondHidden", rows * shape.hiddenStride),
      ("firstHiddenGradients", rows * shape.hiddenStride),
      ("secondHiddenGradients", rows * shape.hiddenStride),
      ("secondWeightsTransposed", shape.hidden * shape.hiddenStride), ("features", 4 * rows),
      ("featureGradients", 4 * rows), ("directions", shape.features * shape.classStride),
      ("weightNorms", shape.classStride), ("logits", perClass),
      ("targetDirections", shape.features * rows), ("angles", rows), ("targetValues", rows),
      ("targetSlopes", rows), ("classSums", shape.classes * (shape.features + 1) * 8),
      ("stretches", rows), ("targetLengths", rows), ("classAngles", perClass),
      ("nonTargetValues", perClass), ("nonTargetSlopes", perClass), ("marginFreeValues", perClass),
    ]
  }

  @Test(arguments: shapes)
  func partsFollowEachOtherOnCacheLines(shape: Shape, rows: Int) {
    let layout = ScratchLayout(shape, rows: rows)
    let offsets = Dictionary(
      uniqueKeysWithValues: Mirror(reflecting: layout).children.map { ($0.label, $0.value as? Int) }
    )
    var end = 0
    for (name, count) in sizes(shape, rows: rows) {
      #expect(offsets[name] == end, "\(name)")
      end = (end + count + 15) / 16 * 16
    }
    #expect(layout.count == end && StepPlan.scratchCount(shape, rows: rows) == end)
    // The offsets above and the count.
    #expect(offsets.count == sizes(shape, rows: rows).count + 1)
  }

  /// Every address of a plan is the offset of its own name.
  @Test(arguments: shapes)
  func addressesHaveTheOffsetsOfTheirNames(shape: Shape, rows: Int) throws {
    let arena = UnsafeMutablePointer<Float>.allocate(capacity: 3 * shape.count)
    let count = StepPlan.scratchCount(shape, rows: rows)
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: count)
    defer {
      arena.deallocate()
      scratch.deallocate()
    }
    let plan = StepPlan(
      shape: shape, samples: rows - 7, rows: rows, negativeSlope: nil, logitRule: .affine,
      arena: arena, scratch: scratch)
    var found: [String: Int] = [:]
    for child in Mirror(reflecting: plan).children {
      let address: UnsafeMutableRawPointer
      if let floats = child.value as? UnsafeMutablePointer<Float> {
        address = UnsafeMutableRawPointer(floats)
      } else if let labels = child.value as? UnsafeMutablePointer<Int32> {
        address = UnsafeMutableRawPointer(labels)
      } else {
        continue
      }
      found[try #require(child.label)] = address - UnsafeMutableRawPointer(scratch)
    }
    for name in ["parameters", "firstMoments", "secondMoments"] { found[name] = nil }
    var expected: [String: Int] = [:]
    for child in Mirror(reflecting: ScratchLayout(shape, rows: rows)).children {
      expected[try #require(child.label)] = try #require(child.value as? Int) * 4
    }
    expected["count"] = nil
    #expect(found == expected)
    #expect(plan.parameters == arena && plan.firstMoments == arena + shape.count)
    #expect(plan.secondMoments == arena + 2 * shape.count)
  }
}
