import BlijkBasics
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkKeys

@Suite struct PassphraseTests {
  private func refusal(_ words: String) -> String? {
    let found = problem { try Passphrase(words).checkFitForNewKey() }
    #expect(found == nil || found?.code == .weakPassphrase)
    return found?.message.nl
  }

  @Test(arguments: ["", "kort", "elf tekens!", "陳美玲陳美玲陳美玲陳美"])
  func refusesAShortOne(words: String) {
    #expect(refusal(words)?.contains("te kort") == true)
  }

  @Test(arguments: [
    "aaaaaaaaaaaa", "            ", "000000000000", "............", "AaAaAaAaAaAa", "abababababab",
    "welkomwelkom", "Welkom-Welkom!", "welkom welkom welkom", "geheim01geheim01", "aaaabbbbaaaa",
    "123123123123", "陳美玲陳美玲陳美玲陳美玲", "ÀàÁáÂâÃãÄäÅå", "1111111111a1", "aaaaaaaaaaaa1!",
  ])
  func refusesThatWhichRepeatsItself(words: String) {
    #expect(refusal(words)?.contains("steeds hetzelfde") == true, "\(words)")
  }

  @Test(arguments: [
    "wachtwoord12", "Wachtwoord2026!", "W@chtw00rd!!", "wacht-woord 123", "Wâchtwóórd12",
    "welkom123456", "Welkom!!!!!!", "!!welkom2026", "Amsterdam2026", "buurtkamer01", "Vrijwilliger",
    "september2026", "ik hou van jou", "password1234", "P@ssw0rd1234", "iloveyou1234",
    "qwertyuiop12",
    "Qwertyuiop[]", "asdfghjkl123", "1q2w3e4r5t6y", "1qaz2wsx3edc", "123456789012", "0123456789012",
    "987654321098", "abcdefghijkl", "abcdef123456", "112233445566", "!@#$%^&*()_+",
    "correct horse battery staple", "vier losse woorden samen", "Vier losse woorden!",
    "Letmein12345", "admin1234567", "qwertyuiopas", "poiuytrewqlkj", "asdfghjklzxc",
    "Qwe-Asd-Zxc-Rty",
    "azertyuiopqs", "zomer2026zomer", "2026zomer2026", "Zomer 2026 Winter", "1maart2026welkom",
    "zomerwinterherfst", "z0mer2026herfst!", "welkom12qwerty34", "maandag1dinsdag2",
    "oma1opa2mama3", "12345678901a", "0701234567ab", "28-05-1987-jan", "070-1234567 bel",
    "+31 (0)6 1234 5678", "831042759612", "bewijs.example", "lentezomerherfstwinter",
    "Herfst Winter Lente Zomer 2026", "januari februari maart april", "een twee drie vier vijf",
    "noord oost zuid west", "zomerherfstwinterwelkom",
  ])
  func refusesAUsualOne(words: String) {
    #expect(refusal(words) != nil, "\(words)")
  }

  @Test(arguments: [
    "twaalf tekns", "vier woorden in een zin", "drie bomen naast de proef", "ğüşıöç 陳美玲 sleutel",
    "welkom in de buurtkamer", "wachtwoord van oma is wit", "7#9!k2$5@81&",
    "0701234567 giraf", "lente zomer herfst giraf", "zomer fiets maandag koffie", "xK9!pq#2Lm$z",
    "herfst tafel giraf potlood", "陳美玲王小明李華張偉林志玲周", "correct horse correct horse tent",
    "zomer fiets koffie kerst", "zomer2026giraf", "qwertyuiop giraf",
    "amsterdam rotterdam utrecht groningen",
  ])
  func takesOthers(words: String) {
    #expect(refusal(words) == nil, "\(words)")
  }

  /// Whoever guesses knows whose key it is.
  @Test func refusesTheOrganisationsOwnName() {
    let own = ["Stichting De Kringloop Ypenburg", "bewijs.dekring.example/moerwijk", ""]
    for words in [
      "Stichting De Kringloop Ypenburg", "dekringloop2026", "kringloopypenburg", "Ypenburg 2026!!!",
      "bewijs.dekring.example", "zomer2026Ypenburg", "moerwijk2026moerwijk", "kr1ngl00p2026",
    ] {
      let found = problem { try Passphrase(words).checkFitForNewKey(besides: own) }
      #expect(found?.code == .weakPassphrase, "\(words)")
    }
    for words in ["Ypenburg giraf 2026", "de kringloop is lekker dichtbij", "twaalf tekns"] {
      #expect(problem { try Passphrase(words).checkFitForNewKey(besides: own) } == nil, "\(words)")
    }
    #expect(refusal("kringloopypenburg") == nil)
  }

  @Test func knowsMoreThanAHundredUsualOnes() {
    #expect(UsualPassphrases.all.count >= 100)
    #expect(Set(UsualPassphrases.all).count == UsualPassphrases.all.count)
    // Each is refused in its own right, with something behind it to make it long enough.
    for word in UsualPassphrases.all where word.utf8.first != UInt8(ascii: "!") {
      #expect(refusal("\(word)!!!!!!!!!!!!") != nil, "\(word)")
    }
  }

  /// Whoever copies a command of ours must not get a key that everybody can open.
  @Test func takesNoneThatStandsInTheDocuments() throws {
    let root = Project.root
    let folders = [
      "docs/nl", "docs/dev", "Sources/BlijkVerifying/BlijkVerifying.docc",
      "Sources/BlijkIssuing/BlijkIssuing.docc",
    ]
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
        .filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }
    #expect(files.contains("docs/nl/recepten.md") && files.contains("docs/dev/architecture.md"))
    var commands = 0
    for file in files + ["README.md", "README.en.md", "Keys/README.md", "Examples/README.md"] {
      let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
      let given = text.matches(of: /BLIJK_PASSPHRASE=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"']+))/)
      for match in given {
        commands += 1
        let words = match.output.1 ?? match.output.2 ?? match.output.3 ?? ""
        // What a program draws stands nowhere.
        guard !words.contains("$") else { continue }
        #expect(refusal(String(words)) != nil, "\(file): \(words)")
      }
      for match in text.matches(of: /Passphrase\("([^"\n]+)"\)/) {
        #expect(refusal(String(match.output.1)) != nil, "\(file): \(match.output.1)")
      }
    }
    #expect(commands >= 4)
  }

  @Test func comparesPassphrases() {
    #expect(Passphrase("vier woorden").equals(Passphrase("vier woorden")))
    #expect(!Passphrase("vier woorden").equals(Passphrase("vier woorden ")))
    #expect(!Passphrase("").equals(Passphrase("a")))
  }

  /// 2^11 words, so that four of them are worth 44 bits, as the documentation says.
  @Test func proposesFromAListOfPlainWords() {
    let words = PassphraseWords.all
    #expect(words.count == 2048)
    #expect(Set(words).count == 2048)
    #expect(words.allSatisfy { $0.wholeMatch(of: /[a-z]{4,7}/) != nil })
  }

  @Test func proposesFourOfThem() throws {
    let all = Set(PassphraseWords.all.map { Array($0.utf8) })
    var drawn: Set<[UInt8]> = []
    for _ in 0..<200 {
      let proposal = try Passphrase.proposal()
      try proposal.checkFitForNewKey(besides: ["Buurtkamer De Fiets", "bewijs.tafel.example"])
      let text = unsafe proposal.secret.withBytes { unsafe Array($0) }
      let words = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        .map(Array.init)
      #expect(words.count == 4)
      #expect(all.isSuperset(of: words))
      drawn.formUnion(words)
    }
    // Of 800 draws some 660 differ; a fifth of the list would be too few.
    #expect(drawn.count > 550)
  }
}
