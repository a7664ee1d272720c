import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// One way to look at what is handed in: the same in this process, by the service and by the program.
struct OracleSetting: Sendable {
  let name: String
  /// What is handed in of a document.
  var wrap: @Sendable ([UInt8]) -> [UInt8] = { $0 }
  /// What the answer in this process is.
  let answer: @Sendable ([UInt8]) throws -> OracleAnswer
  /// The service that goes by the same.
  var service: Service?
  /// What the program is told beside the file, of which the name stands as nothing.
  let arguments: [String?]
  var environment: [String: String] = [:]
  /// What may be said instead: as though it had not been handed in.
  var without: OracleAnswer?

  /// What is wrong with an answer, if anything is: it shows facts, and not in the words of the original;
  /// or it is another though nothing else was said.
  func fault(in answer: OracleAnswer, instead original: OracleAnswer, _ liberty: Liberty?)
    -> String?
  {
    guard answer != original else { return nil }
    if liberty != nil { return "must be the same: \(answer.difference(from: original))" }
    return answer.isGood && answer != without ? answer.difference(from: original) : nil
  }

  /// What the program says, which takes it as a file.
  func askProgram(_ input: [UInt8], in folder: TemporaryFolder) throws -> Ending {
    let file = folder(UUID().uuidString)
    try Data(input).write(to: URL(fileURLWithPath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    return try run(
      program("blijk"), ["verify", "--json"] + arguments.map { $0 ?? file },
      environment: environment, folder: folder.path)
  }
}

extension OracleWorld {
  /// With the organisation's own register, with what was published, and with lists alone.
  func settings() throws -> [OracleSetting] {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let trust = try trustFiles
    let folder = organisation.folder.path
    let live = try Verifier(folder: folder).also(trusting: trust, published: [site])
    let copy = try Verifier(folder: nil).also(trusting: trust, published: [site])
    let listed = try Verifier(folder: nil).also(trusting: trust, statusLists: try lists())
    let free = [
      "--rate-limit", "off", "--guess-limit", "off", "--published", site, "--trust", trusted,
    ]
    let named = trust.flatMap { ["--trust", $0] }
    return [
      OracleSetting(
        name: "live", answer: { try OracleAnswer(live.verify($0), texts) },
        service: try Service(issuer: folder, options: free),
        arguments: [nil] + named + ["--published", site], environment: ["BLIJK_ISSUER": folder]),
      OracleSetting(
        name: "published", answer: { try OracleAnswer(copy.verify($0), texts) },
        service: try Service(issuer: nil, options: free),
        arguments: [nil] + named + ["--published", site]),
      OracleSetting(
        name: "lists", answer: { try OracleAnswer(listed.verify($0), texts) },
        arguments: [nil] + named + (try lists()).flatMap { ["--status", $0] }),
    ]
  }

  /// The lists of all, in files; those only that are read.
  func lists() throws -> [String] {
    let own = ["\(site)/status/1", "\(site)/moerwijk/status/1"]
    let foreign = try [(1, "revocation"), (2, "suspension")].map { number, purpose in
      let path = organisation.home("lijst-\(number)")
      try write(others.list(number, purpose), to: path)
      return path
    }
    return (own + foreign).filter { (try? StatusList(path: $0)) != nil }
  }
}
