/// A text whose pieces are asked for by the numbers of their letters (Unicode scalars), as runs have them.
struct NumberedText {
  private let scalars: String.UnicodeScalarView
  private let places: [String.Index]

  init(_ text: String) {
    scalars = text.unicodeScalars
    places = scalars.indices + [scalars.endIndex]
  }

  subscript(range: Range<Int>) -> Substring.UnicodeScalarView {
    scalars[places[range.lowerBound]..<places[range.upperBound]]
  }
}
