extension Page {
  /// The fonts whose letters stand on it, with what it wants of each.
  var letters: [(font: FontFile, wants: FontLetters)] {
    var all: [(font: FontFile, wants: FontLetters)] = []
    for case .text(let line) in elements {
      for (font, wants) in line.shaped.letters { all.add(font, wants) }
    }
    return all
  }
}
