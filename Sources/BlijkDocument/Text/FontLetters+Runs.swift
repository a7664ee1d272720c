extension FontLetters {
  /// What a text wants of each of the fonts that draw it.
  static func wanted(by runs: [GlyphRun], of text: String)
    -> [(font: FontFile, wants: FontLetters)]
  {
    // Most texts have letters of western Europe only, which shows from their bytes.
    let isPlain = !text.utf8.contains { $0 >= 0xC4 }
    let pieces = isPlain ? nil : NumberedText(text)
    var all: [(font: FontFile, wants: FontLetters)] = []
    for run in runs {
      all.add(run.font, pieces.map { FontLetters($0[run.range]) } ?? [])
    }
    return all
  }
}
