/// A way to hand a document out.
public enum DocumentFormat: String, Sendable, CaseIterable {
  /// All pages, for mail, printer, archive and screen reader.
  case pdf
  /// One page for screen, printer and screen reader.
  case html
  /// One page as a picture of text, ready for a printer or PDF.
  case svg
  /// The bare credential for a wallet.
  case credential

  /// Whether it shows the pages as they are laid out.
  var showsPages: Bool {
    switch self {
    case .pdf, .svg: true
    case .html, .credential: false
    }
  }
}
