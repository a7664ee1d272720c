import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import Testing

@Suite struct CredentialReadingTests {
  private static let periods: [Period?] = [nil, Period("2026-02/"), Period("2026-02/2026-10")]
  private static let taskLists: [[PracticeTask]] = [
    [], [PracticeTask(text: "Een", level: nil)],
    [PracticeTask(text: "Een", level: .assisted), PracticeTask(text: "Twee", level: .littleHelp)],
    [
      PracticeTask(text: "Een", level: .independent), PracticeTask(text: "Een", level: nil),
      PracticeTask(text: "Drie", level: .explains),
    ],
  ]

  /// Every combination of the fields that facts are made of; the others come and go beside them.
  @Test(arguments: Kind.allCases)
  func factsReadBack(kind: Kind) throws {
    var number = 0
    for validUntil in [nil, CalendarDate("2027-02-28")] {
      for period in Self.periods {
        for tasks in Self.taskLists {
          for isTest in [false, true] {
            var award = Award(
              kind: kind, language: number.isMultiple(of: 2) ? .nl : .en, title: "Titel",
              name: "Naam",
              date: Sample.day, isTest: isTest, signatory: Signatory("M"), achievement: "titel",
              words: Sample.words)
            award.validUntil = validUntil
            award.period = period
            award.tasks = tasks
            Self.addOptionalFields(to: &award, number: number)
            number += 1
            let written = try Sample.credential(award).json.serialized()
            let reading = try CredentialContent(reading: JSON(reading: written))
            #expect(reading.facts == Facts(award))
            #expect(reading.id == Sample.id)
            #expect(reading.host.did == "did:web:bewijs.example")
          }
        }
      }
    }
    #expect(number == 48)
  }

  private static func addOptionalFields(to award: inout Award, number: Int) {
    func has(_ bit: Int) -> Bool { (number * 37) >> bit & 1 == 1 }
    if has(0) { award.role = "rol" }
    if has(1) { award.setting = "keuken" }
    if has(2) { award.goals = ["doel"] }
    if has(3) { award.seen = .tested }
    if has(4) { award.hours = 3 }
    if has(5) {
      award.provider = Award.Link(name: "PEP", url: has(0) ? "https://pep.example" : nil)
    }
    if has(6) { award.skills = [Award.Link(name: "s", url: "https://s.example")] }
    if has(7) { award.externalProof = "bewijs" }
    if has(8) { award.message = "dank" }
  }

  private func read(changing change: (inout JSON) -> Void) throws -> Problem? {
    var json = try Sample.credential().json
    change(&json)
    return problem { try CredentialContent(reading: json) }
  }

  @Test(arguments: [
    "@context", "id", "type", "issuer", "awardedDate", "validFrom", "credentialSubject",
  ])
  func refusesWithout(member: String) throws {
    #expect(try read { $0[member] = nil }?.code == .unreadable)
    #expect(try read { $0[member] = "iets anders" }?.code == .unreadable || member == "issuer")
  }

  @Test(arguments: [
    "http://bewijs.example/c/EY77-DD8T-KNMP-93HD", "https://bewijs.example/c/ey77-dd8t-knmp-93hd",
    "https://bewijs.example/c/EY77-DD8T-KNMP-93HE", "https://Bewijs.example/c/EY77-DD8T-KNMP-93HD",
    "https://bewijs.example/d/EY77-DD8T-KNMP-93HD", "https:///c/EY77-DD8T-KNMP-93HD",
    "https://bewijs.example/a/b/c/EY77-DD8T-KNMP-93HD",
    "https://bewijs.example/c/EY77-DD8T-KNMP-93HD/",
  ])
  func refusesAnotherFormOfAddress(address: String) throws {
    let found = try read {
      $0["id"] = .string(address)
      $0["credentialSubject"]?["id"] = .string(address + "#houder")
    }
    #expect(found?.code == .unreadable)
  }

  @Test func refusesWhatCouldBeReadInTwoWays() throws {
    #expect(try read { $0["awardedDate"] = "2026-11-20T01:00:00Z" } != nil)
    #expect(try read { $0["validFrom"] = "2026-11-20T00:00:01Z" } != nil)
    #expect(try read { $0["validFrom"] = "2026-11-19T22:59:59Z" } != nil)
    #expect(try read { $0["validUntil"] = "2026-11-20T00:00:00Z" } != nil)
    #expect(
      try read { $0["credentialSubject"]?["id"] = "https://bewijs.example/c/X#houder" } != nil)
    #expect(
      try read { $0["credentialSubject"]?["activityEndDate"] = "2026-10-30T00:00:00Z" } != nil)
    #expect(
      try read { $0["credentialSubject"]?["activityStartDate"] = "2026-11-01T00:00:00Z" } != nil)
    #expect(
      try read { $0["credentialSubject"]?["achievement"]?["achievementType"] = "Diploma" } != nil)
    #expect(
      try read {
        $0["credentialSubject"]?["identifier"] = [["identityType": "name", "hashed": true]]
      } != nil)
    #expect(try read { $0["credentialSubject"]?["achievement"]?["resultDescription"] = [] } != nil)
    #expect(
      try read {
        $0["@context"] = .array(($0["@context"]?.array ?? []) + ["https://elders.example"])
      } != nil)
    #expect(try read { _ in } == nil)
  }
}
