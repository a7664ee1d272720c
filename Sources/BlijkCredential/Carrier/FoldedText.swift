import BlijkBasics

/// Text without blanks and without what nobody sees, that still knows where its words begin.
struct FoldedText {
  let text: String
  /// For each byte, and for the end, whether a word may begin or end there.
  private var isEdge: [Bool] = []

  /// Puts pieces behind each other; each begins a word.
  init(_ pieces: [String]) {
    var result = String.UnicodeScalarView()
    for piece in pieces {
      // Whether what stands before a character is part of a word.
      var isBehindWord = false
      for scalar in piece.unicodeScalars {
        let properties = scalar.properties
        if properties.isWhitespace { isBehindWord = false }
        if properties.isWhitespace || properties.generalCategory == .format { continue }
        let isWord = Self.isWord(properties)
        isEdge.append(!(isBehindWord && isWord))
        isEdge += repeatElement(false, count: UTF8.width(scalar) - 1)
        result.append(scalar)
        isBehindWord = isWord
      }
    }
    isEdge.append(true)
    text = String(result)
  }

  private static func isWord(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: true
    default: properties.isAlphabetic
    }
  }

  /// Whether folded text stands in it as whole words.
  func holds(_ other: String) -> Bool {
    let (bytes, wanted) = (Array(text.utf8), Array(other.utf8))
    var start = 0
    while let place = bytes.place(of: wanted, from: start) {
      if isEdge[place], isEdge[place + wanted.count] { return true }
      start = place + 1
    }
    return false
  }
}
