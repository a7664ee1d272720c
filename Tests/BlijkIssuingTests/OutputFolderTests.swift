import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct OutputFolderTests {
  private let home: TemporaryFolder
  private let files = FileManager.default

  init() throws { home = try TemporaryFolder() }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func appearsAtOnceAndWhole() throws {
    let output = try OutputFolder.made(at: home("uit"))
    try output.write([1, 2, 3], as: "a")
    try output.write([], as: "b")
    #expect(!files.fileExists(atPath: home("uit")))
    #expect(try names(home.path).allSatisfy { $0.hasPrefix(".") })
    try output.sync()
    try output.appear()
    #expect(try names(home.path) == ["uit"])
    #expect(try names(home("uit")) == ["a", "b"])
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: home("uit/a")))) == [1, 2, 3])
  }

  @Test func makesTheFoldersAbove() throws {
    try OutputFolder.made(at: home("een/twee/uit")).appear()
    #expect(try names(home("een/twee")) == ["uit"])
  }

  @Test func takesAnEmptyFolder() throws {
    try files.createDirectory(atPath: home("uit"), withIntermediateDirectories: false)
    let output = try OutputFolder.made(at: home("uit"))
    try output.write([1], as: "a")
    try output.appear()
    #expect(try names(home("uit")) == ["a"])
  }

  /// File names tell who was there: nobody else looks in, unless somebody made it so beforehand.
  @Test func isForItsOwnerUnlessItWasMadeOtherwise() throws {
    func mode() throws -> Int? {
      try files.attributesOfItem(atPath: home("uit"))[.posixPermissions] as? Int
    }
    try OutputFolder.made(at: home("uit")).appear()
    #expect(try mode() == 0o700)
    for wanted in [0o755, 0o750, 0o2770] {
      try files.setAttributes([.posixPermissions: wanted], ofItemAtPath: home("uit"))
      try OutputFolder.made(at: home("uit")).appear()
      #expect(try mode() == wanted)
    }
  }

  private func refused() throws -> String? {
    let before = try files.subpathsOfDirectory(atPath: home.path).sorted()
    let found = problem { try OutputFolder.made(at: home("uit")) }
    #expect(found?.code == .badOutput)
    #expect(found?.message.nl.contains("Er is niets uitgegeven") == true)
    #expect(try files.subpathsOfDirectory(atPath: home.path).sorted() == before)
    return found?.message.nl
  }

  @Test func refusesAFolderWithFiles() throws {
    try files.createDirectory(atPath: home("uit"), withIntermediateDirectories: false)
    _ = try home.file("uit/.verborgen", "")
    #expect(try refused()?.contains("niet leeg") == true)
  }

  @Test func refusesAFile() throws {
    _ = try home.file("uit", "")
    #expect(try refused()?.contains("geen map") == true)
  }

  @Test func refusesALink() throws {
    try files.createSymbolicLink(atPath: home("uit"), withDestinationPath: home("elders"))
    #expect(try refused()?.contains("geen map") == true)
  }

  @Test func refusesAFolderThatMayNotBeWritten() throws {
    try files.createDirectory(
      atPath: home("uit"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o555])
    #expect(try refused()?.contains("mag niet") == true)
  }

  @Test func refusesAPlaceBelowAFile() throws {
    _ = try home.file("bestand", "")
    #expect(problem { try OutputFolder.made(at: home("bestand/uit")) }?.code == .badOutput)
  }

  @Test func writesNoFileTwice() throws {
    let output = try OutputFolder.made(at: home("uit"))
    try output.write([1], as: "a")
    #expect(problem { try output.write([2], as: "a") }?.code == .badOutput)
    #expect(problem { try output.write([2], as: "geen/map") }?.code == .badOutput)
  }

  @Test func leavesNothingBehindAfterAProblem() throws {
    let output = try OutputFolder.made(at: home("uit"))
    let found = problem {
      try output.orRemoved { () throws(Problem) in
        try output.write([1], as: "a")
        throw Problem(.cannotWrite, nl: "vol", en: "full")
      }
    }
    #expect(found?.code == .cannotWrite)
    #expect(try names(home.path).isEmpty)
  }

  /// Somebody filled the place meanwhile: the documents are not lost, and the message says where.
  @Test func keepsWhatCannotAppear() throws {
    let output = try OutputFolder.made(at: home("uit"))
    try output.write([1], as: "a")
    try files.createDirectory(atPath: home("uit"), withIntermediateDirectories: false)
    _ = try home.file("uit/vreemd", "")
    let found = problem { try output.appear() }
    #expect(found?.message.nl.contains(output.staging) == true)
    #expect(try names(output.staging) == ["a"])
    #expect(try names(home("uit")) == ["vreemd"])
  }
}
