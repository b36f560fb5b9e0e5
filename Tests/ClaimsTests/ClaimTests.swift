import Claims
import Foundation
import Testing

/// Every causal sentence that the program says, and the experiment that supports it.
struct ClaimTests {
  private static let fast = Claim.all.filter { $0.effort == .fast }
  private static let counts = Task { try await Claim.counts(of: fast, on: Claim.fewSeeds) }

  @Test(arguments: fast.indices)
  func aFastClaimHolds(_ index: Int) async throws {
    let claim = Self.fast[index]
    let count = try await Self.counts.value[index]
    let seeds = Claim.fewSeeds.count
    #expect(Double(count) >= claim.share * Double(seeds), "\(claim.sentence) \(count) of \(seeds)")
  }

  /// The counts of forty seeds are measured by `.ci/check-claims`, which compares the table with them.
  @Test func everyClaimHoldsOftenEnough() throws {
    let text = try String(
      contentsOf: repository.appending(path: ".github/CLAIMS.md"), encoding: .utf8)
    for claim in Claim.all {
      let lines = text.split(separator: "\n").map(String.init)
      let row = try #require(lines.first { $0.hasPrefix("| \(claim.sentence) |") })
      let cell = row.dropFirst(claim.sentence.count + 5).prefix { $0 != " " }
      let count = try #require(Double(String(cell)))
      #expect(count >= claim.share * Double(Claim.seeds.count), "\(claim.sentence)")
    }
  }

  /// A sentence that changes needs a look at its claim.
  @Test(arguments: Claim.all.indices)
  func itIsSaidInTheseWords(_ index: Int) throws {
    let claim = Claim.all[index]
    #expect(!claim.places.isEmpty, "\(claim.sentence)")
    for place in claim.places {
      let text = try String(contentsOf: repository.appending(path: place.file), encoding: .utf8)
      #expect(text.contains(place.words), "\(place.file): \(place.words)")
    }
  }

  @Test func everySentenceStandsOnce() {
    let sentences = Claim.all.map(\.sentence)
    #expect(Set(sentences).count == sentences.count)
    #expect(sentences.allSatisfy { !$0.contains("|") })
  }
}
