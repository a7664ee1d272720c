/// The styles of type that documents use; a theme names the font of each.
package enum Cut: String, Sendable, CaseIterable {
  /// Titles and names.
  case serif
  /// What comes below a title.
  case serifItalic = "serif-italic"
  /// Everything else.
  case sans
  /// Headings and what must stand out.
  case sansBold = "sans-bold"
  /// The check code.
  case mono
}
