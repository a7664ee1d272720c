import BlijkBasics

extension SpelledJSON {
  /// How the same values may be written.
  enum Style: CaseIterable {
    case plain
    case indented
    /// Tabs and carriage returns.
    case wide
    /// Every letter as `\uXXXX`.
    case escaped
  }

  package var bytes: [UInt8] { written(.plain) }

  func written(_ style: Style) -> [UInt8] {
    var writer = SpelledJSONWriter(style: style)
    writer.write(self, depth: 0)
    return writer.bytes
  }

  /// The bytes, and where in them each value stands.
  func located() -> (bytes: [UInt8], places: [Place]) {
    var writer = SpelledJSONWriter(style: .plain)
    var places: [Place] = []
    writer.write(self, at: Place(name: "", isElement: false, path: ""), &places)
    return (writer.bytes, places)
  }
}

/// A value within a document.
struct Place {
  /// The member that it is in, itself or as an element of its list.
  let name: String
  /// Whether it stands in a list.
  let isElement: Bool
  /// `credentialSubject.identifier[0].identityHash`.
  let path: String
  var shape = SpelledJSON.null
  /// Where its bytes are.
  var range = 0..<0

  func member(_ name: String) -> Place {
    Place(name: name, isElement: false, path: path.isEmpty ? name : "\(path).\(name)")
  }

  func element(_ index: Int) -> Place {
    Place(name: name, isElement: true, path: "\(path)[\(index)]")
  }
}

private struct SpelledJSONWriter {
  let style: SpelledJSON.Style
  var bytes: [UInt8] = []

  init(style: SpelledJSON.Style) { self.style = style }

  mutating func write(_ shape: SpelledJSON, depth: Int) {
    switch shape {
    case .leaf(let text): write(text)
    case .list(let all):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in all.enumerated() {
        separate(index, depth + 1)
        write(element, depth: depth + 1)
      }
      end(all.isEmpty, depth, "]")
    case .object(let all):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in all.enumerated() {
        separate(index, depth + 1)
        write(JSON.string(member.name).text)
        bytes.append(contentsOf: (style == .wide ? "\t:\r\n" : ":").utf8)
        write(member.value, depth: depth + 1)
      }
      end(all.isEmpty, depth, "}")
    }
  }

  /// As plain as the other, and notes where everything stands.
  mutating func write(_ shape: SpelledJSON, at place: Place, _ places: inout [Place]) {
    let number = places.count
    var found = place
    found.shape = shape
    places.append(found)
    let start = bytes.count
    switch shape {
    case .leaf(let text): write(text)
    case .list(let all):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in all.enumerated() {
        separate(index, 0)
        write(element, at: place.element(index), &places)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let all):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in all.enumerated() {
        separate(index, 0)
        write(JSON.string(member.name).text)
        bytes.append(UInt8(ascii: ":"))
        write(member.value, at: place.member(member.name), &places)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    places[number].range = start..<bytes.count
  }

  private mutating func separate(_ index: Int, _ depth: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine(depth)
  }

  private mutating func end(_ isEmpty: Bool, _ depth: Int, _ mark: String) {
    if !isEmpty { breakLine(depth) }
    bytes.append(contentsOf: mark.utf8)
  }

  private mutating func breakLine(_ depth: Int) {
    switch style {
    case .plain, .escaped: break
    case .indented:
      bytes.append(contentsOf: ("\n" + String(repeating: "  ", count: depth)).utf8)
    case .wide: bytes.append(contentsOf: "\r\n\t ".utf8)
    }
  }

  private mutating func write(_ text: String) {
    guard style == .escaped, let string = SpelledJSON.leaf(text).string else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    let digits = Array("0123456789ABCDEF".utf8)
    bytes.append(UInt8(ascii: "\""))
    for unit in string.utf16 {
      bytes.append(contentsOf: "\\u".utf8)
      for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift)) & 15]) }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
