/// A picture of a theme, checked: a logo or a scanned signature.
package struct Picture: Sendable, Hashable {
  /// `image/png` or `image/svg+xml`.
  package let mediaType: String
  /// The whole picture as a `data:` address.
  package let address: String
  /// Width divided by height.
  package let aspect: Double
}
