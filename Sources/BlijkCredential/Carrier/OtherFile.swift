package import BlijkBasics

/// A kind of file that people hand in, and that is not read here: told by its first bytes.
package enum OtherFile: Sendable, Hashable, CaseIterable {
  case photo, pdf, document, archive, mail

  /// Why it cannot be checked.
  package var why: Message {
    switch self {
    case .photo:
      Message(nl: "Een foto of scan kan hier niet.", en: "A photo or scan cannot be checked here.")
    case .pdf:
      Message(nl: "Een pdf kan hier nog niet.", en: "A PDF cannot be checked here yet.")
    case .document:
      Message(
        nl: "Dit is een bestand van Word of een ander kantoorprogramma.",
        en: "This is a file from Word or another office program.")
    case .archive:
      Message(
        nl: "Dit is een ingepakt bestand (zip). Pak het uit, en kies het bestand dat erin zit.",
        en: "This is a packed file (zip). Unpack it, and choose the file inside.")
    case .mail:
      Message(
        nl: "Dit is een hele e-mail. Sla de bijlage op, en kies die.",
        en: "This is a whole e-mail. Save the attachment, and choose that.")
    }
  }

  /// The kind that these bytes are; `nil` for what may be read, and for what is not known.
  init?(_ bytes: [UInt8]) {
    if let kind = Self.beginnings.first(where: { bytes.starts(with: $0.start) })?.kind {
      self = kind
    } else if bytes.starts(with: "PK".utf8), bytes.dropFirst(2).first ?? 0xFF < 9 {
      self = Self.officeNames.contains(where: bytes.holds) ? .document : .archive
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = bytes.holds(Self.mailStream) ? .mail : .document
    } else if Self.isPicture(bytes) {
      self = .photo
    } else {
      return nil
    }
  }

  private static let beginnings: [(start: [UInt8], kind: OtherFile)] = [
    ([0xFF, 0xD8, 0xFF], .photo), (Array("GIF8".utf8), .photo), (Array("II*\0".utf8), .photo),
    (Array("MM\0*".utf8), .photo), ([0xFF, 0x0A], .photo), (Array("\0\0\0\u{C}JXL ".utf8), .photo),
    (Array("%PDF-".utf8), .pdf), ([0xEF, 0xBB, 0xBF] + "%PDF-".utf8, .pdf),
    (Array("{\\rtf".utf8), .document),
  ]

  /// What lies in the files of office programs: Office Open XML, OpenDocument.
  private static let officeNames = ["[Content_Types].xml", "application/vnd.oasis"]
    .map { Array($0.utf8) }

  /// The streams of an Outlook message are named so, in UTF-16.
  private static let mailStream = "__substg1.0_".utf8.flatMap { [$0, 0] as [UInt8] }

  /// Pictures that are known by what stands a little further on: WebP, BMP, and HEIC and AVIF, which begin
  /// as films do.
  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12 else { return false }
    if bytes.starts(with: "RIFF".utf8) { return bytes[8..<12].elementsEqual("WEBP".utf8) }
    if bytes.starts(with: "BM".utf8) { return bytes[6..<10].allSatisfy { $0 == 0 } }
    let brands = ["hei", "hev", "mif", "msf", "avi"].map { Array($0.utf8) }
    return bytes[4..<8].elementsEqual("ftyp".utf8)
      && brands.contains { bytes[8..<11].elementsEqual($0) }
  }

  /// Whether a text is a mail as programs send it, with the lines of its head: only a pasted one is read.
  static func isMail(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(largestHead).map(PageCarriers.lower)
    return ["mime-version:", "content-type: multipart/"].contains { name in
      head.starts(with: name.utf8) || head.holds(Array("\n\(name)".utf8))
    }
  }

  /// In bytes. Mail servers add a lot.
  private static let largestHead = 64 << 10
}
