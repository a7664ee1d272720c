import BlijkBasics

/// A name in its two parts (Namespaces in XML 1.0 §4): `a:b` as `a` and `b`, `b` as an empty prefix and `b`.
package struct XMLName {
  package let prefix: String
  package let local: String

  package init(_ name: String) {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      (prefix, local) = ("", name)
      return
    }
    prefix = String(name[..<colon])
    local = String(name[name.utf8.index(after: colon)...])
  }

  /// The prefix that an attribute of this name declares, empty for the default namespace; `nil` when it
  /// declares none.
  package var declared: String? {
    if prefix.isExactly("xmlns") { return local }
    return prefix.isEmpty && local.isExactly("xmlns") ? "" : nil
  }
}
