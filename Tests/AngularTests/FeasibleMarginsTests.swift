import Angular
import Elementary
import Testing

struct FeasibleMarginsTests {
  /// CosFace needs m <= 1 - cos(2 pi / K), ArcFace m <= 2 pi / K; a factor always fits.
  @Test(arguments: 2...26)
  func marginsFitUpToTheirLimit(classes: Int) throws {
    let gap = uniformGap(classes: classes)
    for loss in MarginLoss.all {
      let feasible = loss.feasibleMargins(between: gap, loss.initialParameters)
      guard let range = loss.margin?.range else {
        #expect(feasible == nil)
        continue
      }
      let limit: Double? =
        switch loss.name {
        case "cosface": 1 - cos(gap)
        case _ where loss.name.hasPrefix("arcface"): gap
        case _ where loss.name.hasPrefix("combined"):
          cos(0.3) - 0.2 >= cos(gap) ? .infinity : nil
        case _ where loss.name.hasPrefix("sphereface2"):
          // The scores g - m at 0 and g + m at the gap are equal: t = 3.
          1 - exp(6 * log(max(1e-300, cos(gap / 2))))
        default: .infinity
        }
      #expect((feasible == nil) == (limit == nil), "\(loss.name)")
      guard let limit, let feasible else { continue }
      #expect(feasible.lowerBound == range.lowerBound)
      #expect(abs(feasible.upperBound - min(limit, range.upperBound)) < 1e-9, "\(loss.name)")
    }
  }

  /// CosFace at 0.35 has no room for eight classes, ArcFace at 0.5 none for thirteen.
  @Test func additiveMarginsHaveNoRoomForManyClasses() throws {
    let cosFace = try #require(MarginLoss.named("cosface"))
    let arcFace = try #require(MarginLoss.named("arcface"))
    for classes in 3...16 {
      let gap = uniformGap(classes: classes)
      #expect(
        (cosFace.halfWedge(between: gap, MarginParameters(m: 0.35)) == nil) == (classes >= 8))
      #expect(
        (arcFace.halfWedge(between: gap, MarginParameters(m: 0.5)) == nil) == (classes >= 13))
    }
  }
}
