import Foundation

/// What a page without a script sends (`application/x-www-form-urlencoded`).
enum Form {
  /// The first field of this name; `nil` where it is not there, or is not written well.
  static func field(_ name: String, of form: [UInt8]) -> String? {
    let start = Array("\(name)=".utf8)
    var rest = form[...]
    while true {
      let pair = rest.prefix { $0 != UInt8(ascii: "&") }
      if pair.starts(with: start) {
        let value = pair.dropFirst(start.count).map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
        return String(validating: value, as: UTF8.self)?.removingPercentEncoding
      }
      guard pair.endIndex < rest.endIndex else { return nil }
      rest = rest[(pair.endIndex + 1)...]
    }
  }
}
