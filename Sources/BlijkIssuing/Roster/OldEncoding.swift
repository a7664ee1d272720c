/// How older programs wrote letters outside ASCII, a byte each.
enum OldEncoding: CaseIterable {
  /// Excel on Windows, as "CSV".
  case windows1252
  /// Excel on a Mac, as "CSV".
  case macRoman
  /// Excel, as "CSV (MS-DOS)".
  case codePage850

  /// What it is called in a message.
  var name: String {
    switch self {
    case .windows1252: "Windows-1252"
    case .macRoman: "Mac Roman"
    case .codePage850: "MS-DOS (850)"
    }
  }

  /// What a byte means; nil when it means no letter or sign.
  subscript(byte: UInt8) -> Unicode.Scalar? {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let scalar = upper[Int(byte) - 0x80]
    return scalar == "\0" ? nil : scalar
  }

  /// The byte that means a character; nil where none does.
  static func windows1252Byte(of scalar: Unicode.Scalar) -> UInt8? {
    bytes[scalar] ?? (scalar.value < 0x100 ? UInt8(scalar.value) : nil)
  }

  /// Bytes, with each as the character that it means.
  func text(_ bytes: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(self[byte] ?? "\u{FFFD}") }
    return String(scalars)
  }

  private var upper: [Unicode.Scalar] {
    switch self {
    case .windows1252: Self.upper1252
    case .macRoman: Self.upperMac
    case .codePage850: Self.upper850
    }
  }

  private static let bytes = Dictionary(
    zip(upper1252, UInt8(0x80)...UInt8(0xFF)).filter { $0.0 != "\0" }
  ) { first, _ in first }

  private static let upper1252 = Array(
    ("€\u{0}‚ƒ„…†‡ˆ‰Š‹Œ\u{0}Ž\u{0}\u{0}‘’“”•–—˜™š›œ\u{0}žŸ"
      + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
      + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
      + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ").unicodeScalars)
  private static let upperMac = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
      + "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
      + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
      + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)
  private static let upper850 = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
      + "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
      + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
      + "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}").unicodeScalars)
}
