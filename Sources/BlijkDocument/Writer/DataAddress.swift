import BlijkBasics
import Foundation

/// Pictures inside a file of text, as `data:` addresses (RFC 2397).
enum DataAddress {
  static func png(_ bytes: [UInt8]) -> String { address("image/png", bytes) }

  private static func address(_ type: String, _ bytes: [UInt8]) -> String {
    "data:\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  /// A picture of the theme, which every document of a batch has.
  static func of(_ picture: Picture) -> String {
    known.value(picture) {
      switch picture.kind {
      case .png: png(picture.bytes)
      case .svg: address("image/svg+xml", picture.bytes)
      }
    }
  }

  /// A theme has two at the most; each is up to a megabyte.
  private static let known = Remembered<Picture, String>(most: 4)
}
