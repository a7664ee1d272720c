import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// `register.jsonl`: what an issuer tells the world of its register, in hashes. The first line says
/// whose it is, which one, and of when; then a line for each document; the last line is a detached
/// signature over all before it.
enum RegisterFile {
  static func write(
    _ register: Register, issuer: String, number: Int, with signer: any Signer, at moment: Int
  ) throws(Problem) -> [UInt8] {
    let head: JSON = [
      "issuer": .string(issuer), "sequence": .integer(number),
      "time": .string(Timestamp.utc(moment)),
    ]
    var bytes = head.serialized() + [0x0A]
    try register.published { entry in
      // Written by hand: a million lines are a million times the same.
      bytes += #"{"document":""#.utf8
      bytes += Base64URL.encode(entry.subject)
      bytes += #"","token":""#.utf8
      bytes += Base64URL.encode(entry.tokenHash)
      bytes += #"","credential":""#.utf8
      bytes += Base64URL.encode(entry.credentialHash)
      bytes += #"","state":""#.utf8
      bytes += entry.state.word.utf8
      bytes += #"","registeredAt":"#.utf8
      bytes += "\(entry.registeredAt)}\n".utf8
    }
    let signature = try DetachedSignature(
      signing: bytes, with: signer, method: signer.publicKey.id.method(of: issuer))
    bytes += signature.compact.utf8
    bytes.append(0x0A)
    return bytes
  }
}
