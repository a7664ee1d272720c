/// A picture of a theme, checked: a logo or a scanned signature.
///
/// Compared by identity: all documents of a batch share one object.
package final class Picture: Sendable {
  package let kind: Kind
  /// The file as it is.
  package let bytes: [UInt8]
  /// In whatever unit the file has; only their proportion counts.
  let width: Double
  let height: Double

  /// What a file is.
  package enum Kind: Sendable {
    case png, svg
  }

  init(kind: Kind, bytes: [UInt8], width: Double, height: Double) {
    self.kind = kind
    self.bytes = bytes
    self.width = width
    self.height = height
  }

  /// Width divided by height.
  package var aspect: Double { width / height }
}

extension Picture: Hashable {
  package static func == (one: Picture, other: Picture) -> Bool { one === other }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
