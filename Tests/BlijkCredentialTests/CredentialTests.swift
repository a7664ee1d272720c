import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@Suite struct CredentialTests {
  @Test func equalsTheWorkedExample() throws {
    let example = try JSON(reading: Project.example("credential.json"))
    #expect(try Sample.credential().json.inOrder == example.inOrder)
  }

  /// In The Hague it is the next day, in Greenwich not yet.
  @Test func isValidAtOnceAfterMidnight() throws {
    let midnight = Sample.day.beginInTheNetherlands
    let json = try Sample.credential(at: midnight).json
    #expect(json["validFrom"] == "2026-11-19T23:00:00Z")
    #expect(json["awardedDate"] == "2026-11-20T00:00:00Z")
    #expect(try CredentialContent(reading: json).facts.date == Sample.day)
    #expect(try Sample.credential(at: midnight + 3_600).json["validFrom"] == json["awardedDate"])
  }

  @Test func aPracticeDocumentSaysSoInSignedTerms() throws {
    let award = Award(
      kind: .deelname, language: .nl, title: "Basis BHV", name: "陳美玲", date: Sample.day,
      isTest: true,
      signatory: Signatory("M. de Vries"), achievement: "bhv", words: Sample.words)
    #expect(award.title == "OEFENBEWIJS Basis BHV")
    #expect(award.plainTitle == "Basis BHV")
    let json = try Sample.credential(award).json
    let achievement = json["credentialSubject"]?["achievement"]
    #expect(achievement?["name"]?.string == "OEFENBEWIJS Basis BHV")
    #expect(achievement?["tag"] == ["test"])
    #expect(json["name"]?.string?.hasPrefix("OEFENBEWIJS ") == true)
  }

  @Test func saysTheRestOfTheFields() throws {
    var award = try Sample.award()
    #expect(
      try Sample.credential(award).json["credentialSubject"]?["achievement"]?["criteria"]?[
        "narrative"]?
        .string == Sample.words.criteria)
    award.goals = ["Eén", "Twee"]
    award.hours = 12
    award.provider = Award.Link(name: "PEP Den Haag", url: nil)
    award.externalProof = "Oranje Kruis 12345"
    award.message = "Dank je wel"
    award.validUntil = CalendarDate("2028-02-29")
    let json = try Sample.credential(award).json
    let subject = json["credentialSubject"]
    #expect(subject?["achievement"]?["criteria"]?["narrative"]?.string == "- Eén\n- Twee")
    #expect(subject?["achievement"]?["creditsAvailable"] == 12)
    #expect(subject?["source"]?["name"]?.string == "PEP Den Haag")
    #expect(subject?["narrative"]?.string == "Dank je wel")
    #expect(json["validUntil"]?.string == "2028-02-29T23:59:59Z")
    #expect(json["evidence"]?.array?.last?["name"]?.string == "Oranje Kruis 12345")
  }

  @Test func theSignatoryIsANameAndARole() {
    #expect(Signatory("M. de Vries, coördinator").name == "M. de Vries")
    #expect(Signatory("M. de Vries, coördinator, PEP").role == "coördinator, PEP")
    #expect(Signatory("M. de Vries").role == nil)
  }
}
