import BlijkTestSupport
import Foundation
import Testing

/// Where templates, texts and trusted issuers may come from, seen from outside: whoever can write in a
/// folder around the program or around the user has no say in it.
@Suite struct SharedPlacesTests {
  private let folder: TemporaryFolder
  private let organisation: Organisation

  init() throws {
    folder = try TemporaryFolder()
    organisation = try Organisation()
  }

  /// Makes a folder look like a source tree, with a course of its own and a trusted organisation.
  private func plant(_ place: String) throws {
    let files = FileManager.default
    try files.createDirectory(
      atPath: place + "/Templates/achievements", withIntermediateDirectories: true)
    try "".write(toFile: place + "/Package.swift", atomically: false, encoding: .utf8)
    for course in ["ehbo", "geplant"] {
      try "title = \"Geplant\"\nkind = \"deelname\"\n".write(
        toFile: place + "/Templates/achievements/\(course).toml", atomically: false, encoding: .utf8
      )
    }
    try files.copyItem(
      atPath: Project.root + "/Templates/texts", toPath: place + "/Templates/texts")
    try files.copyItem(atPath: organisation.path + "/trusted", toPath: place + "/Keys")
  }

  private func copyProgram(to place: String) throws -> String {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: program("blijk"), toPath: place + "/blijk")
    return place + "/blijk"
  }

  private func title(_ program: String, in place: String, _ environment: [String: String] = [:])
    throws -> Ending
  {
    try run(program, ["achievement", "show", "ehbo"], environment: environment, folder: place)
  }

  @Test func aProgramElsewhereLooksInNoFolderAroundIt() throws {
    let blijk = try copyProgram(to: folder("home/app/bin"))
    for place in ["home", "home/app", "home/app/bin"] { try plant(folder(place)) }
    let shown = try title(blijk, in: folder("home/app"))
    #expect(shown.status == 2)
    #expect(shown.output == "", "\(shown.output)")
    // Nor in the tree that it was built in, by somebody, somewhere.
    let verified = try run(blijk, ["verify", "F6VN-5R3N-VEGQ-S23V"], folder: folder.path)
    #expect(verified.errors.contains("Zet BLIJK_SHARE"), "\(verified.output)\(verified.errors)")
    // What is planted does work where it is asked for.
    let asked = try title(blijk, in: folder.path, ["BLIJK_SHARE": folder("home")])
    #expect(asked.output.hasPrefix("Geplant"))
  }

  @Test func noProgramLooksAroundTheUser() throws {
    let document = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n").files(".html")[0]
    try plant(folder("gedeeld"))
    try FileManager.default.createDirectory(
      atPath: folder("gedeeld/ik"), withIntermediateDirectories: false)
    func state(_ environment: [String: String] = [:]) throws -> String {
      try run(
        program("blijk"), ["verify", "--json", document], environment: environment,
        folder: folder("gedeeld/ik")
      ).output
    }
    #expect(try state().contains(#""state":"unknownIssuer""#))
    #expect(try !state(["BLIJK_SHARE": folder("gedeeld")]).contains("unknownIssuer"))
    let shown = try title(program("blijk"), in: folder("gedeeld/ik"))
    #expect(shown.output.hasPrefix("Eerste hulp"))
    // Nor behind what comes first: this course is nowhere else.
    let course = try run(
      program("blijk"), ["achievement", "show", "geplant"], folder: folder("gedeeld/ik"))
    #expect(course.status == 2, "\(course.output)")
  }

  @Test func aProgramInABuildFolderUsesTheTreeAroundThat() throws {
    try plant(folder("tree"))
    let blijk = try copyProgram(to: folder("tree/.build/x86_64/debug"))
    #expect(try title(blijk, in: "/").output.hasPrefix("Geplant"))
    // Just that tree, not one further up.
    try FileManager.default.moveItem(
      atPath: folder("tree/Package.swift"), toPath: folder("Package.swift"))
    try FileManager.default.moveItem(
      atPath: folder("tree/Templates"), toPath: folder("Templates"))
    #expect(try title(blijk, in: folder("tree")).output == "")
  }

  /// Only root can give a folder away.
  @Test(.enabled(if: getuid() == 0))
  func aTreeOfSomebodyElseIsNone() throws {
    try plant(folder("tree"))
    let blijk = try copyProgram(to: folder("tree/.build/debug"))
    for place in [folder("tree"), folder("tree/.build"), blijk] {
      #expect(try title(blijk, in: "/").output.hasPrefix("Geplant"))
      #expect(unsafe chown(place, 65_534, gid_t.max) == 0)
      #expect(try title(blijk, in: "/").output == "", "\(place)")
      #expect(unsafe chown(place, 0, gid_t.max) == 0)
    }
  }
}
