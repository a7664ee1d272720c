public import BlijkBasics

/// A picture that carries a credential, or can be made to: SVG or PNG (Open Badges 3.0 §5.3).
public struct BadgePicture: Sendable {
  /// The most bytes of a picture.
  public static let largest = 10 << 20

  /// The whole file.
  public let bytes: [UInt8]
  private let kind: Kind

  private enum Kind: Sendable {
    case png(PNGFile)
    case svg(SVGBadge)
  }

  /// Reads a picture. Nothing in it is drawn or decoded.
  public init(reading bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Self.largest else {
      throw Self.problem(nl: "is groter dan 10 MB", en: "is larger than 10 MB")
    }
    if PNGFile.isPNG(bytes) {
      guard let png = PNGFile(reading: bytes) else {
        throw Self.problem(nl: "is een beschadigde PNG", en: "is a damaged PNG")
      }
      kind = .png(png)
    } else {
      kind = .svg(try SVGBadge(reading: bytes))
    }
    self.bytes = bytes
  }

  /// The credential in it, if there is one. Two are refused: who looks at the picture cannot tell
  /// which of them was checked.
  public func credential() throws(Problem) -> BadgeCredential? {
    let found =
      switch kind {
      case .png(let png): try png.credentials()
      case .svg(let svg): try svg.credentials()
      }
    guard found.count <= 1 else { throw Self.several }
    return try found.first.map { text throws(Problem) in try BadgeCredential(reading: text) }
  }

  /// The same picture with this credential, in the place of any that it carried.
  public func carrying(_ credential: BadgeCredential) throws(Problem) -> BadgePicture {
    let credential = credential.baked
    let baked =
      switch kind {
      case .png(let png): png.carrying(credential)
      case .svg(let svg): svg.carrying(credential)
      }
    // Some characters of JSON may not stand in XML, and a credential takes room.
    guard let picture = try? BadgePicture(reading: baked),
      (try? picture.credential()) == credential
    else {
      throw Self.problem(
        nl: "is niet geschikt: dit digitale bewijs past er niet heel in",
        en: "cannot be used: this credential does not fit in it whole")
    }
    return picture
  }

  static var several: Problem {
    problem(nl: "heeft meer dan één digitaal bewijs", en: "contains more than one credential")
  }

  static func problem(nl: String, en: String) -> Problem {
    Problem(.unreadable, nl: "Deze afbeelding \(nl).", en: "This picture \(en).")
  }
}
