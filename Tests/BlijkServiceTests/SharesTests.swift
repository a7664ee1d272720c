import Testing

@testable import BlijkService

@Suite struct SharesTests {
  private func take(_ shares: Shares, _ times: Int, for client: [UInt8]?) -> Int {
    (0..<times).filter { _ in shares.take(for: client) }.count
  }

  @Test func oneHasItsShare() {
    let shares = Shares(all: 1000, each: 64)
    #expect(take(shares, 100, for: [1]) == 64)
    #expect(take(shares, 100, for: [2]) == 64)
    shares.giveBack(of: [1])
    #expect(take(shares, 100, for: [1]) == 1)
    #expect(shares.taken == 128)
  }

  /// However few take all they may, whoever comes new gets one.
  @Test func theLastPartIsForWhoComesNew() {
    let shares = Shares(all: 40, each: 25)
    #expect(take(shares, 100, for: [1]) == 25)
    #expect(take(shares, 100, for: [2]) == 5)
    #expect((3..<13).map { take(shares, 5, for: [$0]) } == Array(repeating: 1, count: 10))
    #expect(take(shares, 5, for: [13]) == 0)
    shares.giveBack(of: [1])
    #expect(take(shares, 5, for: [13]) == 1)
  }

  @Test func oneWhoSpeaksForManyHasNoShare() {
    let shares = Shares(all: 40, each: 5)
    #expect(take(shares, 100, for: nil) == 40)
    #expect(take(shares, 1, for: [1]) == 0)
    for _ in 0..<40 { shares.giveBack(of: nil) }
    #expect(shares.taken == 0)
    #expect(take(shares, 100, for: [1]) == 5)
  }

  /// Bytes: in the last part each still has enough for one file.
  @Test func amountsAreCountedTogether() {
    let shares = Shares(all: 100, each: 40, first: 10)
    #expect(shares.take(40, for: [1]))
    #expect(!shares.take(1, for: [1]))
    #expect(shares.take(35, for: [2]))
    #expect(!shares.take(1, for: [2]))
    #expect(shares.take(6, for: [3]))
    #expect(shares.take(4, for: [3]))
    #expect(!shares.take(1, for: [3]))
    shares.giveBack(40, of: [1])
    #expect(shares.take(30, for: [3]))
    shares.giveBack(40, of: [3])
    shares.giveBack(35, of: [2])
    #expect(shares.taken == 0)
  }
}
