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

  /// Redraws the symbol from its path and looks for what every QR code has.
  @Test func thePathDrawsASymbolInItsQuietZone() throws {
    let symbol = try symbol(bytes: 162)
    var dark = [[Bool]](
      repeating: [Bool](repeating: false, count: symbol.side), count: symbol.side)
    // A line through each row: "Mx y.5hN", then "mN 0hN" for each next run of dark modules.
    for row in symbol.path.split(separator: "M") {
      let parts = row.split(separator: "h", maxSplits: 1)
      let start = parts[0].split(separator: " ")
      let y = try #require(Int(start[1].dropLast(2)))
      try #require(start[1].hasSuffix(".5"))
      var x = try #require(Int(start[0]))
      for (index, piece) in parts[1].split(whereSeparator: { "hm".contains($0) }).enumerated() {
        guard index.isMultiple(of: 2) else {
          x += try #require(Int(piece.dropLast(2)))
          continue
        }
        let count = try #require(Int(piece))
        for _ in 0..<count {
          #expect(!dark[y][x])
          dark[y][x] = true
          x += 1
        }
      }
    }
    for y in 0..<symbol.side {
      for x in 0..<symbol.side
      where !(4..<symbol.side - 4).contains(x) || !(4..<symbol.side - 4).contains(y) {
        #expect(!dark[y][x])
      }
    }
    let finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    let far = symbol.side - 4 - 7
    for (left, top) in [(4, 4), (far, 4), (4, far)] {
      let seen = (0..<7).map { y in
        (0..<7).map { dark[top + y][left + $0] ? "1" : "0" }.joined()
      }
      #expect(seen == finder)
    }
    // The one dark module of every symbol, and the timing pattern between the corners.
    #expect(dark[4 + 4 * symbol.version + 9][4 + 8])
    for x in 8..<symbol.width - 8 { #expect(dark[4 + 6][4 + x] == x.isMultiple(of: 2)) }
  }

  /// Of every version up to 20: each parts the copies of its rows in its own way.
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
      #expect(picture.width == 8 * symbol.width && picture.height == 8 * symbol.width)
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
    #expect(try symbol(bytes: 100).path == (try symbol(bytes: 100).path))
    #expect(try symbol(bytes: 100).link.hasPrefix(address))
  }
}
