import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// How large a document is, for every kind and script, with what usually stands on one and with all that
/// can.
@Suite struct DocumentSizeTests {
  private static let names = [
    "Jo Li", "Maria-Fernanda van der Heijden-Oude Wesselink", "Gülşah Çağlayan-van den Bosch",
    "Łukasz Żółć-Świętochłowski", "Nguyễn Thị Hường", "Ægir Þórsson", "Σωκράτης Παπαδόπουλος",
    "Оксана Щербаківська", "محمد عبد الرحمن الهاشمي", "Jansen محمد عبد الله", "דוד בן־גוריון",
    "आशा शर्मा",
  ]
  private static let tasks =
    "Ontvangt gasten en beantwoordt vragen: zelfstandig | Verzorgt koffie, thee en maaltijden: "
    + "zelfstandig | Begeleidt deelnemers bij het taalcafé: met weinig hulp | Werkt volgens de "
    + "regels voor voedselveiligheid: met hulp | Houdt de kas bij"
  private static let words =
    "Elke dinsdag stond de deur open en was de soep op tijd klaar. Je zag wie er alleen zat, en "
    + "schoof aan. Dank je wel, namens iedereen die hier binnenkomt!"

  /// How much stands on it.
  enum Fullness: CaseIterable {
    case usual, most
  }

  /// What is on the roster beside the name: the header and, for each person, the fields.
  private static func fields(_ kind: Kind, _ fullness: Fullness) -> (header: String, row: String) {
    let words = String(repeating: words + " ", count: 4)
    let letter = fullness == .usual ? Self.words : String(words.prefix(599))
    let evidence = "Het Oranje Kruis, diploma Eerste Hulp 123456789, geldig tot en met 2027"
    switch (kind, fullness) {
    case (.certificaat, _), (.deelname, _): return ("", "")
    case (.aanbevelingsbrief, .most):
      return (";bericht", ";" + String(repeating: Self.words + " ", count: 19).prefix(2_999))
    case (.oorkonde, .most):
      return (";periode;extern bewijs;bericht", ";2019-09/2026-10;\(evidence);\(letter)")
    case (.oorkonde, _), (.aanbevelingsbrief, _): return (";bericht", ";\(letter)")
    case (.praktijkverklaring, .usual): return (";periode;taken", ";2026-02/2026-10;\(tasks)")
    default:
      let tasks = (1...8).map { number in
        let text =
          "Taak \(number): " + String(repeating: "ontvangt gasten aan de deur en ", count: 4)
        return text.replacingOccurrences(of: ":", with: "").prefix(119) + ": zelfstandig"
      }
      return (
        ";rol;periode;taken;setting;extern bewijs;bericht",
        ";gastheer of gastvrouw, kok en begeleider van het taalcafé in de buurtkamer zuid"
          + ";2019-09/2026-10;\(tasks.joined(separator: " | "));\(words.prefix(299));\(evidence);"
          + letter
      )
    }
  }

  @Test(arguments: Kind.allCases, Fullness.allCases)
  func isAtMost50Kilobytes(kind: Kind, fullness: Fullness) throws {
    let issuer = try TestIssuer()
    let (header, rest) = Self.fields(kind, fullness)
    let roster = (["naam\(header)"] + Self.names.map { $0 + rest }).joined(separator: "\n")
    let achievement = kind == .praktijkverklaring ? "gastheer" : "voedselveiligheid"
    let report = try issuer.issue(roster, achievement: achievement) {
      $0.kind = kind
      $0.formats = [.svg]
    }
    var sizes: [Int] = []
    for (document, name) in zip(report.documents, Self.names) {
      for file in document.files where file.hasSuffix(".svg") {
        let size = try Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(file)")).count
        #expect(size <= 50_000, "\(kind.word) for \(name): \(size)")
        sizes.append(size)
      }
    }
    print("\(kind.word), \(fullness): \(sizes.min() ?? 0) to \(sizes.max() ?? 0) bytes")
  }
}
