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

  /// One person's line.
  struct Row {
    let code: String?
    let award: Award
    let files: [String]
  }

  /// The files of the overview.
  func files(_ rows: [Row]) throws(Problem) -> [(name: String, bytes: [UInt8])] {
    let pages = rows.flatMap { row in
      row.files.filter { $0.hasSuffix(".svg") }.map { (row, $0) }
    }
    var files = [
      ("\(Self.folder)/overzicht.csv", try csv(rows)),
      ("\(Self.folder)/overzicht.html", try html(rows, canPrint: !pages.isEmpty)),
    ]
    if !pages.isEmpty {
      files.append(("\(Self.folder)/afdrukken.html", try print(pages)))
    }
    return files
  }

  private func text(_ key: String) throws(Problem) -> String {
    try texts.text("overview.\(key)")
  }

  private func document(_ award: Award) -> String { "\(award.words.heading): \(award.title)" }

  private func csv(_ rows: [Row]) throws(Problem) -> [UInt8] {
    var lines = [[try text("code"), try text("name"), try text("document"), try text("date")]]
    for row in rows {
      lines.append([
        row.code ?? "", row.award.name, document(row.award), row.award.date.iso8601,
      ])
    }
    return CSVWriter.bytes(lines)
  }

  private func html(_ rows: [Row], canPrint: Bool) throws(Problem) -> [UInt8] {
    let template = try CheckedTemplate(
      path: shared.file("Templates/overview/overzicht.html"), variables: Self.index)
    var values: TemplateScope = [
      "language": .text(texts.language.rawValue), "title": .text(try text("title")),
      "subtitle": .text(rows.first.map { document($0.award) } ?? ""),
      "warning": .text(try text("warning")), "needsSVG": .text(try text("print-needs-svg")),
      "labels": .scope([
        "name": .text(try text("name")), "document": .text(try text("document")),
        "date": .text(try text("date")), "files": .text(try text("files")),
      ]),
    ]
    if canPrint { values["print"] = .scope(["text": .text(try text("print"))]) }
    if rows.contains(where: { $0.code != nil }) {
      values["coded"] = .scope(["code": .text(try text("code"))])
    }
    let row = try CheckedTemplate(
      path: shared.file("Templates/overview/overzicht-rij.html"), variables: Self.indexRow)
    return try Self.fill(template, values) { (page: inout [UInt8]) throws(Problem) in
      for line in rows { page += row.render(Self.values(of: line, document: document(line.award))) }
    }
  }

  private static func values(of row: Row, document: String) -> TemplateScope {
    var line: TemplateScope = [
      "name": .text(row.award.name), "document": .text(document),
      "date": .text(row.award.date.iso8601),
      "files": .list(
        row.files.map { file in
          [
            "address": .text(address(file)),
            "kind": .text(String(file.split(separator: ".").last ?? "")),
          ]
        }),
    ]
    line["code"] = row.code.map { .scope(["code": .text($0)]) }
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
    return filled + page[place.upperBound...]
  }

  private func print(_ pages: [(row: Row, file: String)]) throws(Problem) -> [UInt8] {
    let template = try CheckedTemplate(
      path: shared.file("Templates/overview/afdrukken.html"), variables: Self.printed)
    let sheet = try CheckedTemplate(
      path: shared.file("Templates/overview/afdrukken-blad.html"), variables: Self.printedRow)
    let values: TemplateScope = [
      "language": .text(texts.language.rawValue), "title": .text(try text("print")),
      "hint": .text(try text("print-hint")),
    ]
    return try Self.fill(template, values) { (bytes: inout [UInt8]) throws(Problem) in
      for page in pages {
        let award = page.row.award
        bytes += sheet.render([
          "address": .text(Self.address(page.file)),
          "label": .text(
            try texts.text(
              "overview.page-of", ["document": document(award), "name": award.name])),
        ])
      }
    }
  }

  /// A file's name as a relative address.
  private static func address(_ file: String) -> String {
    PercentEncoding.encode(file, keeping: "/")
  }
}
