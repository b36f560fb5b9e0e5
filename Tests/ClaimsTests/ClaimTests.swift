import Foundation
import Testing

/// Every causal sentence that the program says, tried on seeds that nothing was tuned on.
struct ClaimTests {
  /// Whether every claim is tried on all seeds, which takes minutes.
  private static let isThorough = ProcessInfo.processInfo.environment["CLAIMS"] != nil

  /// How often each claim holds, by its sentence.
  private static let counts = Task {
    let seeds = Array(
      isThorough ? Claim.seeds : Claim.seeds.lowerBound...(Claim.seeds.lowerBound + 19))
    let claims = Claim.all.filter { isThorough || $0.effort == .fast }
    return try await withThrowingTaskGroup(of: [String].self) { group in
      for seed in seeds {
        group.addTask {
          var laboratory = Laboratory(seed: seed)
          return try claims.filter { try laboratory.tries($0) }.map(\.sentence)
        }
      }
      var counts: [String: Int] = [:]
      for try await held in group { for sentence in held { counts[sentence, default: 0] += 1 } }
      return (counts: counts, seeds: seeds.count)
    }
  }

  @Test(arguments: Claim.all.filter { isThorough || $0.effort == .fast })
  func theClaimHolds(_ claim: Claim) async throws {
    let found = try await Self.counts.value
    let count = found.counts[claim.sentence] ?? 0
    #expect(Double(count) >= claim.share * Double(found.seeds), "\(count) of \(found.seeds)")
  }

  /// A sentence that changes needs a look at its claim.
  @Test(arguments: Claim.all)
  func itIsSaidInTheseWords(_ claim: Claim) throws {
    #expect(!claim.places.isEmpty)
    for place in claim.places {
      let text = try String(contentsOf: repository.appending(path: place.file), encoding: .utf8)
      #expect(text.contains(place.words), "\(place.file): \(place.words)")
    }
  }

  @Test func everySentenceStandsOnce() {
    let sentences = Claim.all.map(\.sentence)
    #expect(Set(sentences).count == sentences.count)
  }

  /// The table with its counts, which `.github/CLAIMS.md` shows; CLAIMS=record writes it.
  @Test(.enabled(if: isThorough)) func theTableShowsTheCounts() async throws {
    let found = try await Self.counts.value
    let rows = Claim.all.map { claim in
      "| \(claim.sentence) | \(found.counts[claim.sentence] ?? 0) of \(found.seeds) |"
    }
    let text =
      """
      # Claims

      What the program says of causes, and in how many of the seeds \(Claim.seeds.lowerBound) to \
      \(Claim.seeds.upperBound) the experiment of its row in `Tests/ClaimsTests` bears it out. \
      `CLAIMS=record` with the test command writes this file, `.ci/check-claims` compares it.

      | claim | holds in |
      |---|---|
      \(rows.joined(separator: "\n"))

      """
    let file = repository.appending(path: ".github/CLAIMS.md")
    if ProcessInfo.processInfo.environment["CLAIMS"] == "record" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
