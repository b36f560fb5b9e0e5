import Elementary
import Testing

@testable import Angular

struct ReferencePrecisionTests {
  /// A gradient across a tiny angle in space, where unit vectors are rounded; by 60 digits.
  @Test(arguments: nearby)
  func gradientsAtTinyAnglesKeepTheirDigits(_ near: Nearby) throws {
    let loss = try #require(MarginLoss.named("arcface-unroll"))
    let input = LossInput(
      features: [near.x], weights: [Array([-0.4, 1.1, 0.3, 0.2].prefix(near.x.count)), near.w],
      labels: [1])
    let output = loss.evaluate(input, MarginParameters(m: 0.5, scale: 16))
    #expect(AngularTests.largestError(output.gradX[0], near.gradX) < 1e-13)
    #expect(AngularTests.largestError(output.gradW[1], near.gradW) < 1e-13)
  }

  struct Nearby: Sendable {
    let x: [Double]
    let w: [Double]
    let gradX: [Double]
    let gradW: [Double]
  }

  static let nearby = [
    Nearby(
      x: [-2.080800938117558, 0.6425974126265614, 1.6914998289158483], w: [-1.224, 0.378, 0.995],
      gradX: [-0.002591911473451995, 0.026852778518958086, -0.013389760635157545],
      gradW: [0.023459869814559525, 0.06470345163445573, 0.004278367774066927]),
    Nearby(
      x: [-0.812599976755143, -1.8666000164078345, 2.0671999943217427], w: [0.478, 1.098, -1.216],
      gradX: [-4.431968095864622, 5.394144236738698, 3.128527751010129],
      gradW: [-3.6009384508002227, 2.541792451757143, 0.8796377734760169]),
    Nearby(
      x: [2.6077999998321695, 1.669400000259074, -0.17340000002981978], w: [1.534, 0.982, -0.102],
      gradX: [-7.378363760580349e-05, 0.00011741812597875155, 2.078921224161878e-05],
      gradW: [4.300050155408098e-05, -6.637827456015733e-05, 7.640232998879643e-06]),
    Nearby(
      x: [1.334499999998136, 1.9346000000013315, -0.16149999999945075], w: [-0.785, -1.138, 0.095],
      gradX: [-1.7612796191966387, 1.3134467523887001, 1.1799779279191638],
      gradW: [4.380046001780958, -3.1291227237540653, -1.290584718253411]),
    Nearby(
      x: [0.4640999983022073, 1.1764000014426204, 1.864899999509397, 0.3570000000161674],
      w: [0.273, 0.692, 1.097, 0.21],
      gradX: [
        -0.09430570417221508, 0.10249067731585955, -0.04272752749022582, 0.008066695236444345,
      ],
      gradW: [
        0.07061594739076384, -0.06000262261518294, 0.02040553818977154, -0.0006724484864348435,
      ]),
    Nearby(
      x: [2.5057999999934983, -0.0033999999989373112, 1.3243000000181027, -0.3637999999788952],
      w: [-1.474, 0.002, -0.779, 0.214],
      gradX: [-0.26171987946983155, 4.927899367937617, 0.17625105151260578, -1.2071557567996034],
      gradW: [1.0383573231562402, -0.16971924009413322, -2.8911215330127993, -3.3705866420770314]),
  ]

  /// Near 0 and near pi in space, values and gradients: six losses, 60 digits.
  @Test func nearZeroAndPiInSpaceItKeepsEightDigits() throws {
    let cases = try GoldenCases.loadSpace().cases
    #expect(cases.count == 12 && Set(cases.map(\.kind)) == ["near0", "nearpi"])
    for golden in cases {
      let loss = try #require(golden.row)
      let output = loss.evaluate(golden.input, golden.parameters(of: loss))
      let error = largestError(of: output, golden.expected.output)
      #expect(error <= 1e-8, "\(golden.id) is off by \(error)")
    }
  }

  /// Lengths whose squares no Double holds count all the same.
  @Test(arguments: MarginLoss.all.filter { $0.initialScale != nil })
  func tinyAndHugeVectorsHaveDirections(loss: MarginLoss) {
    var random = Generator(seed: 25)
    let parameters = loss.variedParameters[loss.margin == nil ? 0 : 2]
    let input = loss.randomInput(count: 5, classes: 4, dimension: 3, &random)
    let expected = loss.evaluate(input, parameters)
    for factor in [0x1p-700, 0x1p-512, 0x1p600] {
      var scaled = input
      scaled.features = input.features.map { $0.map { factor * $0 } }
      scaled.weights = input.weights.map { $0.map { $0 / factor } }
      let output = loss.evaluate(scaled, parameters)
      #expect(output.loss == expected.loss && output.logits == expected.logits)
      #expect(output.targetAngles == expected.targetAngles)
      #expect(output.gradX == expected.gradX.map { $0.map { $0 / factor } })
      #expect(output.gradW == expected.gradW.map { $0.map { factor * $0 } })
    }
  }
}
