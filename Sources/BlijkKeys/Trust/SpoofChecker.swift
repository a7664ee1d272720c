private import _FoundationICU

/// Which letters look alike, as Unicode has them listed (UTS 39 §4): the list of ICU, which Foundation brings.
///
/// No public part of Foundation gives it. A list of our own would miss what somebody who looks for it finds.
@safe struct SpoofChecker: ~Copyable {
  private let checker: OpaquePointer?

  init() {
    var error = U_ZERO_ERROR
    unsafe checker = swift_uspoof_open(&error)
  }

  deinit { unsafe swift_uspoof_close(checker) }

  /// The same text with every letter that looks like another as one that stands for all of them.
  func skeleton(of text: String) -> String {
    let letters = Array(text.utf16)
    // No letter becomes more than 18.
    var skeleton = [UInt16](repeating: 0, count: letters.count * 18 + 1)
    var error = U_ZERO_ERROR
    let count = unsafe swift_uspoof_getSkeleton(
      checker, 0, letters, Int32(letters.count), &skeleton, Int32(skeleton.count), &error)
    guard error.rawValue <= 0, (0...skeleton.count).contains(Int(count)) else { return text }
    return String(decoding: skeleton.prefix(Int(count)), as: UTF16.self)
  }
}
