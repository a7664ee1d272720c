import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkVerifying
import Foundation

/// The check page of a published site: one file with its script, style and words, that asks only its own address.
struct SitePage {
  let bytes: [UInt8]

  /// Puts it together from the shared files.
  ///
  /// - Throws: Which file or text is missing.
  init(_ shared: SharedFiles) throws(Problem) {
    let shell = try Self.text(shared, "Site/page.html")
    let style = try Self.text(shared, "Templates/service/blijk.css")
    let script = try SiteScript(shared).text
    var languages: [Texts] = []
    for language in Language.allCases {
      let texts = try shared.texts(language)
      if texts.optional("approved-by")?.isEmpty == false { languages.append(texts) }
    }
    guard let first = languages.first else {
      throw Problem(
        .badTexts, nl: "Geen taal is goedgekeurd ('approved-by').",
        en: "No language is approved ('approved-by').")
    }
    var noScript: [String] = []
    for texts in languages { noScript.append(try texts.text("site.no-script")) }
    let values = [
      "language": first.language.rawValue, "title": Self.escaped(try first.text("page.title")),
      "noscript": Self.escaped(noScript.joined(separator: " ")),
      "style": style, "script": script, "words": try Self.words(shared, languages),
      "csp": Self.policy(script: script, style: style),
    ]
    bytes = Array(Self.fill(shell, with: values).utf8)
  }

  /// Fills the places of the shell, `{{title}}` or `{{{script}}}`: none repeats another or asks anything.
  private static func fill(_ shell: String, with values: [String: String]) -> String {
    shell.replacing(/{{{?([a-z]+)}?}}/) { values[String($0.1)] ?? "" }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// Whether a file is a check page of Blijk.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.holds(Array(#"<script type="application/json" id="words">"#.utf8))
  }

  private static func text(_ shared: SharedFiles, _ name: String) throws(Problem) -> String {
    String(
      decoding: try BoundedFile.named(shared.file(name), atMost: 1 << 20), as: UTF8.self)
  }

  /// The texts that the page says, by language.
  private static func words(_ shared: SharedFiles, _ languages: [Texts]) throws(Problem) -> String {
    let keys = try JSON(reading: Array(text(shared, "Site/words.json").utf8)).array ?? []
    var all: JSON = [:]
    for texts in languages {
      var words: JSON = [:]
      for key in keys.compactMap(\.string) {
        let mayLack = key.hasSuffix("?")
        let name = mayLack ? String(key.dropLast()) : key
        // The page fills in names and dates itself.
        words[name] = texts.unfilled(name).map { .string($0) }
        if !mayLack, words[name] == nil { _ = try texts.text(name) }
      }
      all[texts.language.rawValue] = words
    }
    return String(decoding: all.serialized(), as: UTF8.self)
  }

  /// What the page may do: run exactly this script, look exactly so, and ask its own address.
  private static func policy(script: String, style: String) -> String {
    func hash(_ text: String) -> String {
      "'sha256-\(Data(SHA256.hash(Array(text.utf8))).base64EncodedString())'"
    }
    return
      "default-src 'none'; script-src \(hash(script)); style-src \(hash(style)); connect-src 'self'; "
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }
}
