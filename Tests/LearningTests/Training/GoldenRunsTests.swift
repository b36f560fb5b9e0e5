import Layout
import Testing

@testable import Learning

/// The bits of whole training runs, on any processor and at any optimization level.
///
/// A change here invalidates every recording and needs a reason in the changelog.
struct GoldenRunsTests {
  static let runs: [(setting: TrainingCase, checksum: UInt64)] = [
    (TrainingCase(), 0x56c9_ffca_9062_1afd),
    (
      TrainingCase(data: "overlap", m: 1.65, lambda: 0.5, optimizer: .adam, batch: 100),
      0xab1c_da1f_4c98_3912
    ),
    (TrainingCase(data: "hard", loss: "modified-softmax", batch: 13), 0x31e3_6473_9fef_c2a4),
    (
      TrainingCase(data: "gaussian", classes: 12, loss: "softmax-bias", activation: .tanh),
      0x1abd_dcac_0d60_efd7
    ),
    (
      TrainingCase(data: "spirals", classes: 3, loss: "softmax", hidden: 32, optimizer: .adam),
      0xa171_c59b_28e7_4a5f
    ),
    (TrainingCase(data: "moons", classes: 2, m: 2, hidden: 16, batch: 8), 0x2e6c_e53f_b19c_3ea5),
    (TrainingCase(data: "ring", classes: 7, m: 3.35, batch: 1), 0x30c8_906a_4917_6883),
    (TrainingCase(data: "imbalanced", m: 8, lambda: 5, seed: .max), 0x762d_16ef_c700_5cc2),
    (TrainingCase(loss: "sphereface-r-v2", m: 1.7), 0xccbc_a50b_e68b_548a),
    (TrainingCase(data: "overlap", loss: "sphereface2", m: 0.2), 0x791d_0ae4_8475_1511),
    (TrainingCase(loss: "center", m: 1), 0x87e0_ccc9_6f8f_b6f7),
    (TrainingCase(classes: 4, loss: "contrastive", m: 1, batch: 50), 0xe4d6_3f3b_8794_f29a),
    (TrainingCase(loss: "triplet", m: 1, batch: 61), 0x93e8_9855_3969_d1f2),
  ]

  /// One loss of each form, with features of space.
  static let runsInSpace: [(setting: TrainingCase, checksum: UInt64)] = [
    (
      TrainingCase(
        data: "gaussian", classes: 12, loss: "softmax-bias", dimensions: 3, activation: .tanh),
      0x9cce_697a_2e7a_f0a2
    ),
    (
      TrainingCase(data: "spirals", classes: 3, loss: "softmax", dimensions: 3, optimizer: .adam),
      0xaaea_2f94_6fc1_40a0
    ),
    (TrainingCase(classes: 12, dimensions: 3), 0xc799_593f_0857_e8f5),
    (
      TrainingCase(
        data: "overlap", classes: 5, m: 1.65, dimensions: 3, lambda: 0.5, optimizer: .adam,
        batch: 100), 0x4622_6764_25a1_c905
    ),
    (
      TrainingCase(data: "hard", loss: "normface", dimensions: 3, batch: 13),
      0x89b7_657f_76e0_eb85
    ),
    (TrainingCase(classes: 9, loss: "arcface", m: 0.3, dimensions: 3), 0xd926_d9a8_3594_cc4f),
    (
      TrainingCase(data: "overlap", loss: "sphereface-r-v2-exact", m: 1.7, dimensions: 3),
      0x95f2_0a54_7179_aad7
    ),
    (
      TrainingCase(data: "overlap", loss: "sphereface2", m: 0.2, dimensions: 3),
      0x3d4d_3183_1ff3_2c34
    ),
    (TrainingCase(loss: "center", m: 1, dimensions: 3), 0xff28_7d6d_41a6_f28f),
    (
      TrainingCase(classes: 4, loss: "contrastive", m: 1, dimensions: 3, batch: 50),
      0xdc92_7399_92a2_0eeb
    ),
    (TrainingCase(loss: "triplet", m: 1, dimensions: 3, batch: 61), 0x294a_3e9f_c1e7_28d1),
  ]

  @Test(arguments: (runs + runsInSpace).indices)
  func twoHundredStepsEndInTheseBits(index: Int) throws {
    let (setting, expected) = (Self.runs + Self.runsInSpace)[index]
    for engine in engines {
      var trainer = try setting.trainer(engine: engine)
      for _ in 0..<200 { _ = try trainer.advance() }
      let checksum = trainer.checksum
      #expect(
        checksum == expected,
        "\(setting.testDescription) on \(engine.name): 0x\(String(checksum, radix: 16))")
    }
  }

  /// Samples of a file, by its table and shuffle.
  @Test func digitsEndInTheseBits() throws {
    let digits = try TableTests.digits()
    for engine in engines {
      var trainer = Trainer(
        dataset: digits, classes: 10, seed: 7, loss: try TrainingCase().trainer().loss,
        engine: engine)
      for _ in 0..<200 { _ = try trainer.advance() }
      let checksum = trainer.checksum
      #expect(
        checksum == 0x6e87_3be8_f6fd_a8de,
        "digits on \(engine.name): 0x\(String(checksum, radix: 16))")
    }
  }
}
