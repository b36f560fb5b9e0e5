import Foundation
import Screen

/// How a color looks to an eye.
enum ColorVision: CaseIterable {
  case normal
  case protanopia
  case deuteranopia
  case tritanopia

  /// The matrix on linear RGB of Machado, Oliveira and Fernandes 2009 for severity 1, row by row.
  private var rows: [SIMD3<Double>] {
    switch self {
    case .normal: [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
    case .protanopia:
      [
        SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
        SIMD3(-0.003882, -0.048116, 1.051998),
      ]
    case .deuteranopia:
      [
        SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
        SIMD3(-0.011820, 0.042940, 0.968881),
      ]
    case .tritanopia:
      [
        SIMD3(1.255528, -0.076749, -0.178779), SIMD3(-0.078411, 0.930809, 0.147602),
        SIMD3(0.004733, 0.691367, 0.303900),
      ]
    }
  }

  /// L*, a* and b* of an RGB color as this eye sees it, for the white of D65; nil for other inks.
  func lab(_ ink: Ink) -> SIMD3<Double>? {
    guard let (red, green, blue) = ink.rgb else { return nil }
    let linear = SIMD3(linear(red), linear(green), linear(blue))
    let seen = rows.map { min(1, max(0, ($0 * linear).sum())) }
    let rgb = SIMD3(seen[0], seen[1], seen[2])
    let x = root((rgb * SIMD3(0.4124, 0.3576, 0.1805)).sum() / 0.95047)
    let y = root((rgb * SIMD3(0.2126, 0.7152, 0.0722)).sum())
    let z = root((rgb * SIMD3(0.0193, 0.1192, 0.9505)).sum() / 1.08883)
    return SIMD3(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  private func linear(_ channel: UInt8) -> Double {
    let share = Double(channel) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  private func root(_ value: Double) -> Double {
    value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116
  }
}

/// The distance of two colors in CIELAB.
func difference(_ one: SIMD3<Double>, _ other: SIMD3<Double>) -> Double {
  let way = one - other
  return (way * way).sum().squareRoot()
}
