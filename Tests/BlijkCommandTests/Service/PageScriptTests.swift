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
      "harness.js", Self.browser + "console.log(address + ' ' + asked.join());")
    let ending = try run(Self.node, [harness, Self.scripts(in: folder), fragment])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "/q \(asked)\n")
  }

  /// Of each text in `Tests/Vectors/links.json` the script finds the same codes as the service, and asks
  /// about nothing else.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: node), "needs Node"))
  func theSameCodesAreFoundInWhateverIsPasted() throws {
    let folder = try TemporaryFolder()
    let harness = try folder.file("harness.js", Self.browser + Self.pasting)
    let ending = try run(
      Self.node, [harness, Self.scripts(in: folder), "", "\(Project.vectors)/links.json"])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.hasSuffix(" of them, 0 otherwise\n"), "\(ending.output)")
    #expect(Int(ending.output.prefix { $0 != " " }).map { $0 > 100 } == true, "\(ending.output)")
  }

  /// A photo is larger than the service takes: its beginning tells that it is one.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: node), "needs Node"),
    arguments: [
      ("image/jpeg", "a.jpg", 512), ("", "IMG_1.HEIC", 512), ("application/pdf", "a.pdf", 512),
      ("image/png", "a.png", 0), ("image/svg+xml", "a.svg", 0), ("text/html", "a.html", 0),
    ])
  func ofALargePhotoTheBeginningIsAsked(type: String, name: String, bytes: Int) throws {
    let folder = try TemporaryFolder()
    let harness = try folder.file(
      "harness.js",
      Self.browser + """
        const { File } = require("node:buffer");
        const file = new File([new Uint8Array(3 << 20)], "\(name)", { type: "\(type)" });
        handlers.change({ target: { id: "file", files: [file] } });
        console.log(asked.map((one) => one.size).join() || "0");
        """)
    let ending = try run(Self.node, [harness, Self.scripts(in: folder), ""])
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "\(bytes)\n")
  }

  /// The script as the service sends it.
  private static func scripts(in folder: TemporaryFolder) throws -> String {
    let parts = try ["Site/codes.js", "Templates/service/blijk.js"].map { name in
      try String(contentsOfFile: "\(Project.root)/\(name)", encoding: .utf8)
        .replacingOccurrences(of: "\nexport ", with: "\n")
    }
    return try folder.file("script.js", parts.joined())
  }

  /// Just enough of a browser; what is asked is noted.
  private static let browser = """
    const asked = [];
    const handlers = {};
    let address = "/q" + process.argv[3];
    const element = { id: "input", value: "", replaceChildren() {} };
    globalThis.document = {
      getElementById: () => element, createElement: () => ({}),
      addEventListener(name, handler) { handlers[name] = handler; },
      documentElement: { lang: "nl" },
    };
    globalThis.location = { hash: process.argv[3], pathname: "/q", search: "" };
    globalThis.history = { replaceState(state, title, to) { address = to; } };
    globalThis.window = { addEventListener() {} };
    globalThis.fetch = (to, request) => {
      const isText = typeof request.body === "string";
      asked.push(isText ? JSON.parse(request.body).input : request.body);
      return new Promise(() => {});
    };
    require(process.argv[2]);

    """

  /// Types each text, and pastes it; says how many there were, and which were asked about otherwise.
  private static let pasting = #"""
    const vectors = JSON.parse(require("fs").readFileSync(process.argv[4], "utf8"));
    function value(words) {
      return words.split("+").map(function (word) {
        if (word[0] === "=") return word.slice(1);
        const all = vectors[word[0]];
        return word[1] === "1" ? all.slice(0, 100) : word[1] === "2" ? all.slice(100) : all;
      }).join("");
    }
    function wrapped(digits, wrap) {
      if (!wrap) return digits;
      return digits.match(new RegExp(`.{1,${wrap[0]}}`, "g")).join(wrap[1]);
    }
    let otherwise = 0;
    for (const one of vectors.cases) {
      const text = one.text.replace(/\{([ABab][12]?)\}/g,
        (all, name) => "AB".includes(name) ? wrapped(value(name), one.wrap) : value(name));
      const links = one.tokens.concat(one.broken).map((name) => "/q#" + value(name));
      const codes = links.concat(one.codes.map(value));
      const isMarkup = text.includes("<");
      const expected = isMarkup || codes.length === 0 ? text : codes.join("\n");
      asked.length = 0;
      element.value = text;
      handlers.submit({ target: { id: "typed" }, preventDefault() {} });
      let isKept = true;
      element.value = "";
      handlers.paste({
        target: element, preventDefault() { isKept = false; }, clipboardData: { getData: () => text },
      });
      const pasted = isKept ? text : element.value;
      const shown = isKept ? text : codes.join(" ");
      if (asked.length !== 1 || asked[0] !== expected || pasted !== shown) {
        otherwise++;
        console.log(one.name, JSON.stringify(asked), JSON.stringify(pasted));
      }
    }
    console.log(`${vectors.cases.length} of them, ${otherwise} otherwise`);
    """#
}
