public import BlijkBasics
public import BlijkCredential
import BlijkKeys

/// The profile as `issuer.toml`.
extension IssuerProfile {
  init(file: TOMLFile) throws(Problem) {
    try file.allowOnly([
      "name", "host", "signatory", "kvk", "url", "phone", "register", "typed-codes", "publish",
    ])
    guard let name = try file.string("name"), let host = try file.string("host") else {
      throw Problem(
        .badIssuer, nl: "\(file.path): 'name' en 'host' zijn nodig.",
        en: "\(file.path): 'name' and 'host' are needed.")
    }
    self = try IssuerProfile(
      checking: name, host: host, signatory: try file.string("signatory"),
      kvk: try file.string("kvk"), url: try file.string("url"), phone: try file.string("phone"))
    typedCodes = try file.bool("typed-codes")
  }

  /// Checks every field as it will stand on documents and pages.
  ///
  /// - Throws: `badIssuer`, naming the first field that is not right.
  public init(
    checking name: String, host: String, signatory: String?, kvk: String?, url: String?,
    phone: String?
  ) throws(Problem) {
    func checked(_ field: String, _ text: String, _ rules: FieldRules) throws(Problem) -> String {
      do {
        return try rules.clean(text)
      } catch {
        throw Problem(
          .badIssuer, nl: "'\(field)' \(error.message.nl).", en: "'\(field)' \(error.message.en).")
      }
    }
    func wrong(_ field: String, _ nl: String, _ en: String) -> Problem {
      Problem(.badIssuer, nl: "'\(field)' \(nl).", en: "'\(field)' \(en).")
    }
    let name = try checked("name", name, .title)
    if let kvk, kvk.utf8.count != 8 || !kvk.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw wrong(
        "kvk", "is geen KvK-nummer van acht cijfers", "is not a KvK number of eight digits")
    }
    if let url {
      guard url.hasPrefix("https://") || url.hasPrefix("http://"), url.utf8.count <= 200,
        url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E })
      else {
        throw wrong(
          "url", "begint niet met https:// of heeft vreemde tekens",
          "does not begin with https:// or has odd characters")
      }
    }
    if let phone {
      let allowed = "0123456789+-() ".unicodeScalars
      guard (3...24).contains(phone.count), phone.unicodeScalars.allSatisfy(allowed.contains) else {
        throw wrong("phone", "is geen telefoonnummer", "is not a phone number")
      }
    }
    self.init(
      host: try IssuerHost(host), name: name, kvk: kvk, url: url, phone: phone,
      signatory: Signatory(
        try signatory.map { text throws(Problem) in
          try checked("signatory", text, .line)
        } ?? name))
  }

  /// The text of `issuer.toml`.
  package var toml: String {
    var lines = ["# De organisatie die uitgeeft. / The organisation that issues."]
    func add(_ key: String, _ value: String?) {
      // JSON's escapes for quotes, backslashes and control characters are TOML's as well.
      if let value { lines.append("\(key) = \(JSON.string(value).text)") }
    }
    add("name", name)
    add("host", host.base)
    add("signatory", signatory.text)
    add("kvk", kvk)
    add("url", url)
    add("phone", phone)
    if let typedCodes { lines.append("typed-codes = \(typedCodes)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
