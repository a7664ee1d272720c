import BlijkTestSupport
import Foundation
import Testing

/// The disk is full at one write after the other, or may not be written at all: it is said, nothing is
/// lost, and the next time all is right.
@Suite(.enabled(if: SmallDisk.isPossible, "skipped: only root can make a small disk"))
struct FullDiskTests {
  private let disk: SmallDisk
  private let organisation: Organisation
  private let roster: String
  private let output: String
  private static let large = 64 << 20

  init() throws {
    disk = try SmallDisk()
    organisation = try Organisation(at: disk.path + "/organisatie")
    roster = try organisation.folder.file("lijst.csv", "naam\nJan Jansen\nPiet Pietersen\nNoor")
    output = disk.path + "/uit"
  }

  private func issue() throws -> Ending {
    try organisation.blijk([
      "issue", "--achievement", "ehbo", "--roster", roster, "--out", output, "--format", "html",
    ])
  }

  /// Nothing was issued, and no file of it is left.
  private func expectNothing(_ comment: String) throws {
    let checked = try organisation.blijk(["register", "check"])
    #expect(checked.status == 0, "\(comment): \(checked.errors)")
    #expect(checked.output.contains("0 documenten"), "\(comment): \(checked.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["organisatie"])
  }

  private func expectAll() throws {
    let checked = try organisation.blijk(["register", "check"])
    #expect(checked.status == 0 && checked.output.contains("3 documenten"))
    #expect(try IssuedFolder(path: output).files(".html").count == 3)
  }

  /// A little more room each time, until it is enough. `make faults` takes steps of one page.
  @Test(.timeLimit(.minutes(30))) func aFullDiskIsSaidAndLosesNothing() throws {
    let step = Amount.number("BLIJK_KILLS") == nil ? 16_384 : 4096
    let asItWas = organisation.folder("zoals-het-was")
    let files = FileManager.default
    try files.copyItem(atPath: organisation.path, toPath: asItWas)
    var said: [String: Int] = [:]
    var room = 0
    while true {
      try files.removeItem(atPath: organisation.path)
      try files.copyItem(atPath: asItWas, toPath: organisation.path)
      try disk.resize(try disk.used() + room)
      let ending = try issue()
      try disk.resize(Self.large)
      guard ending.status != 0 else { break }
      #expect(ending.status == 2, "\(room): \(ending.errors)")
      #expect(ending.errors.contains("schijf"), "\(room): \(ending.errors)")
      let what = ending.errors.contains("register") ? "register" : "uitvoermap"
      said[what, default: 0] += 1
      try expectNothing("\(room)")
      room += step
    }
    try expectAll()
    print("full disk: \(said.sorted { $0.key < $1.key }.map { "\($1) at the \($0)" }), then whole")
    #expect(said.count == 2)
  }

  @Test func aReadOnlyFolderIsSaid() throws {
    try disk.setReadOnly(true)
    let ending = try issue()
    try disk.setReadOnly(false)
    #expect(ending.status == 2 && ending.errors.contains("rechten"), "\(ending.errors)")
    try expectNothing("read-only")
    #expect(try issue().status == 0)
    try expectAll()
  }
}
