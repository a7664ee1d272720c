import BlijkBasics
import BlijkTestSupport
import Foundation

/// What one earlier version made and answered: a folder of `Tests/Vectors`, in a copy of its own.
struct FrozenVectors {
  let version: String
  /// The day that its answers are of.
  let today: CalendarDate
  let answers: [Answer]
  private let folder: TemporaryFolder

  /// The versions that were kept.
  static let versions: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Project.vectors)
    return (names ?? []).filter {
      FileManager.default.fileExists(atPath: "\(Project.vectors)/\($0)/manifest.json")
    }.sorted()
  }()

  init(version: String) throws {
    self.version = version
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: "\(Project.vectors)/\(version)", toPath: folder("vectors"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder("vectors/manifest.json")))
    let json = try JSON(reading: Array(bytes))
    let reasons = (json["reasons"]?.array ?? []).map { row in
      let words = (row.array ?? []).map { $0.string ?? "" }
      return Reason(policy: words[0], outcome: words[1], why: Message(nl: words[2], en: words[3]))
    }
    today = CalendarDate(json["today"]?.string ?? "") ?? .today()
    answers = (json["answers"]?.array ?? []).map { Answer(json: $0, reasons: reasons) }
  }

  /// The path of something in the copy.
  func callAsFunction(_ name: String) -> String { "\(folder("vectors"))/\(name)" }

  /// Somewhere for what a test makes.
  func new(_ name: String) -> String { folder(name) }

  /// What a policy found.
  struct Reason: Equatable {
    let policy: String
    let outcome: String
    let why: Message
  }

  /// What was asked, and what was answered.
  struct Answer: Sendable {
    let json: JSON
    let reasons: [Reason]

    fileprivate init(json: JSON, reasons: [Reason]) {
      self.json = json
      self.reasons = (json["reasons"]?.array ?? []).compactMap(\.integer).map { reasons[$0] }
    }

    func text(_ name: String) -> String? { json[name]?.string }
    /// The organisation that it is about: a folder.
    var own: String { text("own") ?? "" }
    /// Beside what it was asked: `register`, `published`, `lists` or `nothing`.
    var with: String { text("with") ?? "" }
    /// A file, by its path in the folder.
    var file: String? { text("file") }
    var endorsement: String? { text("endorsement") }
    /// What was asked, in one line.
    var question: String {
      "\(file ?? text("text")?.prefix(60).description ?? "") with \(with)"
        + (endorsement == nil ? "" : " and an endorsement")
    }
  }
}
