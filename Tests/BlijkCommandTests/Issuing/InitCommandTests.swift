import BlijkTestSupport
import Foundation
import Testing

/// `blijk init`: what it says of the address, and practising without one.
@Suite struct InitCommandTests {
  private func blijk(_ folder: TemporaryFolder, _ arguments: [String]) throws -> Ending {
    try run(
      program("blijk"), arguments, environment: ["BLIJK_PASSPHRASE": Organisation.passphrase],
      folder: folder.path)
  }

  @Test func anAddressIsToldForWhatItIs() throws {
    let folder = try TemporaryFolder()
    let made = try blijk(folder, ["init", "a", "--name", "Buurtkamer", "--host", "bewijs.example"])
    #expect(made.status == 0)
    #expect(made.output.contains("Elke QR-code gaat naar https://bewijs.example."))
    #expect(made.output.contains("Zonder controlepagina op dit adres opent de QR-code niets."))
    for host in ["geen", "weet niet", ""] {
      let refused = try blijk(folder, ["init", "b", "--name", "Buurtkamer", "--host", host])
      #expect(refused.status == 2)
      #expect(refused.errors.contains("Laat --host dan weg"))
      #expect(!FileManager.default.fileExists(atPath: folder("b")))
    }
    #expect(try blijk(folder, ["init", "b"]).status == 64)
  }

  /// Without an address to practise; then with one, killed at any moment.
  @Test func practisingEndsWithAnAddressHoweverOftenItIsKilled() throws {
    let folder = try TemporaryFolder()
    let list = try folder.file("lijst.csv", "naam\nSamira el Bouazzaoui\n")
    let made = try blijk(folder, ["init", "a", "--name", "Buurtkamer", "--kvk", "41234567"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("oefenmap"))
    #expect(try blijk(folder, ["key", "new", "--issuer", "a"]).status == 0)
    let issue = ["issue", "--issuer", "a", "--achievement", "ehbo", "--roster", list, "--out"]
    let refused = try blijk(folder, issue + ["uit"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("blijk init 'a' --host ADRES"))
    #expect(!FileManager.default.fileExists(atPath: folder("uit")))
    #expect(try blijk(folder, issue + ["oefen", "--test"]).status == 0)

    var chance = Chance(seed: Amount.seed)
    let change = ["init", "a", "--host", "bewijs.example/moerwijk"]
    var kills = 0
    for _ in 0..<12 {
      let running = try RunningProgram(program("blijk"), change, folder: folder.path)
      // A moment that nobody chose is what this is about.
      Thread.sleep(forTimeInterval: Double.random(in: 0.005...0.08, using: &chance))
      running.kill()
      if try running.ending().status == 0 { break }
      kills += 1
    }
    print("kills of init, seed \(Amount.seed): \(kills)")
    let toml = { try String(contentsOfFile: folder("a/issuer.toml"), encoding: .utf8) }
    if try toml().contains("oefenen.invalid")
      || FileManager.default.fileExists(atPath: folder("a/.blijk-oefenen"))
    {
      let done = try blijk(folder, change)
      #expect(done.status == 0, "\(done.errors)")
    }
    #expect(try toml().contains("bewijs.example/moerwijk"))
    #expect(try toml().contains("41234567"))
    #expect(try blijk(folder, ["list", "--issuer", "a/oefenen"]).output.contains("Samira"))
    #expect(!(try blijk(folder, ["list", "--issuer", "a"]).output.contains("Samira")))
    #expect(try blijk(folder, ["key", "new", "--issuer", "a"]).status == 0)
    let real = try blijk(folder, issue + ["uit"])
    #expect(real.status == 0, "\(real.errors)")
    #expect(try blijk(folder, change).status == 2)
  }

  /// Practice papers that lie about answer "unknown", which must surprise nobody.
  @Test func theEndOfPractisingTellsOfItsPapers() throws {
    let folder = try TemporaryFolder()
    let list = try folder.file("lijst.csv", "naam\nSamira el Bouazzaoui\n")
    let made = try blijk(folder, ["init", "a", "--name", "Buurtkamer"])
    let told = "Oefendocumenten waren alleen om te oefenen. Vanaf nu kent Blijk die niet meer"
    #expect(!made.output.contains(told))
    #expect(try blijk(folder, ["key", "new", "--issuer", "a"]).status == 0)
    let issued = try blijk(
      folder,
      [
        "issue", "--issuer", "a", "--achievement", "ehbo", "--roster", list, "--out", "oefen",
        "--test",
      ])
    #expect(issued.status == 0, "\(issued.errors)")
    let changed = try blijk(folder, ["init", "a", "--host", "bewijs.example"])
    #expect(changed.output.contains(told), "\(changed)")
    let paper = try IssuedFolder(path: folder("oefen")).files(".html")[0]
    let checked = try blijk(folder, ["verify", paper, "--issuer", "a"])
    #expect(checked.output.contains("Onbekende organisatie"), "\(checked)")
  }
}
