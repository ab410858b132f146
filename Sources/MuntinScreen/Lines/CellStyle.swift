/// How cells look.
package struct CellStyle: Hashable, Sendable {
  package enum Color: Hashable, Sendable {
    case standard
    /// 0 to 255.
    case palette(Int)
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
  }

  package var foreground = Color.standard
  package var background = Color.standard
  package var isBold = false
  package var isFaint = false
  package var isItalic = false
  package var isUnderlined = false
  package var isBlinking = false
  package var isInverse = false
  package var isInvisible = false
  package var isStruckOut = false

  package init() {}
}
