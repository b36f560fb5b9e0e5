import Claims

// Prints the table of claims and in how many of the seeds each of them holds.
let counts = try await Claim.counts(of: Claim.all, on: Claim.seeds)
print(
  """
  # Claims

  What MarginScope says of causes, and in how many of the seeds \(Claim.seeds.lowerBound) to \
  \(Claim.seeds.upperBound), other ones than those of the first measurements, an experiment bears it out. The experiments are \
  the rows of `Tests/Claims`; `.ci/dev claims` runs them and writes this file, `.ci/check-claims` \
  compares it.

  | claim | holds in | at least |
  |---|---|---|
  """)
for (claim, count) in zip(Claim.all, counts) {
  let least = (claim.share * Double(Claim.seeds.count)).rounded(.up)
  print("| \(claim.sentence) | \(count) | \(Int(least)) of \(Claim.seeds.count) |")
}
