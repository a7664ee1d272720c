import BlijkTestSupport
import Foundation
import Testing

private let node = "/usr/bin/node"
private let typescript = "/usr/bin/tsc"
private let siteTests = "\(Project.root)/Tests/Site"

private func isThere(_ programs: String...) -> Bool {
  Project.isCI || programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
}

/// The page of a published site (`Site/`), asked without a browser by Node, and looked at in a real one. What
/// it is asked is made without code of ours (`Tests/Python/site_page`). One after the other: WebKit takes one driver
/// at a time.
@Suite(.serialized) struct SitePageTests {
  @Test(.enabled(if: isThere(typescript), "needs TypeScript"))
  func itsTypesAreRight() throws {
    let ending = try run(typescript, ["--project", siteTests])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
  }

  /// Characters that nobody sees, days of a century, and codes in whatever is pasted.
  @Test(
    .enabled(if: isThere(node), "needs Node"),
    arguments: [["units.js"], ["days.js"], ["links.js", "\(Project.vectors)/links.json"]])
  func itsPartsAreRight(arguments: [String]) throws {
    try ask("\(siteTests)/\(arguments[0])", Array(arguments.dropFirst()))
  }

  @Test(.enabled(if: isThere(node), "needs Node"))
  func itSaysWhatTheProgramSays() throws {
    let folder = try TemporaryFolder()
    let words = try python("join_page.py", ["words"])
    let path = try folder.file("words.json", words.output)
    let kept = ["copy", "copy-rsa", "nothing"].map { "\(Project.vectors)/verdicts/\($0).json" }
    try ask("\(siteTests)/verdicts.js", [path] + kept)
  }

  @Test(
    .enabled(if: isThere(node), "needs Node"),
    .enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
  func itTakesTheSameSignatures() throws {
    try ask("\(siteTests)/signatures.js", [try #require(Project.conformance)])
  }

  /// Files that are missing, old, mixed, swapped or spoiled.
  @Test(.enabled(if: isThere(node), "needs Node"))
  func itVouchesForNothingThatIsNotSo() throws {
    _ = try python("check_site_files.py", [])
  }

  /// `make parity` asks 10,000 things.
  @Test(.enabled(if: isThere(node), "needs Node"))
  func itAgreesWithTheProgram() throws {
    let surroundings = ProcessInfo.processInfo.environment
    let count = surroundings["BLIJK_PARITY"] ?? "1000"
    let ending = try python(
      "check_page_parity.py",
      [program("blijk-service"), count, surroundings["BLIJK_SEED"] ?? "1", "--codes"])
    print(ending.output)
  }

  /// `BLIJK_PICTURES` names a folder to leave pictures in.
  @Test(.enabled(if: isThere("/usr/bin/chromium", "/usr/bin/chromedriver"), "needs chromium"))
  func everybodyCanReadItsAnswers() throws {
    let pictures = ProcessInfo.processInfo.environment["BLIJK_PICTURES"]
    let ending = try python("check_site.py", pictures.map { [$0] } ?? [])
    print("check_site: \(ending.output)")
  }

  @Test(.enabled(if: isThere("/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb"), "needs WebKit"))
  func anotherEngineAnswersTheSame() throws {
    let ending = try python("check_site_webkit.py", [])
    print("check_site_webkit: \(ending.output)")
  }

  /// The program issues and publishes; two browsers ask two web servers.
  @Test(
    .enabled(
      if: isThere(
        "/usr/bin/chromedriver", "/usr/bin/WebKitWebDriver", "/usr/bin/Xvfb", "/usr/sbin/nginx"),
      "needs two browsers and nginx"))
  func theWholeWayWithoutAServerOfOurs() throws {
    let ending = try python("check_whole_way.py", [program("blijk")])
    print("check_whole_way: \(ending.output)")
  }

  /// Sent to real servers by the programs that people have, and asked of hosts that misbehave.
  @Test(
    .enabled(
      if: isThere("/usr/bin/rsync", "/usr/bin/lftp", "/usr/bin/curl"), "needs rsync and lftp"))
  func itIsSentAndAskedAbout() throws {
    _ = try python("check_publishing.py", [program("blijk")])
  }

  private func ask(_ script: String, _ arguments: [String]) throws {
    let ending = try run(node, [script] + arguments)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
  }

  private func python(_ script: String, _ arguments: [String]) throws -> Ending {
    let ending = try run(
      Project.python, ["-B", "\(Project.root)/Tests/Python/\(script)"] + arguments)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    return ending
  }
}
