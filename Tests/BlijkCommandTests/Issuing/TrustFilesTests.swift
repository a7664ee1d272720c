import BlijkTestSupport
import Foundation
import Testing

/// `verify --trust`, with more than one file.
@Suite struct TrustFilesTests {
  @Test func oneDIDWithOtherKeysCountsInNeither() throws {
    let organisation = try Organisation(host: "ander.example")
    let thief = try Organisation(host: "ander.example")
    func published(_ one: Organisation) throws -> String {
      #expect(try one.blijk(["publish", "--out", one.folder("site")]).status == 0)
      return one.folder("site/.well-known/did.json")
    }
    let (own, other) = (try published(organisation), try published(thief))
    let document = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n").files(".html")[0]
    let copy = organisation.folder("kopie.json")
    try FileManager.default.copyItem(atPath: own, toPath: copy)
    func verify(_ files: String...) throws -> Ending {
      try run(
        program("blijk"), ["verify", document, "--json"] + files.flatMap { ["--trust", $0] },
        folder: organisation.folder.path)
    }
    for ending in [try verify(own, other), try verify(other, own)] {
      #expect(ending.output.contains(#""state":"unknownIssuer""#), "\(ending.output)")
      #expect(ending.errors.contains("LET OP"), "\(ending.errors)")
      #expect(ending.errors.contains(own) && ending.errors.contains(other))
    }
    // The same file in two places is one.
    let ending = try verify(own, copy)
    #expect(ending.output.contains(#""state":"statusUnknown""#), "\(ending.output)")
    #expect(!ending.errors.contains("LET OP"), "\(ending.errors)")
  }
}
