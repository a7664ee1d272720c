import Blijk
import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

/// How large a document is, for every kind and script, with what usually stands on one.
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

  @Test(arguments: Kind.allCases)
  func isAtMost50Kilobytes(kind: Kind) throws {
    let issuer = try TestIssuer()
    let hasTasks = kind == .praktijkverklaring
    let hasWords = kind == .oorkonde || kind == .aanbevelingsbrief
    let header = hasTasks ? "naam;periode;taken" : hasWords ? "naam;bericht" : "naam"
    let rest = hasTasks ? ";2026-02/2026-10;\(Self.tasks)" : hasWords ? ";\(Self.words)" : ""
    let roster = ([header] + Self.names.map { $0 + rest }).joined(separator: "\n")
    let achievement = hasTasks ? "gastheer" : "voedselveiligheid"
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
    print("\(kind.word): \(sizes.min() ?? 0) to \(sizes.max() ?? 0) bytes")
  }
}
