package import BlijkBasics
package import BlijkCredential
import Foundation

/// Small pictures, and credentials to bake into them.
extension Sample {
  /// Two grey points with a title, as Python's zlib and struct made it.
  package static let png = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAADXRFWHRUaXRsZQBJbnNpZ25l"
        + "R7RfUQAAAAtJREFUeJxj+M8AAAIBAQAyuiuSAAAAAElFTkSuQmCC")
      ?? Data())

  package static let svg = Array(
    #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1H0z"/></svg>"#.utf8
  )

  /// The published example as a JWT.
  package static func jwt(_ award: Award? = nil) throws -> [UInt8] {
    try JWT(signing: credential(award).json, with: TestKeys.ed25519.get(), method: method).compact
  }

  /// The published example as JSON with a proof in it.
  package static func provenJSON(_ award: Award? = nil) throws -> JSON {
    var json = try credential(award).json
    json["proof"] =
      try DataIntegrityProof(
        signing: json, with: TestKeys.ed25519.get(), method: method, created: 1_795_132_800
      ).json
    return json
  }

  private static let method = "did:web:bewijs.example#x"
}
