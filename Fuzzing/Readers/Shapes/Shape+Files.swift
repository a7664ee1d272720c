import BlijkBasics
import BlijkDocument

/// Files that hold nothing but what is looked for.
extension Shape {
  /// Pages and plain texts.
  static let pages: [Shape] = [
    Shape("openings") { _ in "<" },
    Shape("declarations") { _ in "<!" },
    Shape("instructions", to: "<svg/>") { _ in "<?x?>" },
    Shape("unclosed instructions") { _ in "<?" },
    Shape("links", from: "<a>") { "href=\"https://a/q#\($0)\" " },
    Shape("equal links", from: "<a>") { _ in "href=\"https://a/q#12345678901234567\" " },
    Shape("links without digits", from: "<a>") { _ in "href=\"https://a/\"" },
    Shape("unclosed links", from: "<a>") { _ in "href=\"https://" },
    Shape("nearly links", from: "<a>") { _ in "href=\"https:/" },
    Shape("scripts", from: "<html>") { "<script type=\"application/vc\">\($0)</script>" },
    Shape("equal scripts", from: "<html>") { _ in
      "<script type=\"application/vc+jwt\">a.b.c</script>"
    },
    Shape("unclosed scripts", from: "<html>") { _ in "<script type=\"application/vc\">" },
    Shape("nearly scripts", from: "<html>") { _ in "<script type=\"application/v" },
    Shape("marks", from: "<html>") { _ in "application/vc" },
    Shape("baked marks", from: "<html>") { "<openbadges:credential verify=\"\($0)\"/>" },
    Shape("quotes", from: "<a>href=\"https://") { _ in "/q" },
    Shape("dots") { _ in "." },
    Shape("space", to: "{") { _ in " " },
    Shape("digits") { _ in "7" },
    Shape("broken digits") { _ in "7 " },
    Shape("letters without UTF-8", from: "<") { _ in "é\u{2028}" },
  ]

  /// Pictures of many pieces, each whole.
  static let pngs: [Shape] = [
    png("chunks") { _ in PNGFile.chunk("aaAa", []) },
    png("texts") { number in PNGFile.chunk("tEXt", Array("Title\0\(number)".utf8)) },
    png("carriers") { _ in PNGFile.chunk("iTXt", keyword + [0, 0, 0, 0]) },
    png("compressed carriers") { _ in PNGFile.chunk("zTXt", keyword) },
    png("one carrier", step: 1 << 20) { _ in
      PNGFile.chunk("iTXt", keyword + [UInt8](repeating: 0, count: 900_000))
    },
  ]

  private static let keyword = Array("openbadgecredential\0".utf8)

  private static func png(
    _ name: String, step: Int = 0, _ piece: @escaping @Sendable (Int) -> [UInt8]
  ) -> Shape {
    Shape(name) { size, _ in
      var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      file += PNGFile.chunk("IHDR", [0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0])
      var number = 0
      while file.count + 64 + step < size || number == 0 {
        file += piece(number)
        number += 1
      }
      return file + PNGFile.chunk("IEND", [])
    }
  }
}
