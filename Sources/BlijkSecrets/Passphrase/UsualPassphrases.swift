/// What somebody who guesses tries first here: usual passwords, Dutch and English, words of this kind of
/// work, and the examples in our own documentation. Digits and signs behind them do not make them better.
package enum UsualPassphrases {
  /// Whether a passphrase is one of them, also with digits for letters that they look like.
  static func hold(_ passphrase: FoldedPassphrase) -> Bool {
    unsafe passphrase.secret.withBytes { bytes in
      all.contains { word in
        unsafe word.utf8.count == bytes.count
          && zip(word.utf8, bytes).allSatisfy { $0 == $1 || looksLike($0, digit: $1) }
      }
    }
  }

  /// Whether a word stands at a place in a passphrase.
  static func stands(_ word: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= bytes.count - start else { return false }
    return word.indices.allSatisfy { index in
      let byte = unsafe bytes[start + index]
      return word[index] == byte || looksLike(word[index], digit: byte)
    }
  }

  private static func looksLike(_ letter: UInt8, digit: UInt8) -> Bool {
    pairs.contains { $0.letter == letter && $0.digit == digit }
  }

  private static let pairs = zip("oileastb".utf8, "01134578".utf8).map { (letter: $0, digit: $1) }

  /// Words that belong together: whoever guesses one guesses them all.
  static let series: [[Substring]] = [
    "lente zomer herfst winter voorjaar najaar", "spring summer autumn winter fall",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "january february march april may june july august september october november december",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "monday tuesday wednesday thursday friday saturday sunday",
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "one two three four five six seven eight nine ten eleven twelve",
    "rood oranje geel groen blauw paars wit zwart",
    "red orange yellow green blue purple white black",
    "noord oost zuid west", "north east south west",
  ].map { $0.split(separator: " ") }

  package static let all: [Substring] = text.split { $0 == " " || $0 == "\n" }

  /// In lower-case letters and digits, as a passphrase is folded; only the last is not.
  private static let text = """
    wachtwoord nieuwwachtwoord mijnwachtwoord wachtwoordvandesleutel welkom welkomthuis geheim
    heelgeheim supergeheim hallo hallohallo hoi goedemorgen sesamopenu tijdelijk standaard
    veranderdit weetikniet geenidee inloggen beheerder toegang computer sleutel test testtest proef
    lieverd liefje schatje lekkerding ikhouvanjou ikhouvanje kusjes knuffel zonnetje vlinder
    bloemetje mama papa moeder vader familie oma opa
    amsterdam rotterdam denhaag utrecht eindhoven groningen moerwijk escamp holland nederland oranje
    ajax feyenoord voetbal fiets koffie appeltaart pannenkoek chocolade hagelslag
    lente zomer herfst winter voorjaar najaar kerst kerstmis sinterklaas koningsdag verjaardag
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    blijk bewijs voorbeeld example certificaat praktijkverklaring buurtkamer buurthuis buurtcentrum wijkcentrum stichting
    organisatie vrijwilliger vrijwilligers vrijwilligerswerk coordinator penningmeester
    password newpassword mypassword passphrase passw welcome letmein iloveyou iloveyousomuch secret
    topsecret hello helloworld changeme default login admin administrator root guest user access
    monkey dragon sunshine princess football baseball superman batman starwars pokemon whatever
    trustno freedom internet master shadow michael jordan ashley charlie jennifer liverpool
    spring summer autumn january february march may june july october monday friday sunday
    qwerty qwertyui qwertyuiop qwertyasdfgh qwertyasdfghzxcvbn asdfgh asdfghjkl zxcvbn zxcvbnm azerty
    azertyuiop qazwsx qazwsxedc qazwsxedcrfv zaqxsw abc abcd abcdef aabbcc
    1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1qaz2wsx
    1qaz2wsx3edc 1qaz2wsx3edc4rfv a1b2c3 a1b2c3d4 a1b2c3d4e5f6 abc123 abcd1234
    112233445566 123456654321 123454321 1234512345 010203040506 147258369 147258369147 102030405060
    correcthorsebatterystaple vierlossewoorden vierlossewoordensamen vijfanderelossewoordensamen
    eenheelanderwachtwoord hetwachtwoordvandeopvolger fourunrelatedwords !@#$%^&*()_+
    """
}
