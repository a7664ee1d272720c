import BlijkBasics
import BlijkCredential
import BlijkDocument

/// What the coordinator gets beside a batch: who got which code, and one file to print it all.
struct Overview {
  private let texts: Texts
  private let shared: SharedFiles

  /// Where it lies in the output folder.
  static let folder = "overzicht"

  init(texts: Texts, shared: SharedFiles) {
    self.texts = texts
    self.shared = shared
  }

  private static let index: [String: TemplateVariables] = [
    "language": .value, "title": .value, "subtitle": .value, "warning": .value,
    "print": .section(["text": .value]), "needsSVG": .value, "coded": .section(["code": .value]),
    "labels": .section(["name": .value, "document": .value, "date": .value, "files": .value]),
    "rows": .value,
  ]
  private static let indexRow: [String: TemplateVariables] = [
    "code": .section(["code": .value]), "name": .value, "document": .value, "date": .value,
    "files": .section(["address": .value, "kind": .value]),
  ]
  private static let printed: [String: TemplateVariables] = [
    "language": .value, "title": .value, "hint": .value, "rows": .value,
  ]
  private static let printedRow: [String: TemplateVariables] = ["address": .value, "label": .value]

  /// What everybody got, and what it says. A batch may have thousands, of whom nothing is copied.
  typealias People = Zip2Sequence<[Issuer.Report.Document], [Award]>

  /// Makes the files of the overview, one after the other.
  func make(
    of people: People, write: (_ name: String, _ bytes: [UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    let canPrint = people.contains { !Self.pages($0.0).isEmpty }
    try write("\(Self.folder)/overzicht.csv", try csv(people))
    try write("\(Self.folder)/overzicht.html", try html(people, canPrint: canPrint))
    if canPrint { try write("\(Self.folder)/afdrukken.html", try print(people)) }
  }

  private static func pages(_ document: Issuer.Report.Document) -> [String] {
    document.files.filter { $0.hasSuffix(".svg") }
  }

  private func text(_ key: String) throws(Problem) -> String {
    try texts.text("overview.\(key)")
  }

  private func document(_ award: Award) -> String { "\(award.words.heading): \(award.title)" }

  private func csv(_ people: People) throws(Problem) -> [UInt8] {
    var writer = CSVWriter()
    writer.add([try text("code"), try text("name"), try text("document"), try text("date")])
    for (person, award) in people {
      writer.add([
        person.id?.checkCode ?? "", award.name, document(award), award.date.iso8601,
      ])
    }
    return writer.bytes
  }

  private func html(_ people: People, canPrint: Bool) throws(Problem) -> [UInt8] {
    let template = try CheckedTemplate(
      path: shared.file("Templates/overview/overzicht.html"), variables: Self.index)
    var values: TemplateScope = [
      "language": .text(texts.language.rawValue), "title": .text(try text("title")),
      "subtitle": .text(people.first { _ in true }.map { document($0.1) } ?? ""),
      "warning": .text(try text("warning")), "needsSVG": .text(try text("print-needs-svg")),
      "labels": .scope([
        "name": .text(try text("name")), "document": .text(try text("document")),
        "date": .text(try text("date")), "files": .text(try text("files")),
      ]),
    ]
    if canPrint { values["print"] = .scope(["text": .text(try text("print"))]) }
    if people.contains(where: { $0.0.id != nil }) {
      values["coded"] = .scope(["code": .text(try text("code"))])
    }
    let row = try CheckedTemplate(
      path: shared.file("Templates/overview/overzicht-rij.html"), variables: Self.indexRow)
    return try Self.fill(template, values) { (page: inout [UInt8]) throws(Problem) in
      for (person, award) in people {
        page += row.render(Self.values(of: person, award, document: document(award)))
      }
    }
  }

  private static func values(
    of person: Issuer.Report.Document, _ award: Award, document: String
  ) -> TemplateScope {
    var line: TemplateScope = [
      "name": .text(award.name), "document": .text(document),
      "date": .text(award.date.iso8601),
      "files": .list(
        person.files.map { file in
          [
            "address": .text(address(file)),
            "kind": .text(String(file.split(separator: ".").last ?? "")),
          ]
        }),
    ]
    line["code"] = person.id.map { .scope(["code": .text($0.checkCode)]) }
    return line
  }

  /// A page with rows in the place of its mark, one by one: a batch may have thousands.
  private static func fill(
    _ template: CheckedTemplate, _ values: TemplateScope,
    rows: (inout [UInt8]) throws(Problem) -> Void
  ) throws(Problem) -> [UInt8] {
    let mark = "\u{2063}rows\u{2063}"
    var values = values
    values["rows"] = .text(mark)
    let page = template.render(values)
    guard let place = page.firstRange(of: Array(mark.utf8)) else { return page }
    var filled = Array(page[..<place.lowerBound])
    try rows(&filled)
    filled += page[place.upperBound...]
    return filled
  }

  private func print(_ people: People) throws(Problem) -> [UInt8] {
    let template = try CheckedTemplate(
      path: shared.file("Templates/overview/afdrukken.html"), variables: Self.printed)
    let sheet = try CheckedTemplate(
      path: shared.file("Templates/overview/afdrukken-blad.html"), variables: Self.printedRow)
    let values: TemplateScope = [
      "language": .text(texts.language.rawValue), "title": .text(try text("print")),
      "hint": .text(try text("print-hint")),
    ]
    return try Self.fill(template, values) { (bytes: inout [UInt8]) throws(Problem) in
      for (person, award) in people {
        for file in Self.pages(person) {
          bytes += sheet.render([
            "address": .text(Self.address(file)),
            "label": .text(
              try texts.text(
                "overview.page-of", ["document": document(award), "name": award.name])),
          ])
        }
      }
    }
  }

  /// A file's name as a relative address.
  private static func address(_ file: String) -> String {
    PercentEncoding.encode(file, keeping: "/")
  }
}
