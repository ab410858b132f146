/// Display P3, the wide space of today's screens.
enum DisplayP3 {
  /// The same colour in sRGB; what sRGB cannot show is cut at its edge.
  ///
  /// - Source: CSS Color 4, section 17; both spaces share one transfer function.
  static func sRGB(_ components: [Double]) -> [Double] {
    guard components.count == 3 else { return components }
    let linear = components.map(decoded)
    return matrix.map { row in
      let sum = zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }
      return encoded(min(1, max(0, sum)))
    }
  }

  private static let matrix: [[Double]] = [
    [1.2249401762805598, -0.22494017628055996, 0],
    [-0.042056954709688163, 1.0420569547096881, 0],
    [-0.019637554590334432, -0.078636045550631889, 1.0982736001409663],
  ]

  private static func decoded(_ part: Double) -> Double {
    if part <= 0.04045 { return part / 12.92 }
    let base = (part + 0.055) / 1.055
    // The power 2.4 is the fifth root of the power 12.
    let square = base * base
    return root(5, of: square * square * square * square * square * square)
  }

  private static func encoded(_ part: Double) -> Double {
    if part <= 0.0031308 { return part * 12.92 }
    // The power 1/2.4 is the twelfth root of the power 5.
    let fifth = part * part * part * part * part
    return 1.055 * root(3, of: fifth).squareRoot().squareRoot() - 0.055
  }

  /// By Newton's method, from above; `value` is above 0 and at most 1.
  private static func root(_ degree: Int, of value: Double) -> Double {
    var guess = 1.0
    for _ in 0..<200 {
      let power = (1..<degree).reduce(1.0) { product, _ in product * guess }
      let next = guess - (guess * power - value) / (Double(degree) * power)
      if next >= guess { break }
      guess = next
    }
    return guess
  }
}
