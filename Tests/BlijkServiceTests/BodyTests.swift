import BlijkBasics
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkService

/// What clients send, and where it is looked at.
@Suite struct BodyTests {
  private static let octets = "Content-Type: application/octet-stream"
  private static let largest = BodyReader.largest

  @Test func whatIsTooLargeIsRefused() async throws {
    let service = try await RunningService(nil)
    let whole = try await service.ask(
      "POST", "/api/verify", [Self.octets], body: [UInt8](repeating: 0x61, count: Self.largest))
    #expect(whole.status == 200)
    let more = try await service.ask(
      "POST", "/api/verify", [Self.octets], body: [UInt8](repeating: 0x61, count: Self.largest + 1))
    #expect(more.status == 413 && more["error"] == "too-large")
    #expect(service.service.bodies.room.taken == 0)
  }

  /// Whoever says that it will be too large hears that before sending it.
  @Test func whatWillBeTooLargeNeedNotBeSent() async throws {
    let service = try await RunningService(nil)
    let connection = try Connection(port: service.port)
    let start = try await onThread {
      try connection.send(
        "POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000000\r\n\r\n")
      return try connection.receive()
    }
    #expect(Conversation(start).statuses == [413])
  }

  /// Pieces of one byte, with all that stands around each.
  @Test func aBodyInManyPiecesIsWhole() async throws {
    let service = try await RunningService(nil)
    let text = #"{"input":""# + String(repeating: "a", count: 100_000) + #""}"#
    let pieces = text.utf8.map { "1\r\n\(Character(Unicode.Scalar($0)))\r\n" }.joined()
    let all = try await service.exchange(
      "POST /api/verify HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n\(pieces)0\r\n\r\n")
    #expect(all.statuses == [200])
    #expect(all.answers.first?["state"] == "unreadable")
  }

  /// Many who send much and slowly fill their part of the memory, and no more; a scan is always read.
  @Test func thereIsRoomForSoMuch() async throws {
    let room = Shares(all: 400_000, each: 150_000, first: 50_000)
    let service = try await RunningService(nil, bodies: BodyReader(room: room))
    let head =
      "POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\(Self.octets)\r\n\r\n"
    let half = [UInt8](head.utf8) + [UInt8](repeating: 0x61, count: 100_000)
    let slow = try Connection(port: service.port, from: "127.0.0.9")
    try slow.send(half)
    #expect(await eventually { room.taken > 90_000 })
    let file = [UInt8](repeating: 0x61, count: 100_000)
    let refused = try await service.ask(
      "POST", "/api/verify", [Self.octets], body: file, from: "127.0.0.9")
    #expect(refused.status == 503 && refused["error"] == "busy")
    #expect(
      try await service.ask("POST", "/api/verify", [Self.octets], body: file).status == 200)
    #expect(try await service.verify("hallo", from: "127.0.0.9").status == 200)
    withExtendedLifetime(slow) {}
  }

  /// What is packed is not called unreadable: it was never unpacked.
  @Test func whatIsPackedIsRefused() async throws {
    let service = try await RunningService(nil)
    let body = Array(#"{"input":"hallo"}"#.utf8)
    for (coding, status) in [("gzip", 400), ("br", 400), ("identity", 200)] {
      let answer = try await service.ask(
        "POST", "/api/verify", ["Content-Encoding: \(coding)"], body: body)
      #expect(answer.status == status, "\(coding)")
    }
  }

  /// Files are verified beside the threads that read and answer: while every one of those is held up, a
  /// code and a scan are answered, and files wait, each client for itself.
  @Test func aFileKeepsNobodyWaiting() async throws {
    let issuer = try TestIssuer()
    let link = try #require(try issuer.issue("naam\nJan Jansen").documents.first?.link)
    let service = try await RunningService(issuer)
    let (files, goOn) = (service.service.files, DispatchSemaphore(value: 0))
    let threads = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let held = (0..<threads).map { number in
      Task { try await files.run(for: [UInt8(number), 9]) { goOn.wait() } }
    }
    #expect(await eventually { files.places.taken == threads })
    let asked = (0..<files.places.each).map { number in
      Task {
        let bytes = number % 2 == 0 ? "<svg/>" : String(repeating: "a", count: 5000)
        return try await service.ask(
          "POST", "/api/verify", [Self.octets], body: Array(bytes.utf8))
      }
    }
    #expect(await eventually { files.places.taken == threads + asked.count })
    let more = try await service.ask(
      "POST", "/api/verify", [Self.octets], body: Array("<svg/>".utf8))
    #expect(more.status == 503 && more["error"] == "busy")
    #expect(more.text.contains("niets over het document"))
    #expect(try await service.verify(link)["state"] == "valid")
    #expect(try await service.verify("EY77-DD8T-KNMP-93HD")["state"] == "notFound")
    #expect(try await service.ask("GET", "/c/EY77-DD8T-KNMP-93HD")["state"] == "notFound")
    for _ in held { goOn.signal() }
    for task in asked { #expect(try await task.value["state"] == "unreadable") }
    for task in held { try await task.value }
  }

  /// Short, and beginning as a code, a link or digits do.
  @Test(arguments: [
    ("", true), ("EY77-DD8T-KNMP-93HD", true), ("https://bewijs.example/q#123", true),
    ("#1234", true), ("  \n1234", true), ("controlecode: x", true), ("{\"a\":1}", false),
    ("\u{FEFF}{}", false), ("<svg", false), ("[1]", false), ("\u{89}PNG", false), ("é", false),
    (String(repeating: "1", count: 2048), true), (String(repeating: "1", count: 2049), false),
  ])
  func whatIsShort(text: String, isShort: Bool) {
    let asker = Asker(format: .json, language: .nl)
    #expect(VerifyRequest(input: Array(text.utf8), asker: asker).isShort == isShort)
  }

  @Test(arguments: [
    ("input=a", "a"), ("x=1&input=a+b%20c", "a b c"), ("input=", ""), ("inputs=1&input=2", "2"),
    ("input=%E2%9C%94", "✔"), ("input=a=b", "a=b"), ("&&&input=a&input=b", "a"),
    ("", nil), ("input", nil), ("inpu=a", nil), ("input=%", nil), ("input=%zz", nil),
    ("input=%ff", nil), (String(repeating: "&", count: 1 << 20), nil),
  ])
  func forms(form: String, value: String?) {
    #expect(Form.field("input", of: Array(form.utf8)) == value)
  }
}
