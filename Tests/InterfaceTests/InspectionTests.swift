import Angular
import Experiment
import Learning
import Testing

@testable import Interface

struct InspectionTests {
  @Test func distancesAreTheAnglesToTheWeights() throws {
    for index in stride(from: 0, to: 360, by: 7) {
      let session = Sessions.doing(.inspect(index))
      let inspection = try #require(Inspection(session, DerivedGeometry(session)))
      let feature = SIMD3<Double>(session.features[index])
      #expect(inspection.label == session.probe.labels[index])
      for (label, weight) in session.trainer.classWeights.enumerated() {
        #expect(abs(inspection.distance(to: label) - angle(between: feature, weight)) < 1e-12)
      }
      #expect(
        abs(inspection.distance(to: inspection.label) - session.measures.targetAngles[index])
          < 1e-6)
    }
  }

  @Test func theNearestComeFirstAndTheRivalIsAnother() throws {
    let session = Sessions.doing(.inspect(200))
    let inspection = try #require(Inspection(session, DerivedGeometry(session)))
    let distances = inspection.nearestFirst.map { inspection.distance(to: $0) }
    #expect(distances == distances.sorted() && Set(inspection.nearestFirst).count == 6)
    #expect(inspection.rival == inspection.nearestFirst.first { $0 != inspection.label })
  }

  @Test func thereIsNoneUnlessASampleIsLookedAt() {
    #expect(Inspection(Sessions.learned, DerivedGeometry(Sessions.learned)) == nil)
  }
}
