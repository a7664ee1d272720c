import BlijkTestSupport
import Foundation
import Testing

/// Who verifies never holds a key: what each room may reach, by the package's own graph and by what was built.
@Suite struct HouseTests {
  /// A target, as `swift package dump-package` tells it.
  private struct Target: Decodable {
    struct Dependency: Decodable {
      let byName: [String?]?
    }
    let name: String
    let path: String?
    let type: String
    let dependencies: [Dependency]

    var needs: [String] { dependencies.compactMap { $0.byName?.first ?? nil } }
  }

  private struct Package: Decodable {
    let targets: [Target]
  }

  /// The targets by name.
  private static let targets = Result { () throws -> [String: Target] in
    let folder = try TemporaryFolder()
    // A build folder of its own: the usual one is held by whoever runs the tests.
    let told = try run(
      "/usr/bin/env",
      [
        "swift", "package", "--package-path", Project.root, "--scratch-path", folder.path,
        "dump-package",
      ])
    let package = try JSONDecoder().decode(Package.self, from: Data(told.output.utf8))
    return Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
  }

  /// All rooms that one reaches.
  private func reached(by room: String) throws -> Set<String> {
    reach(of: room, in: try Self.targets.get().mapValues { Set($0.needs) })
  }

  @Test(arguments: [
    "BlijkBasics", "BlijkKeys", "BlijkMarkup", "BlijkCredential", "BlijkRegister", "BlijkDocument",
    "BlijkVerifying", "BlijkService", "BlijkServiceCommand",
  ])
  func neverReachesASecret(room: String) throws {
    #expect(try Self.targets.get()[room] != nil)
    #expect(try reached(by: room).contains("BlijkSecrets") == false)
    #expect(try reached(by: room).contains("BlijkIssuing") == false)
  }

  @Test(arguments: ["BlijkVerifying", "BlijkService", "BlijkServiceCommand"])
  func neverReachesADrawing(room: String) throws {
    let drawing = ["BlijkDocument", "CHarfBuzz", "CFriBidi", "CUniBreak", "CQREncode", "CWOFF2"]
    #expect(try reached(by: room).isDisjoint(with: drawing + ["CZstd", "CZip"]))
    // What this would be if nothing were looked at.
    #expect(try reached(by: "BlijkIssuing").isSuperset(of: drawing + ["CZip"]))
  }

  /// The compiler takes any module that was built before; a fresh clone has only those that are named.
  @Test func importsAreNamed() throws {
    let targets = try Self.targets.get()
    var seen = 0
    for target in targets.values where target.type != "system-target" {
      let folder = "\(Project.root)/" + (target.path ?? Self.folder(of: target))
      for path in try Self.sources(below: folder) {
        for module in try Self.imports(of: path) where targets[module] != nil {
          seen += 1
          #expect(target.needs.contains(module), "\(path) imports \(module)")
        }
      }
    }
    #expect(seen > 1000)
  }

  private static func folder(of target: Target) -> String {
    (target.type == "test" ? "Tests/" : "Sources/") + target.name
  }

  private static func sources(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("ServiceFloor/") }
      .map { "\(folder)/\($0)" }
  }

  private static func imports(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place == words.count - 2,
        words[..<place].allSatisfy({
          ["public", "package", "@testable", "@_exported"].contains($0)
        })
      else { return nil }
      return String(words[place + 1])
    }
  }

  /// What was built: the service draws nothing, and has no code that opens, makes or uses a private key.
  @Test func theServiceLinksNoDrawingAndNoSecret() throws {
    let service = program("blijk-service")
    let (libraries, symbols) = (
      try run("/usr/bin/env", ["ldd", service]).output, try Self.symbols(of: service)
    )
    for name in ["harfbuzz", "fribidi", "unibreak", "qrencode", "woff2", "brotli", "zstd", "zip"] {
      #expect(!libraries.contains("lib\(name)"), "\(name)")
    }
    #expect(libraries.contains("libcrypto"))
    for name in Self.secret { #expect(!symbols.contains(name), "\(name)") }
    // The program that issues has all of it, or nothing was looked at.
    let issuing = try Self.symbols(of: program("blijk"))
    for name in Self.secret { #expect(issuing.contains(name), "\(name)") }
  }

  /// One import suffices, and no drawing library.
  @Test(.enabled(if: verifyOnly != nil, "make test builds the example"))
  func somebodyElsesProgramOnlyVerifies() throws {
    let program = try #require(Self.verifyOnly)
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let keys = "\(organisation.path)/trusted"
    let read = try run(program, [keys, documents.files(".html")[0]])
    #expect(read.output.hasPrefix("statusUnknown Jan Jansen "), "\(read.output)")
    #expect(try run(program, [keys, "niets"]).output.hasPrefix("unreadable - -"))
    let libraries = try run("/usr/bin/env", ["ldd", program]).output
    for name in ["harfbuzz", "zstd", "zip"] {
      #expect(!libraries.contains("lib\(name)"), "\(name)")
    }
    let source = try String(
      contentsOfFile:
        "\(Project.root)/Examples/verify-only/Sources/verify-only/VerifyOnly.swift",
      encoding: .utf8)
    #expect(
      source.split(separator: "\n").filter { $0.hasPrefix("import ") } == ["import BlijkVerifying"])
  }

  private static let verifyOnly = ProcessInfo.processInfo.environment["BLIJK_VERIFY_ONLY"]

  /// What OpenSSL does with a private key, and the room that asks it.
  private static let secret = [
    "PEM_read_bio_PKCS8", "PKCS8_decrypt", "EVP_PKCS82PKEY", "EVP_PKEY_generate", "EVP_DigestSign",
    "12BlijkSecrets",
  ]

  /// Names of functions, in the program and asked of its libraries.
  private static func symbols(of program: String) throws -> String {
    let ending = try run("/usr/bin/env", ["nm", program])
    #expect(ending.status == 0)
    return ending.output.split(separator: "\n").filter { !$0.contains("CNIOBoringSSL") }
      .joined(separator: "\n")
  }
}
