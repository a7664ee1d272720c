private import _FoundationICU

/// Which letters look alike, by Unicode's list (UTS 39 §4) in the ICU that Foundation brings.
///
/// Foundation does not make it public. A list of our own would miss letters that an attacker finds.
@safe struct SpoofChecker: ~Copyable {
  private let checker: OpaquePointer?

  init() {
    var error = U_ZERO_ERROR
    unsafe checker = swift_uspoof_open(&error)
  }

  deinit { unsafe swift_uspoof_close(checker) }

  /// The text with one letter in the place of all that look like it.
  func skeleton(of text: String) -> String {
    let letters = Array(text.utf16)
    // One letter becomes at most 18.
    var skeleton = [UInt16](repeating: 0, count: letters.count * 18 + 1)
    var error = U_ZERO_ERROR
    let count = unsafe swift_uspoof_getSkeleton(
      checker, 0, letters, Int32(letters.count), &skeleton, Int32(skeleton.count), &error)
    guard error.rawValue <= 0, (0...skeleton.count).contains(Int(count)) else { return text }
    return String(decoding: skeleton.prefix(Int(count)), as: UTF16.self)
  }
}
