import Testing

@testable import BlijkKeys

/// Which names are told to look alike, and which are not.
@Suite struct LookAlikeTests {
  private func lookAlike(_ one: String, _ other: String) -> Bool {
    let checker = SpoofChecker()
    return !LookAlike.looks(of: one, checker).isDisjoint(with: LookAlike.looks(of: other, checker))
  }

  @Test(arguments: [
    // Capital I, digits, letters that run together.
    ("AIles", "Alles"), ("AILES", "Alles"), ("A11es", "Alles"), ("Kook0", "KOOKO"),
    ("Dorpskern", "Dorpskem"), ("De Vvijk", "De Wijk"), ("Clorp", "Dorp"),
    ("A|les", "Alles"),
    // Mathematical, fullwidth, circled, Roman numbers.
    ("𝐀𝓵𝔩𝗲𝘀", "alles"), ("Ａｌｌｅｓ", "Alles"), ("ⓐⓛⓛⓔⓢ", "Alles"), ("Wijk Ⅱ", "Wijk ll"),
    // Capitals of other scripts, and small ones.
    ("ꓮꓡꓡꓰꓢ", "ALLES"), ("ꓐꓴꓴꓣꓔ", "Buurt"), ("ᎪᏞᏞᎬᏚ", "Alles"), ("ꭺlles", "Alles"),
    ("ᴀʟʟᴇꜱ", "Alles"), ("ᗅlles", "Alles"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ВUURTКАМЕR", "Buurtkamer"),
    ("αβεηικνορτυχωμ", "abenikvoptuxwu"),
    ("авекмнорстухіјѕԁһԛԝьѵӏ", "abekmhopctyxijsdhqwbvl"),
    ("օսհոցյԼՏ", "ouhngjLS"), ("ϲϳɑɡıƅþð", "cjagibpd"),
    // What stands on a letter, beside it, or is not seen.
    ("Zuìd", "Zuid"), ("ZUÏD", "zuid"), ("Łódź", "Lodz"), ("Sørensen", "Sorensen"),
    ("Fußball", "FUSSBALL"), ("Œuvre", "Oeuvre"), ("ﬁets", "Fiets"), ("İlke", "ilke"),
    ("Zu\u{00AD}id", "Zuid"), ("Zu\u{3164}id", "Zuid"), ("Zu\u{202E}id", "Zuid"),
    ("Zuid-Noord", "Zuid  Noord."), ("★★", "★★"),
  ])
  func areTold(one: String, other: String) {
    #expect(lookAlike(one, other))
  }

  /// Names as organisations have them, each with some that are close to it. Of all pairs none is told.
  @Test func honestNamesAreNot() {
    let checker = SpoofChecker()
    var known: [String: String] = [:]
    for name in Self.honest {
      for look in LookAlike.looks(of: name, checker) {
        #expect(known[look] == nil, "\(name), \(known[look] ?? "")")
        known[look] = name
      }
    }
  }

  /// A text from outside is as long as somebody made it, or has no letters at all.
  @Test func anyTextHasALook() {
    #expect(!lookAlike("★", "☆☆"))
    #expect(lookAlike("", ""))
    let long = String(repeating: "ﷺ", count: 200_000)
    #expect(lookAlike(long, long))
    #expect(!lookAlike("a" + String(repeating: "\u{0301}", count: 100_000), "b"))
  }

  private static let honest = [
    "Buurtkamer Moerwijk", "Buurtkamer Moerwijk Oost", "Buurtkamer Moerwijk West",
    "Buurtkamer Morgenstond", "Buurthuis De Brug", "Buurthuis De Burg", "Buurthuis De Kern",
    "Buurthuis De Kerk", "Dorpshuis Zuid", "Dorpshuis Noord", "Wijkteam 1", "Wijkteam 2",
    "Wijkteam 10", "Wijkteam 11", "Wijkteam 12", "Wijkteam 21", "De Schakel", "De Schalkel",
    "De Wel", "De Wiel", "De Wijk", "De Dijk", "De Kiel", "De Keel", "Voedselbank Haaglanden",
    "Voedselbank Den Haag", "Voedselbank Delft", "Humanitas Den Haag", "Humanitas Delft",
    "Leger des Heils", "Het Leerhuis", "Het Leesthuis", "Het Lichthuis", "Taalcafé Laak",
    "Taalhuis Laak", "PEP Den Haag", "Pit Den Haag", "Stichting MEE", "Stichting Mee Zuid",
    "Stichting DOEL", "Stichting Doen", "Stichting Clown", "Vrijwilligers Centraal",
    "Vrijwilligerscentrale", "Hart voor Zuid", "Hart voor Laak", "Huis van de Wijk",
    "Hof van de Wijk", "Kook mee", "Kook maar", "Xtra Welzijn", "Xtra", "Welzijn Scheveningen",
    "Welzijn Segbroek", "Museum Mauve", "Museum Maure", "Speeltuin Bella", "Speeltuin Bolla",
    "Speeltuin Billa", "Scouting Klaas", "Scouting Kiaas", "Jeugdhonk Lina", "Jeugdhonk Lima",
    "Oud en Nieuw", "Vrouwen aan Zee", "Mannen aan Zee", "Soepbus", "Soepkluis",
    "Repair Café Loosduinen", "Repair Café Leidschendam", "Bibliotheek Escamp", "Bieb Escamp",
    "Zwemclub Ons Genoegen", "Zangclub Ons Genoegen", "Kerk in Actie", "Kerk en Actie",
    "Moskee Al Islam", "Moskee El Islam", "Moskee Nour", "Tempel Sewa", "Temple Sewa", "Emmaus",
    "Emmaüs Noord", "Stichting Aap", "Stichting Aal", "Stichting Ali", "Stichting All",
    "Vluchtelingenwerk", "Vluchtelingwerk", "Милосердие", "Милость", "مؤسسة النور", "مؤسسة الهدى",
    "بيت النور", "Türk Evi", "Türk Eli", "Ελληνική Κοινότητα", "Ελληνική Εκκλησία", "平安之家",
    "平安中心",
  ]
}
