import BlijkTestSupport
import Foundation
import Testing

/// The programs where `/proc` is not mounted, as in a bare chroot.
@Suite struct WithoutProcTests {
  /// Runs a program without `/proc`, which asks for a namespace of its own.
  private static func runWithoutProc(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Ending {
    let asRoot = getuid() == 0 ? [] : ["--map-root-user"]
    let hide = "mount -t tmpfs tmpfs /proc && exec \"$@\""
    return try run(
      "/usr/bin/unshare",
      asRoot + ["--mount", "/bin/sh", "-c", hide, "sh", program] + arguments,
      environment: environment)
  }

  static let isPossible = (try? runWithoutProc("/bin/ls", ["/proc"]))?.output == ""

  /// Swift's own threads end a program without it, sooner or later; so neither begins.
  @Test(.enabled(if: isPossible || Project.isCI), arguments: ["blijk", "blijk-service"])
  func bothSayWhatIsMissing(name: String) throws {
    let organisation = try Organisation()
    let own = ["BLIJK_ISSUER": organisation.path]
    for arguments in [[], ["--help"], ["--version"], ["list"], ["--port", "0"]] {
      // Often enough to meet a thread that is faster.
      for _ in 1...8 {
        let ending = try Self.runWithoutProc(program(name), arguments, environment: own)
        #expect(ending.status == 64, "\(arguments): \(ending.errors)")
        #expect(ending.output == "")
        #expect(ending.errors.contains("\(name): Dit programma heeft /proc nodig"))
        #expect(ending.errors.contains("\(name): This program needs /proc"))
      }
    }
  }

  @Test func nothingAskedIsNothingDone() throws {
    let ending = try run(program("blijk"), [])
    #expect(ending.status == 64)
    #expect(ending.output == "")
    #expect(ending.errors.contains("GEBRUIK: blijk"))
  }
}
