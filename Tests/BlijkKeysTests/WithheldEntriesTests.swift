import BlijkBasics
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkKeys

/// What is spoilt, contradicted or refused in one place does not count by a later one.
@Suite struct WithheldEntriesTests {
  private let own: TemporaryFolder
  private let keys: TemporaryFolder
  private let did = "did:web:een.example"
  private let key: PublicKey
  private let other: PublicKey

  init() throws {
    (own, keys) = (try TemporaryFolder(), try TemporaryFolder())
    key = try TestKeys.key(.ed25519).publicKey
    other = try TestKeys.otherEd25519.get().publicKey
    _ = try keys.file("een.example.json", file(did, [key]))
  }

  private func file(_ did: String, _ keys: [PublicKey]) throws -> String {
    try TrustedIssuer(did: did, name: did, url: nil, phone: nil, keys: keys).didDocument().text
  }

  /// What does not count anywhere, in the lists of a service and of `verify`.
  private func expectNowhere(_ did: String, told part: String) {
    for list in [
      TrustList(folders: [own.path], defaults: keys.path),
      TrustList(folders: [own.path, keys.path]),
    ] {
      #expect(list.issuers[did] == nil && list.owner(ofKeyPrefix: key.id.prefix) == nil)
      let told = list.problems.map(\.message.nl)
      #expect(told.contains { $0.contains(part) }, "\(told)")
      #expect(told.contains { $0.contains(keys("een.example.json")) }, "\(told)")
    }
  }

  @Test func itCountsWhereNothingIsWrong() throws {
    let list = TrustList(folders: [own.path], defaults: keys.path)
    #expect(list.issuers[did]?.keys == [key] && list.problems.isEmpty)
  }

  @Test func whatIsContradicted() throws {
    _ = try own.file("een.example.json", file(did, [key]))
    _ = try own.file("z.json", file(did, [other]))
    expectNowhere(did, told: own("z.json"))
  }

  @Test(arguments: ["{", "", "{}", "{\"id\":7}"])
  func whatIsSpoiltByTheNameOfItsFile(text: String) throws {
    _ = try own.file("Een.example.json", text)
    expectNowhere(did, told: own("Een.example.json"))
  }

  @Test(arguments: [
    #"{"id":"did:web:een.example"}"#, #"{"id":"did:web:Een.example"}"#,
    #"{"id":"did:web:een.example","x":"#, #"{"keys":[{"kid":"did:web:een.example#1"}]}"#,
    #"{"id":"did:web:een.example","id":"did:web:een.example"}"#,
  ])
  func whatIsSpoiltByTheDIDInIt(text: String) throws {
    _ = try own.file("iets.json", text)
    expectNowhere(did, told: own("iets.json"))
  }

  @Test func whatIsNoFile() throws {
    try FileManager.default.createDirectory(
      atPath: own("een.example.json"), withIntermediateDirectories: false)
    expectNowhere(did, told: own("een.example.json"))
  }

  @Test func aFileOfTwoOrganisations() throws {
    let set: JSON = [
      "keys": .array(
        try [(did, other), ("did:web:twee.example", key)].flatMap { did, key in
          try #require(
            TrustedIssuer(did: did, name: "", url: nil, phone: nil, keys: [key]).keySet()["keys"]?
              .array)
        })
    ]
    _ = try own.file("set.json", set.text)
    expectNowhere(did, told: own("set.json"))
  }

  /// Nobody can see who is in it.
  @Test func aFolderThatCannotBeRead() throws {
    let file = try own.file("trusted", "")
    let list = TrustList(folders: [file], defaults: keys.path)
    #expect(list.issuers.isEmpty && list.problems.first?.message.nl.contains(file) == true)
    #expect(list.problems.count == 2)
    #expect(TrustList(folders: [own("weg")], defaults: keys.path).issuers.count == 1)
  }

  /// A key that is two organisations' is no third one's either.
  @Test func aKeyThatIsContradicted() throws {
    _ = try own.file("twee.example.json", file("did:web:twee.example", [key]))
    _ = try own.file("drie.example.json", file("did:web:drie.example", [key]))
    expectNowhere(did, told: own("twee.example.json"))
    // All that it said was that key.
    _ = try keys.file("twee.example.json", file("did:web:twee.example", [other]))
    let list = TrustList(folders: [own.path], defaults: keys.path)
    #expect(list.issuers.isEmpty)
  }

  /// One whose key is another's in an earlier folder.
  @Test func whatIsRefused() throws {
    let between = try TemporaryFolder()
    _ = try own.file("twee.example.json", file("did:web:twee.example", [other]))
    _ = try between.file("een.example.json", file(did, [other]))
    let list = TrustList(folders: [own.path, between.path], defaults: keys.path)
    #expect(Array(list.issuers.keys) == ["did:web:twee.example"])
    let told = list.problems.map(\.message.nl)
    #expect(told.contains { $0.contains(between("een.example.json")) }, "\(told)")
  }

  @Test func namedFilesThatContradictEachOther() throws {
    let one = try own.file("1", file(did, [key]))
    let two = try own.file("2", file(did, [other]))
    for paths in [[one, two], [two, one]] {
      var list = TrustList(folders: [], defaults: keys.path)
      try list.add(files: paths)
      #expect(list.issuers.isEmpty && list.owner(ofKeyPrefix: key.id.prefix) == nil)
      #expect(list.problems.map(\.message.nl).contains { $0.contains(one) && $0.contains(two) })
      // The organisation's own folder comes first, and is whole.
      var owned = TrustList(folders: [keys.path])
      try owned.add(files: paths)
      #expect(owned.issuers[did]?.keys == [key])
    }
    let three = try own.file("3", file("did:web:drie.example", [key]))
    let four = try own.file("4", file("did:web:vier.example", [key]))
    var list = TrustList(folders: [], defaults: keys.path)
    try list.add(files: [three, four])
    #expect(list.issuers.isEmpty && list.owner(ofKeyPrefix: key.id.prefix) == nil)
  }

  @Test func aNamedFileDoesNotHelpWhatIsSpoilt() throws {
    _ = try own.file("een.example.json", "{")
    var list = TrustList(folders: [own.path], defaults: keys.path)
    try list.add(files: [keys("een.example.json")])
    #expect(list.issuers.isEmpty)
  }

  /// Only what is wrong does not count, and the file is named.
  @Test func aNamedFileWithAKeyOfAnother() throws {
    let wrong = try own.file("fout", file("did:web:twee.example", [key]))
    let right = try own.file("goed", file("did:web:drie.example", [other]))
    var list = TrustList(folders: [], defaults: keys.path)
    try list.add(files: [wrong, right])
    #expect(list.issuers.keys.sorted() == ["did:web:drie.example", did])
    #expect(list.problems.map { $0.message.nl.contains(wrong) } == [true])
    let broken = try own.file("kapot", "{}")
    #expect(problem { try list.add(files: [broken]) }?.message.nl.contains(broken) == true)
  }
}
