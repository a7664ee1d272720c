import Foundation

/// The attributes of an element. They are there only while a listener is told of it.
@safe package struct XMLAttributes {
  /// The most of one element.
  static let most = 500

  /// Names and values in turn, and a null at the end.
  private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  private let scope: XMLScope

  init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?, _ scope: XMLScope) {
    unsafe self.list = unsafe list
    self.scope = scope
  }

  /// The value of one without a prefix.
  package subscript(name: String) -> String? {
    var index = 0
    while let (key, value) = unsafe pair(index) {
      if unsafe strcmp(key, name) == 0 { return unsafe String(cString: value) }
      index += 2
    }
    return nil
  }

  /// The value of one with a prefix that means a namespace that counts.
  package subscript(known name: String) -> String? {
    var index = 0
    while let (key, value) = unsafe pair(index) {
      if let colon = unsafe strchr(key, CInt(UInt8(ascii: ":"))),
        unsafe strcmp(colon + 1, name) == 0, scope.isKnown(unsafe prefix(key, to: colon))
      {
        return unsafe String(cString: value)
      }
      index += 2
    }
    return nil
  }

  /// The namespaces that it declares, each with its prefix; `nil` when there are more attributes than a
  /// file has.
  func declarations() -> [(prefix: String, namespace: String)]? {
    var declared: [(prefix: String, namespace: String)] = []
    var index = 0
    while let (key, value) = unsafe pair(index) {
      guard index < 2 * Self.most else { return nil }
      if unsafe strncmp(key, "xmlns", 5) == 0,
        let prefix = XMLName(unsafe String(cString: key)).declared
      {
        declared.append((prefix, unsafe String(cString: value)))
      }
      index += 2
    }
    return declared
  }

  private func pair(_ index: Int) -> (UnsafePointer<CChar>, UnsafePointer<CChar>)? {
    guard let list = unsafe list, let key = unsafe list[index], let value = unsafe list[index + 1]
    else { return nil }
    return unsafe (key, value)
  }

  private func prefix(_ key: UnsafePointer<CChar>, to colon: UnsafeMutablePointer<CChar>) -> String
  {
    let bytes = unsafe UnsafeBufferPointer(start: key, count: UnsafePointer(colon) - key)
    return unsafe bytes.withMemoryRebound(to: UInt8.self) {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }
}
