import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// An organisation whose documents are in every state and change, what a guest published, and everything
/// that somebody may hand in of all that: whole, spoiled, or made up. The same for the same seed.
struct ParityWorld {
  let organisation: Organisation
  private let guest: Organisation
  let site: String
  private var chance: Chance
  /// Whole inputs.
  var good: [[UInt8]] = []
  var codes: [String] = []
  private var guestCodes: [String] = []
  /// What the guest issued, which counts once it is published.
  private(set) var guestLinks: [[UInt8]] = []

  init(seed: UInt64) throws {
    chance = Chance(seed: seed)
    organisation = try Organisation()
    guest = try Organisation(host: "bewijs.example/moerwijk", algorithm: .rsa)
    site = organisation.folder("site")
    let people = (1...8).map { "Persoon \($0)" }.joined(separator: "\n")
    for (achievement, options) in [
      ("ehbo", []), ("gastheer", []), ("aanbeveling", []), ("ehbo", ["--test"]),
      ("excel", ["--date", "2024-01-01", "--valid-until", "2025-01-01"]),
    ] as [(String, [String])] {
      let header = achievement == "aanbeveling" ? "naam;bericht\n" : "naam\n"
      let rows = achievement == "aanbeveling" ? "Jan Jansen;Hij was er altijd.\n" : people
      try take(organisation, achievement, header + rows, options)
    }
    codes = try Self.codes(organisation)
    try take(guest, "ehbo", "naam\n\(people)", [])
    guestCodes = try Self.codes(guest)
    try publish()
    _ = try organisation.blijk(["trust", "add", "\(site)/moerwijk/did.json"])
    // After the copy was made, of somebody unknown, and signed by the organisation but not registered.
    try take(guest, "ehbo", "naam\nLaat\nLater", [])
    try take(try Organisation(host: "vreemd.example"), "ehbo", "naam\nVreemd", [])
    try sign()
    try bake()
  }

  /// As the program makes it.
  func verifier() throws -> Verifier {
    try Verifier(folder: organisation.path).also(trusting: [], published: [site])
  }

  /// What the program itself says of an input, which it takes as a file.
  func program(_ input: [UInt8]) throws -> String {
    let file = organisation.folder("invoer")
    try Data(input).write(to: URL(fileURLWithPath: file))
    return try organisation.blijk(["verify", file, "--published", site, "--json"]).output
  }

  /// Something becomes of a few documents.
  mutating func step() throws {
    for _ in 0..<3 {
      let code = codes.randomElement(using: &chance) ?? ""
      let word = ["revoke", "hide", "show", "erase", "replace"].randomElement(using: &chance) ?? ""
      // What was withdrawn is not replaced, and so on: a refusal is as good a step.
      if word == "replace" {
        let out = organisation.folder("nieuw-\(chance.next())")
        _ = try organisation.blijk([word, code, "--name", "Nieuwe Naam", "--out", out])
      } else {
        _ = try organisation.blijk([word, code])
      }
    }
    codes = try Self.codes(organisation)
    guard chance.next() % 3 == 0, let code = guestCodes.randomElement(using: &chance) else {
      return
    }
    _ = try guest.blijk(["revoke", code])
    try publish()
  }

  /// Something handed in.
  mutating func input() -> [UInt8] {
    let whole = good.randomElement(using: &chance) ?? []
    switch chance.next() % 10 {
    case 0...2: return whole
    case 3...5: return spoiled(whole)
    case 6: return Array((codes.randomElement(using: &chance) ?? "").utf8)
    case 7: return spoiled(Array((codes.randomElement(using: &chance) ?? "").utf8))
    case 8: return Array(((try? DocumentID.random())?.checkCode ?? "").utf8)
    default: return chance.bytes(Int(chance.next() % 400))
    }
  }

  private mutating func spoiled(_ input: [UInt8]) -> [UInt8] {
    guard !input.isEmpty else { return input }
    var bytes = input
    for _ in 0...(chance.next() % 3) {
      let place = Int(chance.next() % UInt64(bytes.count))
      switch chance.next() % 5 {
      case 0: bytes[place] ^= UInt8(1 << (chance.next() % 8))
      // A digit for a digit and a letter for a letter: what is typed wrongly.
      case 1: bytes[place] = UInt8(ascii: "0") + UInt8(chance.next() % 10)
      case 2: bytes.swapAt(place, Int(chance.next() % UInt64(bytes.count)))
      case 3: bytes.insert(UInt8(chance.next() % 256), at: place)
      default: bytes = Array(bytes.prefix(max(1, place)))
      }
    }
    return bytes
  }

  private func publish() throws {
    _ = try guest.blijk(["publish", "--out", site])
  }

  /// Issues, and takes everything that was made.
  private mutating func take(
    _ organisation: Organisation, _ achievement: String, _ roster: String, _ options: [String]
  ) throws {
    let documents = try organisation.issue(
      achievement, roster: roster, options: ["--format", "html,svg,credential"] + options)
    for ending in [".html", ".svg", ".json", ".jwt"] {
      for file in try documents.files(ending) {
        good.append(Array(try Data(contentsOf: URL(fileURLWithPath: file))))
        // A code is scanned more often than a file is sent.
        guard ending == ".svg" else { continue }
        let link = try documents.link(in: file)
        if organisation.path == guest.path { guestLinks.append(Array(link.utf8)) }
        good += [Array(link.utf8), Array(link.utf8), Array(link.drop { $0 != "#" }.utf8)]
      }
    }
  }

  static func codes(_ organisation: Organisation) throws -> [String] {
    try organisation.blijk(["list"]).output.split(separator: "\n").map { String($0.prefix(19)) }
  }
}
