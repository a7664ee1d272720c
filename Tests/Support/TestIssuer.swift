package import BlijkBasics
package import BlijkIssuing
package import BlijkKeys
package import BlijkSecrets
package import BlijkVerifying
import Foundation

/// An organisation with a folder, a key and a register of its own, for one test.
package struct TestIssuer: Sendable {
  package let home: TemporaryFolder
  package let folder: IssuerFolder
  /// The key in use, opened.
  package let key: PrivateKey

  package static let host = "bewijs.example"
  package static let passphrase = Passphrase("vier woorden in een zin")

  /// A copy of a folder that was made once in this run through the program's own means: making RSA
  /// keys and locking them takes long.
  ///
  /// Whether check codes can be typed is said only where the test says so.
  package init(
    _ algorithm: KeyAlgorithm = .ed25519, host: String = TestIssuer.host, typedCodes: Bool? = nil
  ) throws {
    let made =
      try host == Self.host ? Self.shared(algorithm).get() : Self.make(algorithm, host: host)
    home = try TemporaryFolder()
    let files = FileManager.default
    for name in ["", "keys", "trusted", "achievements"] {
      try files.createDirectory(
        atPath: home("issuer/\(name)"), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    for (name, contents) in made.files {
      try contents.write(to: URL(fileURLWithPath: home("issuer/\(name)")))
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home("issuer/\(name)"))
    }
    if let typedCodes {
      let profile = URL(fileURLWithPath: home("issuer/issuer.toml"))
      let text = try String(contentsOf: profile, encoding: .utf8)
      try "\(text)\ntyped-codes = \(typedCodes)\n".write(
        to: profile, atomically: true, encoding: .utf8)
    }
    folder = try IssuerFolder(path: home("issuer"))
    key = made.key
  }

  /// Issues this roster, by default today, and returns what was made.
  package func issue(
    _ roster: String, achievement: String = "ehbo", today: CalendarDate = .today(),
    to place: String? = nil, _ adjust: (inout IssueRequest) -> Void = { _ in }
  ) throws -> Issuer.Report {
    let number = try FileManager.default.contentsOfDirectory(atPath: home.path).count
    let list = try home.file("lijst-\(number).csv", roster)
    var request = IssueRequest(achievement: achievement)
    adjust(&request)
    let issuer = Issuer(folder: folder)
    let plan = try issuer.plan(request, for: Sheet(file: list), today: today)
    return try issuer.issue(plan, to: place ?? home("uit-\(number)"), with: key)
  }

  /// Believes another organisation, by the entry that it keeps of itself.
  package func trust(_ other: TestIssuer) throws {
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: "\(other.folder.path)/trusted") {
      try files.copyItem(
        atPath: "\(other.folder.path)/trusted/\(name)", toPath: "\(folder.path)/trusted/\(name)")
    }
  }

  /// What the organisation itself answers, on a day.
  package func verifier(on day: CalendarDate = .today()) -> Verifier {
    Verifier(folder: folder.path, today: { day })
  }
}

extension IssuerFolder {
  /// Publishes, and leaves the register in one file, as before it was in many.
  package func publishOneFile(
    to site: String, with key: any Signer, options: PublishOptions = PublishOptions()
  ) throws {
    try publish(to: site, with: key, options: options)
    try FileManager.default.removeItem(atPath: "\(site)/\(profile.host.path("register"))")
  }
}

extension TestIssuer {
  private struct Made: Sendable {
    let files: [String: Data]
    let key: PrivateKey
  }

  private static func shared(_ algorithm: KeyAlgorithm) -> Result<Made, any Error> {
    switch algorithm {
    case .ed25519: ed25519
    case .rsa: rsa
    }
  }

  private static let ed25519 = Result { try make(.ed25519, host: host) }
  private static let rsa = Result { try make(.rsa, host: host) }

  private static func make(_ algorithm: KeyAlgorithm, host: String) throws -> Made {
    let home = try TemporaryFolder()
    let path = home("issuer")
    let profile = try IssuerProfileMaker.profile(host: host)
    let folder = try IssuerFolder.create(at: path, profile: profile)
    _ = try folder.makeKey(algorithm, bits: 2048, passphrase: passphrase)
    let key = try folder.unlock(passphrase)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      // A folder has no contents.
      files[name] = try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
    }
    return Made(files: files, key: key)
  }
}
