/// The font file of each cut, and those for other scripts in the order in which they are tried.
package struct FontChoice: Sendable {
  package var files: [Cut: String] = [
    .serif: "EBGaramond12-Regular.otf", .serifItalic: "EBGaramond12-Italic.otf",
    .sans: "Lato-Regular.ttf", .sansBold: "Lato-Bold.ttf", .mono: "JetBrainsMono-Bold.ttf",
  ]
  /// Fallback fonts that the organisation names: they are tried first, and a missing one is an error.
  package var ownFallback: [String] = []
  package var fallback: [String] = [
    "NotoSerif-Regular.ttf", "NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf", "NotoSerifDevanagari-Regular.ttf",
    "NotoSerifEthiopic-Regular.ttf", "NotoSerifArmenian-Regular.ttf",
    "NotoSerifGeorgian-Regular.ttf", "NotoSerifBengali-Regular.ttf",
    "NotoSerifTamil-Regular.ttf", "NotoSerifThai-Regular.ttf", "NotoSerifGurmukhi-Regular.ttf",
    "NotoSerifGujarati-Regular.ttf", "NotoSerifTelugu-Regular.ttf",
    "NotoSerifKannada-Regular.ttf", "NotoSerifMalayalam-Regular.ttf",
    "NotoSerifSinhala-Regular.ttf", "NotoSerifKhmer-Regular.ttf", "NotoSerifLao-Regular.ttf",
    "NotoSerifMyanmar-Regular.ttf", "NotoSerifTibetan-Regular.ttf",
    "NotoSansTifinagh-Regular.ttf", "NotoSansSyriac-Regular.ttf", "NotoSansThaana-Regular.ttf",
    "NotoSerifCJK-Regular.ttc#2", "NotoSansCJK-Regular.ttc#2", "NotoSansMath-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
  ]
}
