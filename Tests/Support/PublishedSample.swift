package import BlijkIssuing
package import BlijkKeys
package import BlijkVerifying
import Foundation

/// An organisation that published its site in files, and somebody elsewhere who believes it.
package struct PublishedSample {
  package let sample: VerdictCase
  package let folder: IssuerFolder
  package let site: String

  package init(
    _ algorithm: KeyAlgorithm = .ed25519, typedCodes: Bool = true,
    roster: String = "naam\nSamira el Bouazzaoui\nJan Jansen\nAnna Vos"
  ) throws {
    sample = try VerdictCase(algorithm, roster: roster)
    let path = sample.issuer.folder.path
    let profile = try String(contentsOfFile: "\(path)/issuer.toml", encoding: .utf8)
    try "\(profile)\ntyped-codes = \(typedCodes)\n".write(
      toFile: "\(path)/issuer.toml", atomically: true, encoding: .utf8)
    folder = try IssuerFolder(path: path)
    site = sample.issuer.home("site")
    _ = try publish()
  }

  @discardableResult
  package func publish(
    to place: String? = nil, options: PublishOptions = PublishOptions()
  ) throws -> SitePublication {
    try folder.publish(to: place ?? site, with: sample.issuer.key, options: options)
  }

  package var trust: TrustList { get throws { try .publisher(of: site) } }

  /// What somebody elsewhere answers, with nothing in memory.
  package func verify(_ text: String, in place: String? = nil) throws -> Verdict {
    let trust = try trust
    let found = PublishedFolders([place ?? site]).current(trust: trust)
    return Verifier(trust: trust, register: .none, today: { VerdictCase.day })
      .with(published: found).verify(Array(text.utf8))
  }

  package func code(_ number: Int = 0) -> String {
    sample.report.documents[number].id?.checkCode ?? ""
  }

  package func link(_ number: Int = 0) -> String { sample.report.documents[number].link ?? "" }

  /// The files with records, and the list of those with codes.
  package func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(site)/\(folder)").sorted()
  }
}
