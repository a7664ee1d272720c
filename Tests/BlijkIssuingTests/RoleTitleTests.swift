import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkIssuing

/// A praktijkverklaring whose title is a person's role, so that nobody has to invent an achievement.
@Suite struct RoleTitleTests {
  private static let roles = [
    "gastvrouw", "Gastheer", "Chauffeur van de buurtbus", "penningmeester & secretaris",
    "Klusser (hout)",
    "مترجم", "Yıldızlı aşçı", "host", "voorlezer op de school om de hoek, groep 3 en 4",
    "kok’s hulp",
  ]

  private func credential(_ report: Issuer.Report, _ number: Int) throws -> JSON {
    let files = report.documents[number].files
    let name = try #require(files.first { $0.hasSuffix(".json") })
    return try JSON(
      reading: Array(Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(name)"))))
  }

  private func issue(_ issuer: TestIssuer, _ roster: String, kind: Kind? = nil) throws
    -> Issuer.Report
  {
    let list = try issuer.home.file("rollen.csv", roster)
    var request = IssueRequest(achievement: nil)
    request.kind = kind
    request.formats = [.credential, .svg]
    let maker = Issuer(folder: issuer.folder)
    return try maker.issue(
      maker.plan(request, for: Sheet(file: list)), to: issuer.home(UUID().uuidString),
      with: issuer.key)
  }

  @Test(arguments: [nil, Kind.praktijkverklaring]) func theRoleIsTheTitle(kind: Kind?) throws {
    let issuer = try TestIssuer()
    let rows = Self.roles.enumerated().map {
      "Noor \("ABCDEFGHIJ".map(String.init)[$0])bos;\"\($1)\""
    }
    let report = try issue(issuer, (["naam;rol"] + rows).joined(separator: "\n"), kind: kind)
    var ids: Set<String> = []
    for (number, role) in Self.roles.enumerated() {
      let subject = try #require(try credential(report, number)["credentialSubject"])
      let achievement = try #require(subject["achievement"])
      #expect(achievement["name"]?.string == role)
      #expect(achievement["achievementType"]?.string == "ext:Praktijkverklaring")
      #expect(
        achievement["criteria"]?["narrative"]?.string
          == "De vrijwilliger heeft deze taken gedaan. Een begeleider heeft dat gezien.")
      #expect(subject["role"] == nil)
      let id = try #require(achievement["id"]?.string)
      #expect(id.contains("/rol-"))
      ids.insert(id)
      let verdict = issuer.verifier().verify(
        Array(try #require(report.documents[number].link).utf8))
      #expect(verdict.state == .valid && verdict.facts?.title == role)
    }
    #expect(ids.count == Self.roles.count)
    let again = try issue(issuer, "naam;rol\nPiet Mol;gastvrouw\n")
    let id = try credential(again, 0)["credentialSubject"]?["achievement"]?["id"]?.string
    #expect(ids.contains(try #require(id)))
  }

  @Test func everyRowNeedsItsRole() throws {
    let issuer = try TestIssuer()
    for roster in ["naam\nNoor Bos\nJan Vos\n", "naam;rol\nNoor Bos;\nJan Vos;  \n"] {
      let found = try #require(problem { try issue(issuer, roster) })
      #expect(found.code == .badRoster && found.refusals.map(\.row) == [2, 3], "\(found)")
      #expect(found.refusals.allSatisfy { $0.column == "rol" })
      #expect(found.message.nl.contains("--achievement"))
    }
    let one = problem { try issue(issuer, "naam;rol\nNoor Bos;kok\nJan Vos;\n") }
    #expect(one?.refusals.map(\.row) == [3])
  }

  @Test(arguments: Kind.allCases.filter { $0 != .praktijkverklaring })
  func noOtherKindDoesWithout(kind: Kind) throws {
    let issuer = try TestIssuer()
    let found = problem { try issue(issuer, "naam;rol\nNoor Bos;kok\n", kind: kind) }
    #expect(found?.code == .usage && found?.message.nl.contains("achievement list") == true)
  }

  @Test func itIsReplacedAsItWasAsked() throws {
    let issuer = try TestIssuer()
    let report = try issue(issuer, "naam;rol;taken\nNoor Bos;kok;Kookt voor 40 gasten\n")
    let id = try #require(report.documents.first?.id)
    let maker = Issuer(folder: issuer.folder)
    let plan = try maker.plan(replacing: id, name: "Noor de Bos")
    let award = try #require(plan.batch.documents.first?.award)
    #expect(award.title == "kok" && award.name == "Noor de Bos" && award.role == nil)
    #expect(award.tasks.map(\.text) == ["Kookt voor 40 gasten"])
    let made = try maker.issue(plan, to: issuer.home("nieuw"), with: issuer.key)
    let verifier = issuer.verifier()
    #expect(verifier.verify(Array(try #require(report.documents[0].link).utf8)).state == .replaced)
    #expect(verifier.verify(Array(try #require(made.documents[0].link).utf8)).state == .valid)
    let list = try issuer.home.file("nieuw.csv", "naam;rol\nNoor de Bos;chef-kok\n")
    let other = try maker.plan(
      replacing: try #require(made.documents[0].id), by: Sheet(file: list))
    #expect(other.batch.documents.first?.award.title == "chef-kok")
  }

  /// With an achievement a role is what it was.
  @Test func withAnAchievementTheRoleStaysARole() throws {
    let issuer = try TestIssuer()
    let list = try issuer.home.file("lijst.csv", "naam;rol\nNoor Bos;kok\n")
    let plan = try Issuer(folder: issuer.folder).plan(
      IssueRequest(achievement: "gastheer"), for: Sheet(file: list))
    let award = try #require(plan.batch.documents.first?.award)
    #expect(award.role == "kok" && award.title == "Gastheer of gastvrouw in de buurtkamer")
    #expect(award.achievement == "gastheer")
  }
}
