/// Decimal numbers of few digits as the nearest double, ties to even.
///
/// Exact without the C library: what needs more digits or a larger exponent is left to `Double`'s
/// own parser, which is just as exact and slower.
enum DecimalNumber {
  /// The most digits whose value always fits 64 bits.
  static let mostDigits = 19

  /// mantissa * 10^exponent, correctly rounded; nil for exponents beyond 27 either way.
  @inline(__always)
  static func value(_ mantissa: UInt64, exponent: Int) -> Double? {
    // Both factors are exact, so the one operation rounds once.
    if mantissa < 1 << 53, exponent >= -22, exponent <= 22 {
      let whole = Double(mantissa)
      return exponent < 0 ? whole / tens[-exponent] : whole * tens[exponent]
    }
    return long(mantissa, exponent: exponent)
  }

  /// The same in whole numbers of 128 bits; 10^q = 5^q 2^q.
  @inline(never)
  private static func long(_ mantissa: UInt64, exponent: Int) -> Double? {
    guard mantissa > 0 else { return 0 }
    guard exponent >= -27, exponent <= 27 else { return nil }
    let five = fives[abs(exponent)]
    let zeros = mantissa.leadingZeroBitCount
    let normal = mantissa << zeros
    if exponent < 0 {
      // 2^63 <= divisor < 2^64, so the quotient has 63 or 64 bits.
      let shift = five.leadingZeroBitCount
      let (quotient, rest) = (five << shift).dividingFullWidth((normal >> 1, normal << 63))
      return scaled(quotient, isInexact: rest != 0, shift - zeros - 63 + exponent)
    }
    let (high, low) = normal.multipliedFullWidth(by: five)
    guard high > 0 else { return scaled(low, isInexact: false, exponent - zeros) }
    let shift = high.leadingZeroBitCount
    let top = shift == 0 ? high : high << shift | low >> (64 - shift)
    return scaled(top, isInexact: low << shift != 0, 64 - shift - zeros + exponent)
  }

  /// bits * 2^power, where `bits` has at least 63 bits and may have lost some below.
  ///
  /// A double keeps 53, so the lowest of them can stand for all that were lost.
  private static func scaled(_ bits: UInt64, isInexact: Bool, _ power: Int) -> Double {
    Double(bits | (isInexact ? 1 : 0)) * Double(bitPattern: UInt64(1023 + power) << 52)
  }

  private static let tens: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The powers of five below 2^63.
  private static let fives: [UInt64] = [
    1, 5, 25, 125, 625, 3125, 15625, 78125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625,
    1_220_703_125, 6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125,
    3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125,
    2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625,
    298_023_223_876_953_125, 1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
  ]
}
