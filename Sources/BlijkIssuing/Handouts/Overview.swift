import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkMarkup
import BlijkVerifying

/// What the coordinator gets beside a batch: who got which code, and the way to the files to print it all.
///
/// Each person's lines are made where the documents are, on all cores; at the end they are only put
/// one after the other.
struct Overview: Sendable {
  private let texts: Texts
  private let index: CheckedTemplate
  private let indexRow: CheckedTemplate

  /// Where it lies in the output folder.
  static let folder = "overzicht"

  init(shared: SharedFiles) throws(Problem) {
    func template(_ name: String, _ variables: [String: TemplateVariables]) throws(Problem)
      -> CheckedTemplate
    {
      let path = try shared.file("Templates/overview/\(name).html")
      try HTMLTemplateLinter(path: path, variables: variables).check()
      return try CheckedTemplate(path: path, variables: variables)
    }
    texts = try shared.texts(.nl)
    index = try template("overzicht", Self.indexVariables)
    indexRow = try template("overzicht-rij", Self.indexRowVariables)
  }

  private static let indexVariables: [String: TemplateVariables] = [
    "language": .value, "title": .value, "subtitle": .value, "warning": .value,
    "print": .section(["address": .value, "text": .value]), "needsPDF": .value,
    "coded": .section(["code": .value]),
    "labels": .section(["name": .value, "document": .value, "date": .value, "files": .value]),
    "rows": .value,
  ]
  private static let indexRowVariables: [String: TemplateVariables] = [
    "code": .section(["code": .value]), "name": .value, "document": .value, "date": .value,
    "files": .section(["address": .value, "kind": .value]),
  ]
  /// The files to print it all from, in the order in which people stand in them.
  struct Prints: Sendable {
    var documents: [String] = []
    var notes: [String] = []
  }

  /// The lines of one person or, one after the other, of many.
  struct Lines: Sendable {
    fileprivate var csv: [UInt8] = []
    fileprivate var index: [UInt8] = []

    mutating func add(_ others: Lines) {
      csv += others.csv
      index += others.index
    }
  }

  /// The lines of one person; a draft has no id.
  func lines(of award: Award, id: DocumentID?, files: [String]) throws(Problem) -> Lines {
    let document = Self.document(award)
    let date = award.date.iso8601
    let addresses = files.map { PercentEncoding.encode($0, keeping: "/") }
    var lines = Lines()
    lines.csv = CSVWriter.line([id?.checkCode ?? "", award.name, document, date])
    var row: TemplateScope = [
      "name": .text(award.name), "document": .text(document), "date": .text(date),
      "files": .list(
        addresses.map { address in
          [
            "address": .text(address),
            "kind": .text(String(address.split(separator: ".").last ?? "")),
          ]
        }),
    ]
    row["code"] = id.map { .scope(["code": .text($0.checkCode)]) }
    lines.index = indexRow.render(row)
    return lines
  }

  /// Makes the files of the overview with everybody's lines, one after the other: of thousands they are
  /// large. Drafts have no codes.
  func make(
    of lines: Lines, prints: Prints, first: Award?, isCoded: Bool,
    write: (_ name: String, _ bytes: [UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    let labels = try ["code", "name", "document", "date"].map { key throws(Problem) in
      try text(key)
    }
    var table = CSVWriter()
    table.add(labels)
    try write("\(Self.folder)/overzicht.csv", table.bytes + lines.csv)
    var values: TemplateScope = [
      "language": .text(texts.language.rawValue), "title": .text(try text("title")),
      "subtitle": .text(first.map(Self.document) ?? ""),
      "warning": .text(try text("warning")), "needsPDF": .text(try text("print-needs-pdf")),
      "labels": .scope([
        "name": .text(labels[1]), "document": .text(labels[2]), "date": .text(labels[3]),
        "files": .text(try text("files")),
      ]),
    ]
    values["print"] = .list(
      try links(prints.documents, "print") + links(prints.notes, "print-notes"))
    if isCoded { values["coded"] = .scope(["code": .text(labels[0])]) }
    try write("\(Self.folder)/overzicht.html", Self.page(index, values, rows: lines.index))
  }

  /// The way to files to print, with their number where there are several.
  private func links(_ files: [String], _ key: String) throws(Problem) -> [TemplateScope] {
    var links: [TemplateScope] = []
    for (number, file) in files.enumerated() {
      let part = ["number": String(number + 1), "count": String(files.count)]
      let text = try text(key)
      links.append([
        "address": .text(file),
        "text": .text(
          files.count == 1
            ? text : "\(text), \(try texts.text("overview.print-part", part))"),
      ])
    }
    return links
  }

  private func text(_ key: String) throws(Problem) -> String {
    try texts.text("overview.\(key)")
  }

  private static func document(_ award: Award) -> String {
    "\(award.words.heading): \(award.title)"
  }

  /// A page with rows in the place of its mark.
  private static func page(
    _ template: CheckedTemplate, _ values: TemplateScope, rows: [UInt8]
  ) -> [UInt8] {
    let mark = "\u{2063}rows\u{2063}"
    var values = values
    values["rows"] = .text(mark)
    var page = template.render(values)
    if let place = page.firstRange(of: Array(mark.utf8)) { page.replaceSubrange(place, with: rows) }
    return page
  }
}
