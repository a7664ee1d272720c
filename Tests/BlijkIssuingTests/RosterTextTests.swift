import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct RosterTextTests {
  @Test(
    arguments: [
      (Array("naam\nGülşah".utf8), "naam\nGülşah"),
      ([0xEF, 0xBB, 0xBF] + Array("naam".utf8), "naam"),
      ([0x47, 0xFC, 0x6C], "Gül"), ([0x80, 0x35, 0x20, 0x92, 0x74, 0x20, 0x5A, 0xE9], "€5 ’t Zé"),
      ([], ""),
    ] as [([UInt8], String)])
  func decodes(bytes: [UInt8], text: String) throws {
    #expect(try RosterText.decode(bytes) == text)
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "Excel"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "Excel"),
      ([0xFF, 0xFE, 0x6E], "UTF-16"), ([0x6E, 0x00, 0x6E, 0x00], "UTF-16"),
      ([0x61, 0xB6, 0x62], "Windows-1252"),
    ] as [([UInt8], String)])
  func refuses(bytes: [UInt8], reason: String) {
    let found = problem { try RosterText.decode(bytes) }
    #expect(found?.code == .badRoster)
    #expect(found?.message.nl.contains(reason) == true)
    #expect(found?.message.nl.contains("CSV UTF-8") == true)
  }

  @Test func refusesMoreThanAList() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("groot.csv", "naam\n")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    // A hundred megabytes without taking them.
    try file.truncate(atOffset: 100 << 20)
    try file.close()
    #expect(problem { try RosterText.bytes(of: path) }?.message.nl.contains("10 MB") == true)
    #expect(problem { try RosterText.bytes(of: folder("weg.csv")) }?.code == .cannotRead)
  }
}
