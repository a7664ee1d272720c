import BlijkBasics
import BlijkTestSupport
import Foundation

/// Asks about the reshapings of documents, in every setting, and keeps what was said wrongly.
final class Oracle {
  private var selection: OracleSelection
  private let folder: TemporaryFolder
  private(set) var wrong: [String] = []
  private var documents = 0
  private var variants = 0
  private var answers = 0
  private var good = 0
  private var byService = 0
  private var byProgram = 0

  init(_ extent: OracleExtent) throws {
    selection = OracleSelection(extent)
    folder = try TemporaryFolder()
  }

  /// How much was asked.
  var summary: String {
    "oracle: \(documents) documents, \(variants) variants, \(answers) answers of which \(good) good, "
      + "\(byService) by the service, \(byProgram) by the program: \(wrong.count) wrong"
  }

  func ask(_ document: OracleDocument) async throws {
    let sample = document.sample
    let originals = try document.settings.map { try $0.answer($0.wrap(sample.bytes)) }
    let group = OracleSelection.group(of: originals, sample)
    // A document's address in quotation marks is no file: its code is asked about, as in any pasted text.
    let all = (selection.select(sample.reshapings, like: group) + (try compacted(sample)))
      .filter { $0.bytes.first != UInt8(ascii: "\"") }
    documents += 1
    variants += all.count
    var faults: [Int: [String]] = [:]
    for (setting, original) in zip(document.settings, originals) {
      let found = try await each(all.count, at: 4) {
        try setting.answer(setting.wrap(all[$0].bytes))
      }
      answers += found.count
      good += found.count(where: \.isGood)
      for (index, answer) in found.enumerated() {
        let liberty = all[index].liberty.flatMap { sample.liberties.contains($0) ? $0 : nil }
        if let fault = setting.fault(in: answer, instead: original, liberty) {
          faults[index, default: []].append("\(setting.name): \(fault)")
        }
      }
      for (index, fault) in try await asked(all, found, setting) {
        faults[index, default: []].append(fault)
      }
    }
    for (index, said) in faults.sorted(by: { $0.key < $1.key }) {
      tell(
        "\(sample.name) · \(all[index].place) · \(all[index].what) · \(said.joined(separator: " · "))"
      )
    }
  }

  private func tell(_ fault: String) {
    wrong.append(fault)
    print("wrong: \(fault)")
  }

  /// Where the service or the program says another thing than the library.
  private func asked(_ all: [Reshaping], _ found: [OracleAnswer], _ setting: OracleSetting)
    async throws -> [(Int, String)]
  {
    var faults: [(Int, String)] = []
    if let service = setting.service {
      let asked = selection.forService(found)
      let said = try service.answers(asked.map { setting.wrap(all[$0].bytes) })
      byService += said.count
      for (index, body) in zip(asked, said) where body != found[index].json {
        faults.append((index, "\(setting.name), the service: \(body)"))
      }
    }
    let folder = folder
    let asked = selection.forProgram(found)
    let said = try await each(asked.count, at: 2) {
      try setting.askProgram(setting.wrap(all[asked[$0]].bytes), in: folder)
    }
    byProgram += said.count
    for (index, ending) in zip(asked, said) {
      let must = found[index].json
      guard ending.output != (must.isEmpty ? "" : must + "\n") else { continue }
      faults.append((index, "\(setting.name), the program: \(ending.output)\(ending.errors)"))
    }
    return faults
  }

  /// As another JSON-LD processor writes it, with the same contexts.
  private func compacted(_ document: SignedSample) throws -> [Reshaping] {
    guard document.json != nil else { return [] }
    guard let conformance = Project.conformance else {
      guard !Project.isCI else {
        throw Problem(.cannotRead, nl: Project.lacksPublished, en: Project.lacksPublished)
      }
      print("\(document.name), compacted by PyLD: \(Project.lacksPublished)")
      return []
    }
    let file = try folder.file("heel.json", String(decoding: document.bytes, as: UTF8.self))
    let ending = try run(
      Project.python, ["-B", "\(Project.root)/Tests/Python/compact.py", conformance, file])
    guard ending.status == 0 else {
      throw Problem(.cannotRead, nl: ending.errors, en: "\(document.name): \(ending.errors)")
    }
    return [Reshaping("(all)", "compacted by PyLD", Array(ending.output.utf8), .compact)]
  }
}

/// The results for each number, so many at a time, in order.
private func each<Result: Sendable>(
  _ count: Int, at width: Int, _ body: @escaping @Sendable (Int) async throws -> Result
) async throws -> [Result] {
  try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for start in 0..<width {
      group.addTask {
        var found: [(Int, Result)] = []
        for number in stride(from: start, to: count, by: width) {
          found.append((number, try await body(number)))
        }
        return found
      }
    }
    var all: [Int: Result] = [:]
    for try await part in group { for (number, result) in part { all[number] = result } }
    return (0..<count).compactMap { all[$0] }
  }
}
