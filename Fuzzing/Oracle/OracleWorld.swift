import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// Signed documents of all kinds, and everything that whoever checks them may have at hand: the live
/// register, what was published, or lists of what was withdrawn.
struct OracleWorld {
  let organisation: TestIssuer
  /// Another organisation of ours, which signs with RSA.
  let guest: IssuerFolder
  let guestKey: PrivateKey
  let others: ForeignIssuer
  let partner: ForeignIssuer
  /// Where both published.
  let site: String
  /// DID documents of all.
  let trusted: String
  private(set) var documents: [SignedSample] = []

  init() throws {
    organisation = try TestIssuer()
    let home = organisation.home
    guest = try IssuerFolder.create(
      at: home("gast"), profile: try IssuerProfileMaker.profile(host: "bewijs.example/moerwijk"))
    _ = try guest.makeKey(.rsa, bits: 2048, passphrase: TestIssuer.passphrase)
    guestKey = try guest.unlock(TestIssuer.passphrase)
    others = try ForeignIssuer()
    partner = try ForeignIssuer("pep.example", TestKeys.rsa2048.get())
    site = home("site")
    trusted = home("vertrouwd")
    try FileManager.default.createDirectory(atPath: trusted, withIntermediateDirectories: true)
    documents = try issued()
    try organisation.folder.publish(to: site, with: organisation.key)
    try guest.publish(to: site, with: guestKey)
    try trustAll()
    // Of later than what was published, and of no register.
    documents += try own.award("certificaat after publishing", "ehbo", "naam\nLaat")
    documents.append(SignedSample("certificaat of no register", try unregistered()))
    let later = CalendarDate(daysSinceEpoch: CalendarDate.today().daysSinceEpoch + 400)
    documents.append(SignedSample("certificaat of later", try unregistered(on: later)))
    documents += try others.documents()
  }

  private func trustAll() throws {
    let own = [site + "/.well-known/did.json", site + "/moerwijk/did.json"]
    for (number, path) in own.enumerated() {
      try FileManager.default.copyItem(atPath: path, toPath: "\(trusted)/\(number).json")
    }
    for issuer in [others, partner] {
      let name = issuer.did.replacingOccurrences(of: ":", with: "_")
      try write(issuer.known.didDocument().serialized(), to: "\(trusted)/\(name).json")
    }
  }

  /// The files of `trusted`.
  var trustFiles: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: trusted).sorted().map {
        "\(trusted)/\($0)"
      }
    }
  }

  func document(_ name: String) throws -> SignedSample {
    guard let found = documents.first(where: { $0.name == name }) else { throw CancellationError() }
    return found
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}
