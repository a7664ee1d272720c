import BlijkBasics

@testable import BlijkCredential

/// Tokens written down byte by byte, so that each can be wrong in one way.
struct HandMadeToken {
  /// {1: -19, 4: the key's 8 bytes}
  var protected = "a20132044890facafea9b15566"
  var unprotected = "a0"
  /// nbf, cti
  var exp = ""
  var nbf = "051a6aff8d80"
  var cti = "074a03bc73b5a8d4eb4b2471"
  var claims = "a3"
  var version = "3a00010000"
  /// {0: 1, 1: "T", 2: "N"}
  var facts = "a3" + "0001" + "016154" + "02614e"
  var tag = "d2"
  var array = "84"

  var payload: String { claims + exp + nbf + cti + version + facts }

  /// With 64 bytes for a signature that nobody looks at.
  var bytes: [UInt8] {
    func string(_ hex: String) -> String {
      let head = CBOR.bytes(Hex.decode(hex) ?? []).encoded()
      return Hex.encode(head)
    }
    let text =
      tag + array + string(protected) + unprotected + string(payload)
      + string(String(repeating: "00", count: 64))
    return Hex.decode(text) ?? []
  }

  static func with(_ change: (inout HandMadeToken) -> Void) -> [UInt8] {
    var token = HandMadeToken()
    change(&token)
    return token.bytes
  }
}
