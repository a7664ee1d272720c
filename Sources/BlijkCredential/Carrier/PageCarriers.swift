package import BlijkBasics
import BlijkMarkup

/// What a page or drawing carries that a browser, a wallet or a check page could take for something signed:
/// credentials in scripts and in elements of Open Badges, and links of QR codes, in whatever spelling.
package struct PageCarriers {
  /// The contents of scripts that hold a credential, or say that they do.
  private(set) var scripts: Set<[UInt8]> = []
  /// The tokens in elements of Open Badges.
  private(set) var tokens: Set<[UInt8]> = []
  /// How many elements have a name that Open Badges uses.
  private(set) var elements = 0
  /// Whether one of these holds something else than a token.
  private(set) var hasOtherElement = false
  /// What stands behind `#` in links of QR codes.
  private(set) var links: Set<[UInt8]> = []
  /// Whether the file defines entities of its own.
  private(set) var definesEntities = false
  /// Whether the Open Badges namespace stands in an attribute.
  private(set) var namesBadges = false

  /// Whether there is something beside links that may hold a credential, or change what stands there.
  var mayCarryCredential: Bool {
    !scripts.isEmpty || elements > 0 || definesEntities || namesBadges
  }

  private let bytes: [UInt8]
  /// Where the script that was looked at last ends.
  private var scriptEnd = 0
  /// How many bytes of scripts may still be looked at. A script without an end tag holds all that follows.
  private var budget: Int

  /// Looks through a file.
  ///
  /// - Throws: `unreadable`, also for what may be a credential in a form that is not read: it is never
  ///   skipped.
  package init(_ bytes: [UInt8]) throws(Problem) {
    self.bytes = bytes
    budget = 4 * bytes.count
    guard !bytes.contains(0), !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE])
    else {
      throw Submission.unreadable("het is geen UTF-8-tekst", "it is not UTF-8 text")
    }
    definesEntities = isAnywhere(Self.entity)
    var tags = StartTags(bytes)
    while let tag = tags.next() { try look(at: tag) }
    if tags.isTooComplex { throw Self.tooComplex }
  }

  private mutating func look(at tag: StartTag) throws(Problem) {
    let isScript = isCalled(Self.script, tag.name)
    var type: [UInt8] = []
    var token: [UInt8]?
    for attribute in tag.attributes where attribute.value.count >= Self.shortestWord {
      let value = CharacterReferences.decoded(bytes[attribute.value])
      let isType = isCalled(Self.type, attribute.name)
      if isCalled(Self.verify, attribute.name) { token = value }
      // It holds a page within the page.
      if isCalled(Self.srcdoc, attribute.name) { throw Self.notRead }
      try look(at: value, isKnownType: isScript && isType)
      if isType { type += value.map(Self.lower) }
    }
    if isScript {
      try lookInScript(behind: tag.end, type: type)
    } else if isCalled(Self.credential, tag.name) || isCalled(Self.assertion, tag.name) {
      elements += 1
      if let token { tokens.insert(token) }
      // Comments and CDATA sections begin as a tag does.
      let next = bytes[tag.end...].drop { $0.isASCIISpace }.prefix(2)
      let isEmpty = next.first == UInt8(ascii: "<") && next.last != UInt8(ascii: "!")
      if token == nil || !isEmpty { hasOtherElement = true }
    }
  }

  /// Looks at the value of an attribute.
  private mutating func look(at value: [UInt8], isKnownType: Bool) throws(Problem) {
    if let link = Self.link(value) { links.insert(link) }
    let folded = value.map(Self.lower)
    if folded.holds(Self.namespace) { namesBadges = true }
    let isData = folded.starts(with: Self.data)
    let head = isData ? Array(folded.prefix { $0 != UInt8(ascii: ",") }) : folded
    let isCredential =
      Self.credentialTypes.contains(where: head.holds)
      || (isData && Self.dataTypes.contains(where: head.holds))
    if isCredential, !isKnownType { throw Self.notRead }
  }

  /// Looks at what stands in a script, whether a browser would run it or not.
  private mutating func lookInScript(behind start: Int, type: [UInt8]) throws(Problem) {
    let whole = start..<endOfScript(from: start)
    budget -= whole.count
    guard budget >= 0 else { throw Self.tooComplex }
    let text = Array(Array(bytes[whole]).withoutOuterSpace)
    let isDeclared = Self.credentialTypes.contains(where: type.holds)
    switch text.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard let json = try? JSON(reading: text) else {
        // Another reader may be less strict.
        if !Self.isCode(type) { throw Self.notRead }
        return
      }
      if isDeclared || Self.speaksOfCredentials(json) { scripts.insert(text) }
    default:
      // XML would see through a comment, a CDATA section or a reference.
      let isWrapped = text.starts(with: "<!".utf8) || text.first == UInt8(ascii: "&")
      if isWrapped, !Self.isCode(type) { throw Self.notRead }
      if isDeclared || text.starts(with: Self.tokenStart) { scripts.insert(text) }
    }
  }

  /// Whether a script of this type is code that is run, and not data.
  private static func isCode(_ type: [UInt8]) -> Bool {
    type.isEmpty || ["javascript", "ecmascript", "module"].contains { type.holds(Array($0.utf8)) }
  }

  /// Where the next end tag of a script begins. Tags come in order, so each is looked for once.
  private mutating func endOfScript(from start: Int) -> Int {
    if scriptEnd < start {
      scriptEnd = start
      while scriptEnd < bytes.count, !self.is(Self.scriptClosing, at: scriptEnd) { scriptEnd += 1 }
    }
    return scriptEnd
  }

  private func isAnywhere(_ word: [UInt8]) -> Bool {
    bytes.indices.contains { self.is(word, at: $0) }
  }

  /// Whether a word, given in lower case, begins here in any case.
  private func `is`(_ word: [UInt8], at place: Int) -> Bool {
    bytes[place] == word[0] && place + word.count <= bytes.count
      && word.indices.allSatisfy { Self.lower(bytes[place + $0]) == word[$0] }
  }

  /// Whether a name is this word, in any case, with or without a prefix.
  private func isCalled(_ word: [UInt8], _ name: Range<Int>) -> Bool {
    let start = name.upperBound - word.count
    guard start == name.lowerBound || (start > name.lowerBound && bytes[start - 1] == Self.colon)
    else { return false }
    return word.indices.allSatisfy { Self.lower(bytes[start + $0]) == word[$0] }
  }

  private static var tooComplex: Problem {
    Submission.unreadable("te ingewikkeld", "too complex")
  }

  /// What may be a credential, in a form that is not read.
  static var notRead: Problem {
    Submission.unreadable(
      "er zit een digitaal bewijs in op een manier die wij niet lezen",
      "it contains a credential in a way that we do not read")
  }
}

extension PageCarriers {
  /// What stands behind `#` in the address of a check page, as a browser reads that address.
  private static func link(_ value: [UInt8]) -> [UInt8]? {
    guard let mark = value.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    // A browser leaves out tabs and line ends, wherever they stand.
    func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
      unescaped(text.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
    }
    let fragment = Array(plain(value[(mark + 1)...]).withoutOuterSpace)
    guard fragment.first?.isASCIIDigit == true else { return nil }
    let path = plain(value[..<mark]).prefix { $0 != UInt8(ascii: "?") }
    guard path.last.map(lower) == UInt8(ascii: "q") else { return nil }
    let before = path.dropLast().last
    let isWhole = before == nil || before == UInt8(ascii: "/") || before == UInt8(ascii: "\\")
    return isWhole ? fragment : nil
  }

  /// Decodes percent-encoding, such as `%71`.
  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Whether a name or text in it speaks of credentials, as every credential does.
  private static func speaksOfCredentials(_ json: JSON) -> Bool {
    switch json {
    case .string(let text): return speaks(text)
    case .array(let elements): return elements.contains(where: speaksOfCredentials)
    case .object(let object):
      return object.members.contains { speaks($0.name) || speaksOfCredentials($0.value) }
    default: return false
    }
  }

  private static func speaks(_ text: String) -> Bool {
    let folded = text.utf8.map(lower)
    return folded.holds(credential) || credentialTypes.contains(where: folded.holds)
  }

  static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static let script = Array("script".utf8)
  private static let type = Array("type".utf8)
  private static let verify = Array("verify".utf8)
  private static let srcdoc = Array("srcdoc".utf8)
  private static let credential = Array("credential".utf8)
  private static let assertion = Array("assertion".utf8)
  private static let scriptClosing = Array("</script".utf8)
  private static let entity = Array("<!entity".utf8)
  private static let data = Array("data:".utf8)
  private static let tokenStart = Array("eyJ".utf8)
  private static let namespace = Array(SVGBadge.namespace.utf8)
  private static let credentialTypes = ["application/vc", "application/vp"].map { Array($0.utf8) }
  private static let dataTypes = ["json", "jwt"].map { Array($0.utf8) }
  private static let colon = UInt8(ascii: ":")
  /// In bytes. Shorter values hold nothing that is looked for.
  private static let shortestWord = 5
}
