/// What a later version answers otherwise than an earlier one did, on purpose.
///
/// The only place where an expectation about a frozen file may change: each line names the issue that
/// asked for it.
enum FrozenChanges {
  /// Another state for a question.
  struct State {
    let issue: String
    let version: String
    /// A part of the path of the file, or of the text.
    let question: String
    let with: String
    let before: String
    let now: String
  }

  static let states = lostKeys + listsAlone

  private static let lostKeys: [State] = [
    "lia-brugman-VWCJ-X2ST-6SV3-QKWZ", "VWCJ-X2ST-6SV3-QKWZ",
    "https://dorpshuis.example/q#5925521407457331620368756108956870219865",
  ].map {
    // Registered, with a key that somebody else may have had by then.
    State(
      issue: "F2", version: "0.1.0", question: $0, with: "register", before: "unregistered",
      now: "statusUnknown")
  }

  private static let listsAlone = [("documents/", "valid"), ("verlopen/", "expired")].map {
    // A list alone may withdraw a document of Blijk, and says nothing else of it.
    State(
      issue: "F2", version: "0.1.0", question: $0, with: "lists", before: $1,
      now: "statusUnknown")
  }

  /// Sentences of then, and what stands in their place.
  static let reworded = listDays.merging(words) { first, _ in first }

  private static let listDays: [String: String] = [
    // F1: the answer says of what day a list of withdrawn documents is.
    "De statuslijst van de organisatie is geraadpleegd.":
      "De lijst van ingetrokken documenten van 2026-03-05 is gelezen.",
    "The organisation's status list was consulted.":
      "The list of withdrawn documents from 2026-03-05 was read.",
  ]
  private static let words: [String: String] = [
    // H: one word for one thing, and what to do.
    "De handtekening klopt.":
      "De digitale handtekening klopt.",
    "The signature is right.":
      "The digital signature is right.",
    "De ondertekening telt.":
      "De ondertekening is nog geldig.",
    "The proof counts.":
      "The proof is still valid.",
    "This is not a practice document.":
      "This is not a test document.",
    "This is a practice document.":
      "This is a test document.",
    "Het register van de organisatie is geraadpleegd.":
      "Het register van de organisatie is gelezen.",
    "The organisation's register was consulted.":
      "The organisation's register was read.",
    "Het register kent precies dit document.":
      "Precies dit document staat in het register.",
    "The register knows exactly this document.":
      "Exactly this document is in the register.",
    "De datum klopt met vandaag.":
      "Het document geldt vandaag.",
    "The date agrees with today.":
      "The document is valid today.",
    "Het gepubliceerde register van 2026-03-05T10:00:00Z is geraadpleegd.":
      "De kopie van het register van 2026-03-05T10:00:00Z is gelezen.",
    "The published register of 2026-03-05T10:00:00Z was consulted.":
      "The copy of the register from 2026-03-05T10:00:00Z was read.",
    "Het gepubliceerde register van 2026-03-05T10:00:01Z is geraadpleegd.":
      "De kopie van het register van 2026-03-05T10:00:01Z is gelezen.",
    "The published register of 2026-03-05T10:00:01Z was consulted.":
      "The copy of the register from 2026-03-05T10:00:01Z was read.",
    "In het gepubliceerde register staat alleen wat met een goede sleutel is geregistreerd.":
      "In de kopie van het register staat alleen wat met een goede sleutel is geregistreerd.",
    "The published register holds only what was registered with a good key.":
      "The copy of the register contains only what was registered with a good key.",
    "Dit document staat niet in het gepubliceerde register.":
      "Dit document staat niet in de kopie van het register.",
    "This document is not in the published register.":
      "This document is not in the copy of the register.",
    "Hier geldt de statuslijst, en geen register.":
      "Hier telt de lijst van ingetrokken documenten, en geen register.",
    "Here the status list counts, and no register.":
      "Here the list of withdrawn documents counts, and no register.",
    "Deze sleutel is van geen organisatie die wij kennen.":
      "De sleutel staat niet op onze lijst van organisaties.",
    "This key belongs to no organisation that we know.":
      "The key is not on our list of organisations.",
    "Bij deze code is niets te tonen.":
      "Bij deze code is niets te laten zien.",
    "De handtekening past niet bij de gegevens.":
      "De digitale handtekening klopt niet bij de gegevens.",
    "The signature does not fit the data.":
      "The digital signature does not match the data.",
    "Deze code is verkeerd getypt.":
      "Er zit een fout in deze code.",
    "This code was mistyped.":
      "There is a mistake in this code.",
    "Deze sleutel is niet meer te vertrouwen; alleen het register weet wat ervoor kwam.":
      "Deze sleutel is niet meer te vertrouwen. Alleen in het register staat wat ervoor kwam.",
    "This key can no longer be trusted; only the register knows what came before.":
      "This key can no longer be trusted. Only the register shows what came before.",
    "Buurtkamer Moerwijk onderschrijft dit.":
      "Buurtkamer Moerwijk bevestigt dit document.",
    "Leerhuis Escamp onderschrijft dit.":
      "Leerhuis Escamp bevestigt dit document.",
    "Niet nagegaan, want het document zelf is niet goed.":
      "Niet gecontroleerd, want het document zelf is niet goed.",
    "Deze oorkonde is een blijk van dank.":
      "Met deze oorkonde bedanken wij een vrijwilliger. Het is geen diploma.",
    "Deze brief is de mening van de ondertekenaar.":
      "In deze brief staat de mening van de ondertekenaar.",
    "Deze verklaring beschrijft ervaring in vrijwilligerswerk. Het is geen diploma, "
      + "certificaat of verklaring van een mbo-school.":
      "Deze verklaring beschrijft ervaring in vrijwilligerswerk. Dit is geen diploma, "
      + "certificaat of verklaring van een mbo-school.",
  ]
}
