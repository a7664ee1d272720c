import BlijkTestSupport
import Foundation
import Testing

/// The verify service over real HTTP.
@Suite struct ServiceTests {
  @Test func pagesAreSelfContainedAndTellNobody() async throws {
    let organisation = try Organisation(host: "bewijs.example/moerwijk")
    let service = try Service(issuer: organisation.path)
    for path in ["/", "/q", "/c", "/moerwijk/q", "/moerwijk/c"] {
      let page = try await service.get(path)
      #expect(page.status == 200)
      #expect(page.headers["Content-Type"]?.hasPrefix("text/html") == true)
      #expect(page.headers["Referrer-Policy"] == "no-referrer")
      #expect(page.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
      #expect(page.headers["Set-Cookie"] == nil)
      #expect(page.body.contains("<noscript>"))
      #expect(!page.body.contains("http://") && !page.body.contains("https://"))
    }
    for path in ["/blijk.js", "/blijk.css", "/health"] {
      #expect(try await service.get(path).status == 200)
    }
    #expect(try await service.get("/nergens").status == 404)
  }

  /// An answer that is an error is no less careful.
  @Test func errorsHaveTheSameHeaders() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    let large = Data(repeating: 0x20, count: 2 << 20)
    let answers = [
      try await service.get("/nergens"), try await service.get("/api/verify"),
      try await service.post(Data("junk".utf8), type: "application/json"),
      try await service.post(large, type: "application/json"),
    ]
    #expect(answers.map(\.status) == [404, 405, 400, 413])
    #expect(answers[1].headers["Allow"] == "POST")
    for answer in answers {
      #expect(answer.headers["Cache-Control"] == "no-store", "\(answer.status)")
      #expect(answer.headers["X-Content-Type-Options"] == "nosniff", "\(answer.status)")
      #expect(answer.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    }
  }

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
          time.sleep(1)
          for n in list(still):
              try:
                  if n >= 2: slow[n].send(b"GET / HTTP/1.1"[second:second + 1] or b"a")
                  if slow[n].recv(1000) == b"": still.discard(n)
              except BlockingIOError: pass
              except OSError: still.discard(n)
          if not still: break
      print(sorted(still))
      """
    let waiting = Process()
    waiting.executableURL = URL(fileURLWithPath: Project.python)
    waiting.arguments = ["-c", script, String(service.port)]
    let pipe = Pipe()
    waiting.standardOutput = pipe
    try waiting.run()
    while waiting.isRunning { try await Task.sleep(for: .milliseconds(200)) }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(output == "[]\n")
  }

  /// Mended rights change no file, so the service tries again by itself, and says so meanwhile.
  @Test func aRegisterThatOpensAgainIsUsed() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    let register = organisation.path + "/register.sqlite"
    #expect(try run("/usr/bin/sqlite3", [register, "PRAGMA user_version = 99"]).status == 0)
    let service = try Service(issuer: organisation.path)
    #expect(service.said.contains("nieuwere Blijk"))
    #expect(!service.said.contains("Jansen"))
    #expect(try await service.verify(link)["state"] == "statusUnknown")
    let ill = try await service.get("/health")
    #expect(ill.status == 200)
    #expect(ill.body == #"{"status":"degraded"}"#)

    #expect(try run("/usr/bin/sqlite3", [register, "PRAGMA user_version = 5"]).status == 0)
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.verify(link)["state"] == "valid")
    #expect(try await service.get("/health").body == #"{"status":"ok"}"#)
  }

  @Test func everyVerdictIsAGoodAnswer() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    for input in ["", "hallo", "EY77-DD8T-KNMP-93HD", "<html>", "/etc/passwd", "../keys"] {
      let answer = try await service.verify(input)
      #expect(answer.status == 200)
      #expect(["unreadable", "notFound"].contains(answer["state"]))
    }
    #expect(try await service.post(Data("junk".utf8), type: "application/json").status == 400)
    let large = Data(repeating: 0x20, count: 2 << 20)
    #expect(try await service.post(large, type: "application/json").status == 413)
  }

  /// A service must never read a file because its name came from outside.
  @Test func aFilesNameIsNotAFile() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let file = try documents.files(".svg")[0]
    #expect(try organisation.blijk(["verify", file]).status == 0)
    let service = try Service(issuer: organisation.path)
    #expect(try await service.verify(file)["state"] == "unreadable")
  }

  @Test func theAnswerAsAPageEscapesAndWorksWithoutScript() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: #"naam\#n"Jansen & Zn. ""O'Brien"""\#n"#)
    let link = try documents.link(in: try documents.files(".svg")[0])
    let service = try Service(issuer: organisation.path)
    let page = try await service.verify(link, accept: "text/html")
    #expect(page.body.contains("Jansen &amp; Zn. &quot;O&#39;Brien&quot;"))
    #expect(page.body.contains("Deze gegevens komen echt van Buurtkamer Moerwijk."))
    #expect(page.body.contains("Dit is geen EHBO-diploma."))
    let form = Data("input=EY77+DD8T-KNMP-93hd".utf8)
    let typed = try await service.post(form, type: "application/x-www-form-urlencoded")
    #expect(typed.status == 200)
    #expect(typed.body.contains("Bij deze code kunnen wij niets tonen."))
  }

  @Test func aKeyMadeWhileItRunsIsKnownSoon() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    #expect(try organisation.blijk(["key", "new"]).status == 0)
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.verify(link)["state"] == "valid")
  }

  @Test func withoutItsRegisterNothingIsValid() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    try FileManager.default.removeItem(atPath: organisation.path + "/register.sqlite")
    let service = try Service(issuer: organisation.path)
    let answer = try await service.verify(link)
    #expect(answer.status == 200)
    #expect(answer["state"] == "statusUnknown")
    #expect(!answer.body.contains(organisation.path))
  }

  @Test func aFolderThatIsNoIssuersIsRefused() throws {
    let folder = try TemporaryFolder()
    let ending = try run(program("blijk-service"), ["--issuer", folder.path, "--port", "0"])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("issuer.toml"))
  }
}
