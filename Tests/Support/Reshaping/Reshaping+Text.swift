import BlijkBasics

extension Reshaping {
  /// Ways in which only the text is another.
  static func ofText(_ whole: SpelledJSON) -> [Reshaping] {
    let bytes = whole.bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = String(decoding: bytes, as: UTF8.self)
    return [
      Reshaping("(all)", "indented", whole.written(.indented), .spelling),
      Reshaping("(all)", "with tabs", whole.written(.wide), .spelling),
      Reshaping("(all)", "escaped", whole.written(.escaped), .spelling),
      Reshaping("(all)", "with a line break behind it", bytes + [0x0A], .spelling),
      Reshaping("(all)", "with lines around it", [0x0A, 0x20] + bytes + [0x0D, 0x0A], .spelling),
      Reshaping(
        "(all)", "with slashes escaped", Array(text.replacing("/", with: "\\/").utf8), .spelling),
      Reshaping("(all)", "with a byte order mark", mark + bytes),
      Reshaping("(all)", "with a byte behind it", bytes + [0]),
      Reshaping("(all)", "twice behind each other", bytes + bytes),
      Reshaping("(all)", "twice, on lines", bytes + [0x0A] + bytes),
      Reshaping("(all)", "with a comment", bytes + Array("// x".utf8)),
      Reshaping("(all)", "as UTF-16", text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Reshaping("(all)", "cut short", Array(bytes.dropLast())),
    ]
  }

  /// Ways to write a JWT otherwise.
  package static func all(ofJWT compact: [UInt8]) -> [Reshaping] {
    let parts = compact.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map(Array.init)
    guard parts.count == 3 else { return [] }
    func joined(_ parts: [[UInt8]]) -> [UInt8] { Array(parts.joined(separator: [0x2E])) }
    let text = String(decoding: compact, as: UTF8.self)
    var all = [
      Reshaping("(all)", "with a line break behind it", compact + [0x0A], .spelling),
      Reshaping("(all)", "with spaces around it", [0x20] + compact + [0x20], .spelling),
      Reshaping("(all)", "without a signature", joined([parts[0], parts[1], []])),
      Reshaping("(all)", "with a fourth part", compact + [0x2E]),
      Reshaping("(all)", "in quotes", JSON.string(text).serialized()),
      Reshaping("(all)", "twice", compact + [0x0A] + compact),
    ]
    for (index, name) in ["header", "claims", "signature"].enumerated() {
      var other = parts
      other[index] += Array("==".utf8)
      all.append(Reshaping(name, "padded", joined(other)))
      other = parts
      other[index].append(0x0A)
      all.append(Reshaping(name, "broken off", joined(other)))
      for letter in Base64URL.lookalikes(of: parts[index].last ?? 0) {
        other = parts
        other[index][other[index].count - 1] = letter
        all.append(Reshaping(name, "with other last bits", joined(other)))
      }
      guard index < 2, let bytes = Base64URL.decode(parts[index][...]),
        let json = try? JSON(reading: bytes)
      else { continue }
      // The first steps only: all of it is signed to the letter.
      for inner in Reshaping.all(of: json) where !inner.place.contains(".") {
        other = parts
        other[index] = Base64URL.encode(inner.bytes)
        all.append(Reshaping("\(name) \(inner.place)", inner.what, joined(other)))
      }
    }
    let v2 = SpelledJSON.text("https://www.w3.org/ns/credentials/v2")
    func leaf(_ index: Int) -> SpelledJSON { .text(String(decoding: parts[index], as: UTF8.self)) }
    let envelope = SpelledJSON.object(
      "@context", v2, ("id", .text("data:application/vc+jwt,\(text)")),
      ("type", .text("EnvelopedVerifiableCredential")))
    let general = SpelledJSON.object("protected", leaf(0), ("signature", leaf(2)))
    for (what, shape) in [
      ("in an envelope", envelope), ("in JSON", .object("jwt", .text(text))),
      ("in JWS JSON", general.with("payload", leaf(1))),
      ("in general JWS JSON", .object("payload", leaf(1), ("signatures", .list([general])))),
    ] { all.append(Reshaping("(all)", what, shape.bytes)) }
    return all
  }
}

extension Base64URL {
  /// The letters that differ in the last two bits, which may mean nothing.
  fileprivate static func lookalikes(of letter: UInt8) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    guard let value = alphabet.firstIndex(of: letter) else { return [] }
    return (1...15).compactMap { (value ^ $0) < 64 ? alphabet[value ^ $0] : nil }
  }
}
