import BlijkTestSupport
import Foundation
import Testing

/// The verify service over real HTTP.
@Suite struct ServiceTests {
  /// Nobody keeps connections by sending nothing, half a request, or a letter a second.
  @Test func aSlowConnectionIsClosed() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    let script = """
      import socket, sys, time
      slow = [socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for _ in range(4)]
      slow[1].sendall(b"POST /api/verify HTTP/1.1\\r\\nHost: a\\r\\nContent-Le")
      slow[3].sendall(b"POST /api/verify HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 9999\\r\\n\\r\\n")
      for s in slow: s.setblocking(False)
      still = set(range(4))
      for second in range(60):
          time.sleep(1)  # to be slow is what they are for
          for n in list(still):
              try:
                  if n >= 2: slow[n].send(b"GET / HTTP/1.1"[second:second + 1] or b"a")
                  if slow[n].recv(1000) == b"": still.discard(n)
              except BlockingIOError: pass
              except OSError: still.discard(n)
          if not still: break
      print(sorted(still))
      """
    let waiting = try RunningProgram(Project.python, ["-c", script, String(service.port)])
    #expect(await eventually(within: .seconds(90)) { !waiting.isRunning })
    #expect(try waiting.ending().output == "[]\n")
  }

  /// Mended rights change no file, so the service tries again by itself, and says so meanwhile.
  @Test func aRegisterThatOpensAgainIsUsed() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    let register = organisation.path + "/register.sqlite"
    #expect(try run("/usr/bin/sqlite3", [register, "PRAGMA user_version = 99"]).status == 0)
    let service = try Service(issuer: organisation.path)
    #expect(service.said.contains("nieuwere Blijk"))
    #expect(!service.said.contains("Jansen"))
    #expect(try await service.verify(link)["state"] == "statusUnknown")
    let health = try await service.get("/health")
    #expect(health.status == 200)
    #expect(health.body == #"{"status":"degraded"}"#)

    #expect(try run("/usr/bin/sqlite3", [register, "PRAGMA user_version = 6"]).status == 0)
    try await service.soonSays("valid", of: link)
    #expect(try await service.get("/health").body == #"{"status":"ok"}"#)
  }

  @Test func aKeyMadeWhileItRunsIsKnownSoon() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    #expect(try organisation.blijk(["key", "new"]).status == 0)
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    try await service.soonSays("valid", of: link)
  }

  @Test func aFolderThatIsNoIssuersIsRefused() throws {
    let folder = try TemporaryFolder()
    let ending = try run(program("blijk-service"), ["--issuer", folder.path, "--port", "0"])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("issuer.toml"))
  }
}
