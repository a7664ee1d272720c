import BlijkTestSupport
import Foundation
import Testing

/// The check page's script, run by Node where there is one, with just enough of a browser around it.
@Suite struct PageScriptTests {
  private static let node = "/usr/bin/node"

  /// A fragment, and what is asked about.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: node), "needs Node"),
    arguments: [
      ("#%", "%"), ("#12345", "12345"), ("#EY77%20DD8T", "EY77 DD8T"), ("#100%25%", "100%25%"),
      ("", ""),
    ])
  func theFragmentIsTakenOutAndAsked(fragment: String, asked: String) throws {
    let folder = try TemporaryFolder()
    let harness = try folder.file(
      "harness.js",
      """
      const asked = [];
      let address = "/q" + process.argv[3];
      const element = { replaceChildren() {} };
      globalThis.document = {
        getElementById: () => element, createElement: () => ({}), addEventListener() {},
        documentElement: { lang: "nl" },
      };
      globalThis.location = { hash: process.argv[3], pathname: "/q", search: "" };
      globalThis.history = { replaceState(state, title, to) { address = to; } };
      globalThis.window = { addEventListener() {} };
      globalThis.fetch = (to, request) => {
        asked.push(JSON.parse(request.body).input);
        return new Promise(() => {});
      };
      require(process.argv[2]);
      console.log(address + " " + asked.join());
      """)
    let script = "\(Project.root)/Templates/service/blijk.js"
    let ending = try run(Self.node, [harness, script, fragment])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "/q \(asked)\n")
  }
}
