import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

/// Which tasks go into the QR code.
@Suite struct TokenSizeTests {
  private func token(textLength: Int, _ algorithm: KeyAlgorithm = .ed25519) throws -> Token {
    let facts = Facts(
      kind: .praktijkverklaring, title: "Rol", name: "Naam", date: Sample.day, validUntil: nil,
      period: nil,
      tasks: [PracticeTask(text: String(repeating: "a", count: textLength), level: nil)],
      isTest: false)
    return try Token(signing: facts, id: try #require(Sample.id), with: try TestKeys.key(algorithm))
  }

  @Test func tasksGoInUpTo415Bytes() throws {
    let base = try token(textLength: 256)
    #expect(base.facts.tasks.count == 1)
    let room = Token.longestWithTasks - base.bytes.count
    let fullest = try token(textLength: 256 + room)
    #expect(fullest.bytes.count == 415)
    #expect(fullest.facts.tasks.count == 1)
    let tooMuch = try token(textLength: 257 + room)
    #expect(tooMuch.facts.tasks.isEmpty)
    #expect(tooMuch.bytes.count < 200)
    #expect(tooMuch.isSigned(by: try TestKeys.key(.ed25519).publicKey))
  }

  @Test func tasksStayOutOfAnRSAKeysToken() throws {
    let token = try token(textLength: 10, .rsa)
    #expect(token.facts.tasks.isEmpty)
    #expect(try Token(reading: token.bytes).facts.tasks.isEmpty)
    #expect(token.facts.name == "Naam")
    #expect(token.isSigned(by: try TestKeys.key(.rsa).publicKey))
  }

  @Test func aTokenOfOneKeyIsNotAnothers() throws {
    #expect(!(try token(textLength: 1, .rsa).isSigned(by: try TestKeys.key(.ed25519).publicKey)))
    #expect(!(try token(textLength: 1).isSigned(by: try TestKeys.key(.rsa).publicKey)))
  }
}
