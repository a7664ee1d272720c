import BlijkIssuing
import BlijkTestSupport
import Foundation
import Testing

// The worked article's code, to the letter.

func issueAndVerify(in folder: String, passphrase: Passphrase) throws -> Verdict {
  let organisation = try IssuerFolder.create(
    at: "\(folder)/buurtkamer",
    profile: IssuerProfile(
      checking: "Buurtkamer Moerwijk", host: "bewijs.example", signatory: "M. de Vries",
      kvk: nil, url: nil, phone: nil))
  _ = try organisation.makeKey(.ed25519, bits: 3072, passphrase: passphrase)

  let issuer = Issuer(folder: organisation)
  let plan = try issuer.plan(
    IssueRequest(achievement: "voedselveiligheid"), for: Sheet(file: "\(folder)/lijst.csv"))
  let report = try issuer.issue(
    plan, to: "\(folder)/uit", with: organisation.unlock(passphrase))

  let scanned = report.documents.first?.link ?? ""
  return Verifier(folder: organisation.path).verify(Array(scanned.utf8))
}

/// The documentation of the library holds.
@Suite struct ArticleTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(Project.root)/\(path)", encoding: .utf8)
  }

  @Test func itsCodeIssuesAndVerifies() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("lijst.csv", "naam\nFatma Yıldız\n")
    let verdict = try issueAndVerify(
      in: folder.path, passphrase: Passphrase(Organisation.passphrase))
    #expect(verdict.state == .valid)
    #expect(verdict.facts?.name == "Fatma Yıldız")
  }

  @Test func itsCodeIsTheCodeAboveAndTwentyLines() throws {
    let article = try text("Sources/BlijkIssuing/BlijkIssuing.docc/IssueAndVerify.md")
    let block = try #require(
      article.components(separatedBy: "```swift\n").last?.components(separatedBy: "\n```").first)
    let function = try #require(block.components(separatedBy: "\n\nfunc ").last)
    #expect(try text("Tests/BlijkIssuingTests/ArticleTests.swift").contains("\nfunc \(function)\n"))
    #expect(block.split(separator: "\n").count <= 20)
    // One suffices.
    let imports = block.split(separator: "\n").filter { $0.hasPrefix("import ") }
    #expect(imports == ["import BlijkIssuing"])
  }

  /// A page that names a type that is not there says nothing.
  @Test(arguments: ["BlijkVerifying", "BlijkIssuing"])
  func theFrontPageNamesEveryPublicType(room: String) throws {
    let page = try text("Sources/\(room)/\(room).docc/\(room).md")
    let named = page.matches(of: /- ``(\w+)``/).map { String($0.output.1) }
    let types = try publicTypes(in: "Sources/\(room)").map(\.name)
    #expect(named.sorted() == types.sorted())
  }

  /// Public types may go from one thread to another.
  @Test func publicTypesAreSendable() throws {
    let types = try publicTypes(in: "Sources")
    #expect(types.count > 40)
    for type in types {
      let isSendable = ["Sendable", "Signer", "Error"].contains(where: type.rest.contains)
      #expect(isSendable, "\(type.name)")
    }
  }

  private func publicTypes(in folder: String) throws -> [(name: String, rest: String)] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(Project.root)/\(folder)")
    let declaration = /(?m)^ *public (?:final class|struct|enum|actor|protocol) (\w+)(.*)$/
    let isWhole = folder == "Sources"
    return try paths.filter { $0.hasSuffix(".swift") }.flatMap { path in
      try text("\(folder)/\(path)").matches(of: declaration)
        .filter { isWhole || !$0.output.0.hasPrefix(" ") }
        .map { (String($0.output.1), String($0.output.2)) }
    }
  }
}
