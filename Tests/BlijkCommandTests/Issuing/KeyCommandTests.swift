import BlijkTestSupport
import Testing

/// `key` at the command line.
@Suite struct KeyCommandTests {
  /// A key may be named as it is read out; without one in use that is what is said.
  @Test func aKeyByWhatIsReadOut() throws {
    let organisation = try Organisation()
    let spoken = try #require(
      try organisation.blijk(["key", "list"]).output.firstMatch(of: /(\w{4}-){3}\w{4}/)
    ).output.0
    let id = try #require(
      try organisation.blijk(["key", "list"]).output.split(separator: " ").first)
    let unknown = try organisation.blijk(["key", "retire", "AAAA-AAAA-AAAA-AAAA"])
    #expect(unknown.status == 2)
    let retired = try organisation.blijk(["key", "retire", spoken.lowercased()])
    #expect(retired.status == 0 && retired.output.contains(id), "\(retired.errors)")
    for command in [
      ["publish", "--out", organisation.folder("site")]
    ] {
      let ending = try organisation.blijk(command)
      #expect(ending.status == 2 && !ending.errors.contains("nog geen sleutel"))
      if command[0] == "publish" {
        #expect(ending.errors.contains("geen sleutel in gebruik"), "\(ending.errors)")
      }
    }
    let stolen = try organisation.blijk(
      ["key", "compromised", String(spoken), "--since", "2026-01-01", "--yes"])
    #expect(stolen.status == 0 && stolen.output.contains(id), "\(stolen.errors)")
  }
}
