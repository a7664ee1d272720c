import BlijkBasics

/// Pictures of a theme in a PDF.
extension Picture {
  /// Writes it as an object that is one unit wide and one high.
  ///
  /// - Throws: `badTheme` where a PDF cannot have it.
  func put(into file: inout PDFFile) throws(Problem) -> Int {
    switch kind {
    case .png: try PNGImage(bytes).put(into: &file)
    case .svg: try SVGDrawing(self).put(into: &file)
    }
  }
}
