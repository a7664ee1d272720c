public import BlijkBasics

/// An issuer's base: a host, or a host and a name below it, and the `did:web` that follows from it.
///
/// `bewijs.example` is `did:web:bewijs.example`; `bewijs.example/moerwijk` is
/// `did:web:bewijs.example:moerwijk` (did:web method specification, "Method-specific identifier").
public struct IssuerHost: Sendable, Hashable {
  /// `bewijs.example` or `bewijs.example/moerwijk`, lower case.
  public let base: String
  /// `did:web:…`.
  public let did: String

  /// Reads HOST or HOST/NAME.
  public init(_ text: String) throws(Problem) {
    let base = text.lowercased()
    let parts = base.split(separator: "/", omittingEmptySubsequences: false)
    guard base.utf8.count <= 128, (1...2).contains(parts.count), Self.isHost(parts[0]),
      parts.count == 1 || Self.isName(parts[1])
    else {
      throw Problem(
        .badIssuer,
        nl:
          "'\(text)' is geen adres zoals bewijs.example of bewijs.example/moerwijk (zonder "
          + "https://).",
        en:
          "'\(text)' is not an address such as bewijs.example or bewijs.example/moerwijk (without "
          + "https://)."
      )
    }
    self.base = base
    let host = parts[0].split(separator: ":").joined(separator: "%3A")
    did = "did:web:" + ([host] + parts.dropFirst().map(String.init)).joined(separator: ":")
  }

  /// The base that a `did:web` stands for.
  package init?(did: String) {
    guard did.hasPrefix("did:web:") else { return nil }
    let parts = did.dropFirst(8).split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    let pieces = parts[0].split(separator: "%", omittingEmptySubsequences: false)
    var host = String(pieces[0])
    if pieces.count == 2, pieces[1].lowercased().hasPrefix("3a") {
      host += ":" + pieces[1].dropFirst(2)
    } else if pieces.count != 1 {
      return nil
    }
    let base = ([host] + parts.dropFirst().map(String.init)).joined(separator: "/")
    guard let found = try? IssuerHost(base), found.did == did else { return nil }
    self = found
  }

  /// The address of whoever has none yet. Names under `invalid` never lead anywhere (RFC 6761, section 6.4).
  public static let practice = "oefenen.invalid"

  /// Whether no check page can ever be at this address, so that nothing but practice documents has a use.
  public var isPractice: Bool {
    let name = base.split(whereSeparator: { $0 == "/" || $0 == ":" }).first ?? ""
    return name.hasSuffix(".invalid")
  }

  /// `https://HOST`.
  package var url: String { "https://\(base)" }

  /// Whether this is HOST or HOST:PORT in its one spelling: lower case, no port 443, which is the default,
  /// and a name and not a number.
  static func isHost(_ text: Substring) -> Bool {
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(pieces.count) else { return false }
    if pieces.count == 2 {
      guard let port = Int(pieces[1]), (1...65_535).contains(port), port != 443,
        String(port) == pieces[1]
      else { return false }
    }
    let labels = pieces[0].split(separator: ".", omittingEmptySubsequences: false)
    return pieces[0].utf8.count <= 253 && labels.allSatisfy(isName)
      && labels.last.map(isNumber) == false
  }

  /// Whether a browser would take an address that ends in this for a number (`1.2.3.4`, `0x7f000001`).
  private static func isNumber(_ label: Substring) -> Bool {
    label.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      || label.hasPrefix("0x") && label.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, first != UInt8(ascii: "-"),
      last != UInt8(ascii: "-"), text.utf8.count <= 63
    else { return false }
    return text.utf8.allSatisfy {
      ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
        || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "-")
    }
  }
}
