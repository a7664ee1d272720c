import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument

@Suite struct QRSymbolTests {
  private let address = "https://bewijs.example/q#"

  private func symbol(bytes count: Int) throws -> QRSymbol {
    // The largest values: no digit is saved by chance.
    let digits = TokenDigits.encode([UInt8](repeating: 0xFF, count: count))
    return try QRSymbol(address: address, digits: digits)
  }

  /// The sizes that the format promises, for a host of at most 17 characters.
  @Test(arguments: [(178, 10), (297, 13), (415, 16)])
  func staysWithinItsVersion(bytes: Int, version: Int) throws {
    let symbol = try QRSymbol(
      address: "https://abcdefghi.example/q#",
      digits: TokenDigits.encode([UInt8](repeating: 0xFF, count: bytes)))
    #expect(symbol.version <= version)
    #expect(try self.symbol(bytes: bytes).version == version)
  }

  @Test func measuresFollowFromTheVersion() throws {
    let symbol = try symbol(bytes: 178)
    #expect(symbol.version == 10)
    #expect(symbol.width == 57)
    #expect(symbol.side == 57 + 8)
    #expect(symbol.millimetres > 33 && symbol.millimetres < 33.1)
    #expect(try self.symbol(bytes: 415).width == 81)
  }

  /// Of every version up to 20.
  @Test func thePictureIsReadBack() throws {
    let folder = try TemporaryFolder()
    var symbols: [Int: QRSymbol] = [:]
    for count in stride(from: 10, to: 630, by: 10) {
      let symbol = try symbol(bytes: count)
      symbols[symbol.version] = symbol
    }
    #expect(symbols.count >= 17 && symbols.keys.max() == 20)
    let all = symbols.values.sorted { $0.version < $1.version }
    for symbol in all {
      let picture = try #require(PNGFile(reading: symbol.picture))
      #expect(picture.width == 8 * symbol.side && picture.height == 8 * symbol.side)
      try Data(symbol.picture).write(to: URL(fileURLWithPath: folder("\(symbol.version).png")))
    }
    let read = try run(
      Project.python,
      ["-B", "\(Project.root)/Tests/Python/read_qr.py"] + all.map { folder("\($0.version).png") })
    #expect(read.status == 0, "\(read.errors)")
    #expect(read.output.split(separator: "\n").map(String.init) == all.map(\.link))
  }

  @Test func refusesWhatNoSymbolHolds() {
    let digits = String(repeating: "1", count: 6000)
    #expect(problem { try QRSymbol(address: address, digits: digits) }?.code == .qrTooLarge)
  }

  @Test func sameInputSameSymbol() throws {
    #expect(try symbol(bytes: 100).picture == (try symbol(bytes: 100).picture))
    #expect(try symbol(bytes: 100).link.hasPrefix(address))
  }
}
