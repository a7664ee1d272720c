import BlijkTestSupport
import Foundation
import Testing

/// The service as it runs on a server: with its own certificate, behind nginx, as a user who may only
/// read, and until it is told to stop.
@Suite struct ServiceRunningTests {
  private static func has(_ programs: String...) -> Bool {
    Project.isCI || programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A certificate and its key for `bewijs.example`, made by OpenSSL.
  private func certificate(_ folder: TemporaryFolder, _ name: String) throws -> (
    certificate: String, key: String
  ) {
    let made = try run(
      "/usr/bin/openssl",
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
        "/CN=bewijs.example", "-days", "2", "-out", folder("\(name).pem"), "-keyout",
        folder("\(name).key"),
      ])
    #expect(made.status == 0, "\(made.errors)")
    return (folder("\(name).pem"), folder("\(name).key"))
  }

  /// Asks over https, whoever signed the certificate; gives its fingerprint, the status and headers.
  private func askEncrypted(_ port: Int, _ path: String = "/q") throws -> String {
    let script = """
      import hashlib, http.client, ssl, sys
      context = ssl.create_default_context()
      context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
      c = http.client.HTTPSConnection("127.0.0.1", int(sys.argv[1]), context=context, timeout=20)
      c.connect()
      print(hashlib.sha256(c.sock.getpeercert(True)).hexdigest(), c.sock.version())
      c.request("GET", sys.argv[2], headers={"Forwarded": "for=203.0.113.9;proto=http"})
      answer = c.getresponse()
      print(answer.status, answer.headers, len(answer.read()))
      """
    let ending = try run(Project.python, ["-c", script, String(port), path])
    #expect(ending.status == 0, "\(ending.errors)")
    return ending.output
  }

  @Test(.enabled(if: has("/usr/bin/openssl"), "needs openssl"))
  func aNewCertificateIsTakenWithoutARestart() async throws {
    let organisation = try Organisation()
    let files = try certificate(organisation.folder, "one")
    let service = try Service(
      issuer: organisation.path,
      options: ["--tls-cert", files.certificate, "--tls-key", files.key])
    let first = try askEncrypted(service.port)
    #expect(first.contains("TLSv1.3") && first.contains("200"))
    #expect(first.lowercased().contains("strict-transport-security: max-age=31536000"))

    func put(_ name: String, _ path: String) throws {
      try Data(contentsOf: URL(fileURLWithPath: organisation.folder(name)))
        .write(to: URL(fileURLWithPath: path), options: .atomic)
    }
    _ = try certificate(organisation.folder, "two")
    // For a moment they do not belong together: the old pair stays.
    try put("two.pem", files.certificate)
    // It looks when somebody connects, and says what it found.
    let hasTold = try await eventually {
      let now = try askEncrypted(service.port)
      #expect(now.prefix(64) == first.prefix(64))
      return service.said.contains("bij elkaar horen")
    }
    #expect(hasTold)
    try put("two.key", files.key)
    #expect(
      try await eventually { try askEncrypted(service.port).prefix(64) != first.prefix(64) })
  }

  @Test func aPairThatDoesNotFitIsRefused() throws {
    let organisation = try Organisation()
    let junk = try organisation.folder.file("junk.pem", "junk")
    let service = ["--issuer", organisation.path, "--port", "0"]
    let wrong = try run(
      program("blijk-service"), service + ["--tls-cert", junk, "--tls-key", junk])
    #expect(wrong.status == 2 && wrong.errors.contains("bij elkaar horen"))
    let half = try run(program("blijk-service"), service + ["--tls-cert", junk])
    #expect(half.status == 64)
  }

  /// The files in `Examples/service`, with only their addresses changed.
  @Test(.enabled(if: has("/usr/sbin/nginx", "/usr/bin/openssl"), "needs nginx"))
  func nginxGoesBeforeIt() throws {
    let organisation = try Organisation()
    let service = try Service(
      issuer: organisation.path, options: ["--trusted-proxy", "127.0.0.1", "--rate-limit", "1"])
    let files = try certificate(organisation.folder, "nginx")
    let site = organisation.folder("site")
    #expect(try organisation.blijk(["publish", "--out", site]).status == 0)
    let ending = try run(
      Project.python,
      [
        "-B", "\(Project.root)/Tests/Python/check_nginx.py", organisation.folder.path,
        "\(Project.root)/Examples/service/nginx.conf", String(service.port), files.certificate,
        files.key, "\(Project.root)/Examples/service/nginx-publiceren.conf", site,
      ])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
  }

  /// Whoever runs it needs no more than to read, and never the private keys.
  @Test(.enabled(if: getuid() == 0 && has("/usr/bin/setpriv"), "needs to be root"))
  func theKeysNeedNotBeReadable() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    let opened = try run(
      "/bin/sh",
      [
        "-c",
        """
        chmod o+x "$1/.." && chmod -R o+rX "$1" && chmod 700 "$1/keys" && chmod 600 "$1"/keys/*
        """, "sh", organisation.path,
      ])
    #expect(opened.status == 0, "\(opened.errors)")
    let service = try Service(issuer: organisation.path, user: 65_534)
    #expect(try await service.verify(link)["state"] == "valid")
    #expect(try await service.get("/ready").status == 200)
    let status = try String(
      contentsOfFile: "/proc/\(service.processIdentifier)/status", encoding: .utf8)
    #expect(status.contains("Uid:\t65534\t65534"))
    // What is registered and withdrawn from now on is seen as well.
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    #expect(try organisation.blijk(["revoke", code]).status == 0)
    #expect(try await service.verify(link)["state"] == "revoked")
    // And a new key, without rights being given again.
    #expect(try organisation.blijk(["key", "new"]).status == 0)
    let later = try organisation.issue("ehbo", roster: "naam\nFatma Demir\n")
    try await service.soonSays("valid", of: try later.link(in: try later.files(".html")[0]))
  }

  /// A question that was begun is answered, and then it ends.
  @Test func itStopsWhenAllIsAnswered() throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    let script = """
      import os, signal, socket, sys, time
      address, process = ("127.0.0.1", int(sys.argv[1])), int(sys.argv[2])
      def until(is_so):
          end = time.monotonic() + 60
          while not is_so():
              assert time.monotonic() < end
              time.sleep(0.01)
      def is_read(port):  # nothing of it waits at the other end
          ends = ":%04X" % address[1], ":%04X" % port
          for line in open("/proc/net/tcp"):
              words = line.split()
              if words[1].endswith(ends[0]) and words[2].endswith(ends[1]):
                  return words[4].endswith(":00000000")
      def is_closed():
          try: return socket.create_connection(address, 2).close()
          except OSError: return True
      s = socket.create_connection(address, 20)
      body = b'{"input": "hallo"}'
      s.sendall(b"POST /api/verify HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body))
      until(lambda: is_read(s.getsockname()[1]))
      os.kill(process, signal.SIGTERM)
      until(is_closed)
      s.sendall(body)
      answer = s.recv(65536)
      assert answer.startswith(b"HTTP/1.1 200"), answer
      print("done")
      """
    let ending = try run(
      Project.python,
      ["-c", script, String(service.port), String(service.processIdentifier)])
    #expect(ending.output == "done\n", "\(ending.errors)")
    #expect(waitUntil { !service.isRunning })
  }

  /// The unit in `Examples/service` leaves the service next to nothing.
  @Test(.enabled(if: has("/usr/bin/systemd-analyze"), "needs systemd-analyze"))
  func theUnitIsHardened() throws {
    let ending = try run(
      "/usr/bin/systemd-analyze",
      [
        "security", "--no-pager", "--offline=true", "--threshold=20",
        "\(Project.root)/Examples/service/blijk-service.service",
      ], environment: ["LANG": "C"])
    #expect(ending.status == 0, "\(ending.output.suffix(400))\(ending.errors)")
  }
}
