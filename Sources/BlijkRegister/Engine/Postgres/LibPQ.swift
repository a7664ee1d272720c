import CPostgres

/// The functions of libpq, which is loaded only when an address needs it: it brings some twenty libraries
/// along, and most registers are a file.
///
/// `@unchecked Sendable`: what it points at is written once, before anyone has it.
@safe struct LibPQ: @unchecked Sendable {
  private static let loaded = unsafe blijk_libpq_load().map { unsafe LibPQ(functions: $0) }

  private let functions: UnsafePointer<blijk_libpq>

  var call: blijk_libpq { unsafe functions.pointee }

  static func load() throws -> LibPQ {
    guard let loaded else { throw IsMissing() }
    return loaded
  }

  /// This machine has no libpq.
  struct IsMissing: Error {}
}
