import BlijkBasics
import BlijkKeys
import COpenSSL

/// Limits what opening an encrypted key may cost. It reads the key's parameters before OpenSSL does the work:
/// a key file from elsewhere may ask for minutes of work, or for all memory.
///
/// Keys that Blijk makes ask for N·r·p = 2^17. OpenSSL 3.0 opens no PKCS#8 that asks for more than 32 MiB.
enum OpeningCost {
  /// How often PBKDF2, or a scheme before it, may hash: some seconds.
  static let mostRounds: UInt64 = 2_000_000
  /// N·r·p of scrypt: eight times ours, under a second.
  static let mostWork: UInt64 = 1 << 20
  /// Bytes that scrypt may use.
  static let mostMemory: UInt64 = 32 << 20

  /// Throws `badKey` when opening a key costs too much, or when it is encrypted in an unknown way.
  static func check(_ locked: OpaquePointer) throws(Problem) {
    var scheme: UnsafePointer<X509_ALGOR>?
    unsafe X509_SIG_get0(locked, &scheme, nil)
    guard let scheme = unsafe scheme else { throw unknown }
    guard unsafe OBJ_obj2nid(scheme.pointee.algorithm) == NID_pbes2 else {
      return try unsafe rounds(ofOldScheme: scheme.pointee.parameter)
    }
    guard
      let pbes2 = unsafe ASN1_TYPE_unpack_sequence(PBE2PARAM_it(), scheme.pointee.parameter)?
        .assumingMemoryBound(to: PBE2PARAM.self)
    else { throw unknown }
    defer { unsafe PBE2PARAM_free(pbes2) }
    guard let derivation = unsafe pbes2.pointee.keyfunc else { throw unknown }
    switch unsafe OBJ_obj2nid(derivation.pointee.algorithm) {
    case NID_id_pbkdf2: try unsafe rounds(ofPBKDF2: derivation.pointee.parameter)
    case NID_id_scrypt: try unsafe work(ofScrypt: derivation.pointee.parameter)
    default: throw unknown
    }
  }

  /// PKCS#5 v1.5 and PKCS#12 (RFC 8018 §A.3, RFC 7292 §C).
  private static func rounds(ofOldScheme parameter: UnsafeMutablePointer<ASN1_TYPE>?)
    throws(Problem)
  {
    guard
      let old = unsafe ASN1_TYPE_unpack_sequence(PBEPARAM_it(), parameter)?
        .assumingMemoryBound(to: PBEPARAM.self)
    else { throw unknown }
    defer { unsafe PBEPARAM_free(old) }
    try unsafe check(rounds: number(old.pointee.iter))
  }

  /// RFC 8018 §A.2.
  private static func rounds(ofPBKDF2 parameter: UnsafeMutablePointer<ASN1_TYPE>?) throws(Problem) {
    guard
      let pbkdf2 = unsafe ASN1_TYPE_unpack_sequence(PBKDF2PARAM_it(), parameter)?
        .assumingMemoryBound(to: PBKDF2PARAM.self)
    else { throw unknown }
    defer { unsafe PBKDF2PARAM_free(pbkdf2) }
    try unsafe check(rounds: number(pbkdf2.pointee.iter))
  }

  private static func check(rounds: UInt64) throws(Problem) {
    guard rounds <= mostRounds else { throw tooDear("\(rounds) > \(mostRounds)") }
  }

  /// RFC 7914 §7.1.
  private static func work(ofScrypt parameter: UnsafeMutablePointer<ASN1_TYPE>?) throws(Problem) {
    guard
      let scrypt = unsafe ASN1_TYPE_unpack_sequence(SCRYPT_PARAMS_it(), parameter)?
        .assumingMemoryBound(to: SCRYPT_PARAMS.self)
    else { throw unknown }
    defer { unsafe SCRYPT_PARAMS_free(scrypt) }
    let n = try unsafe number(scrypt.pointee.costParameter)
    let r = try unsafe number(scrypt.pointee.blockSize)
    let p = try unsafe number(scrypt.pointee.parallelizationParameter)
    let asked = "scrypt N = \(n), r = \(r), p = \(p)"
    // Each is checked alone first, so that their product cannot overflow.
    guard max(n, r, p) <= mostWork, n * r * p <= mostWork else { throw tooDear(asked) }
    // OpenSSL counts p blocks, N more, and two to work in.
    guard 128 * r * (n + p + 2) <= mostMemory else { throw tooDear(asked) }
  }

  private static func number(_ integer: UnsafeMutablePointer<ASN1_INTEGER>?) throws(Problem)
    -> UInt64
  {
    var value: UInt64 = 0
    guard let integer = unsafe integer, unsafe ASN1_INTEGER_get_uint64(&value, integer) == 1 else {
      forgetOpenSSLErrors()
      throw tooDear("?")
    }
    return value
  }

  private static func tooDear(_ asked: String) -> Problem {
    Problem(
      .badKey,
      nl: "Deze sleutel openen kost te veel rekenwerk of geheugen (\(asked)). Maak een nieuwe: "
        + "blijk key new",
      en: "Opening this key takes too much work or memory (\(asked)). Make a new one: blijk key new"
    )
  }

  private static var unknown: Problem {
    forgetOpenSSLErrors()
    return Problem(
      .badKey,
      nl:
        "Deze sleutel is versleuteld op een manier die Blijk niet kent. Maak een nieuwe: blijk key "
        + "new",
      en: "This key is encrypted in a way that Blijk does not know. Make a new one: blijk key new")
  }
}
