package import BlijkBasics
package import BlijkCredential

/// The documents of the published worked examples, and what else tests say about a person.
package enum Sample {
  package static let day = CalendarDate(daysSinceEpoch: 20_777)  // 2026-11-20
  package static let id = DocumentID(bytes: [
    0x03, 0xBC, 0x73, 0xB5, 0xA8, 0xD4, 0xEB, 0x4B, 0x24, 0x71,
  ])

  package static let certificaat = Facts(
    kind: .certificaat, title: "Veilig werken met voedsel", name: "Samira el Bouazzaoui", date: day,
    validUntil: nil, period: nil, tasks: [], isTest: false)

  package static let praktijkverklaring = Facts(
    kind: .praktijkverklaring, title: "Gastheer of gastvrouw in de buurtkamer",
    name: "Gülşah Çağlayan-van den Bosch", date: day, validUntil: nil,
    period: Period("2026-02/2026-10"),
    tasks: [
      PracticeTask(text: "Ontvangt gasten en beantwoordt vragen", level: .independent),
      PracticeTask(text: "Verzorgt koffie, thee en maaltijden", level: .independent),
      PracticeTask(text: "Begeleidt deelnemers taalcafé", level: .littleHelp),
      PracticeTask(text: "Werkt volgens HACCP-regels", level: nil),
    ], isTest: false)

  package static let deelname = Facts(
    kind: .deelname, title: "OEFENBEWIJS Basis BHV", name: "陳美玲", date: day,
    validUntil: CalendarDate("2027-11-20"), period: nil, tasks: [], isTest: true)

  package static let words = Award.Words(
    heading: "Praktijkverklaring vrijwilligerswerk",
    boundary:
      "Deze verklaring beschrijft ervaring in vrijwilligerswerk. Het is geen diploma, certificaat "
      + "of verklaring van een mbo-school.",
    criteria: "De vrijwilliger heeft deze taken gedaan. Een begeleider heeft dat gezien.",
    levels: [:],
    seen: [:])
}
