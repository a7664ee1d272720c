import BlijkBasics
import BlijkVerifying
import CZip
import Foundation

/// A zip file, as `.xlsx` and `.ods` are, read by libzip. What is unpacked is bounded by what it is really,
/// never by what the file says.
@safe final class Zip {
  /// The most parts of a file; a workbook has a few for each sheet and picture.
  static let mostEntries = 2000
  /// The most that all parts together may become, in bytes.
  static let mostUnpacked = 256 << 20
  private static let pieceSize = 1 << 16

  private let archive: OpaquePointer
  /// Where each part is, and the size that the file tells.
  private var entries: [String: (index: UInt64, size: UInt64)] = [:]
  private var unpacked = 0
  /// Whether a part asks for a password.
  private(set) var isEncrypted = false

  /// Opens a file.
  ///
  /// - Throws: `unreadable` when it is no zip file as others read it too.
  init(_ bytes: [UInt8]) throws(Problem) {
    // libzip reads from memory that it releases itself.
    guard let memory = unsafe malloc(max(bytes.count, 1)) else { throw Self.damaged }
    unsafe bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { unsafe memcpy(memory, start, bytes.count) }
    }
    guard
      let source = unsafe zip_source_buffer_create(memory, UInt64(bytes.count), 1, nil)
    else {
      unsafe free(memory)
      throw Self.damaged
    }
    guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, nil) else {
      unsafe zip_source_free(source)
      throw Self.damaged
    }
    unsafe self.archive = unsafe archive
    try readNames()
  }

  deinit { unsafe zip_discard(archive) }

  private func readNames() throws(Problem) {
    let count = unsafe zip_get_num_entries(archive, 0)
    guard count <= Self.mostEntries else {
      throw Problem(
        .unreadable, nl: "het heeft te veel onderdelen", en: "it has too many parts")
    }
    for index in 0..<UInt64(max(0, count)) {
      var entry = unsafe zip_stat()
      guard unsafe zip_stat_index(archive, index, zip_flags_t(ZIP_FL_ENC_RAW), &entry) == 0,
        let name = unsafe entry.name
      else { throw Self.damaged }
      // Of two parts with one name each program takes another.
      let known = unsafe entries.updateValue((index, entry.size), forKey: String(cString: name))
      guard known == nil else { throw Self.damaged }
      if unsafe entry.encryption_method != ZIP_EM_NONE { isEncrypted = true }
    }
  }

  /// Whether there is a part of this name.
  func has(_ name: String) -> Bool { entries[name] != nil }

  /// Unpacks a small part; nil when there is none of this name.
  ///
  /// - Throws: `unreadable` when it is damaged, or larger than `most` bytes.
  func part(_ name: String, atMost most: Int) throws(Problem) -> [UInt8]? {
    guard has(name) else { return nil }
    let next = try pieces(of: name)
    var all: [UInt8] = []
    while let piece = try next() {
      all += piece
      guard all.count <= most else { throw Self.tooLarge }
    }
    return all
  }

  /// Unpacks a part piece by piece: each call gives the next, and nil at the end.
  ///
  /// - Throws: `unreadable` when it is not there; a piece throws it when the rest is damaged or too large.
  func pieces(of name: String) throws(Problem) -> () throws(Problem) -> [UInt8]? {
    guard let entry = entries[name] else {
      throw Problem(
        .unreadable, nl: "het onderdeel '\(name.showingHidden())' ontbreekt",
        en: "the part '\(name.showingHidden())' is missing")
    }
    guard let file = unsafe zip_fopen_index(archive, entry.index, 0) else { throw Self.damaged }
    let part = unsafe OpenPart(file)
    var count: UInt64 = 0
    return { [self] () throws(Problem) in
      guard let piece = part.next(Self.pieceSize) else { throw Self.damaged }
      count += UInt64(piece.count)
      unpacked += piece.count
      guard unpacked <= Self.mostUnpacked else { throw Self.tooLarge }
      // Other programs stop where the file says that it ends.
      guard count <= entry.size, !piece.isEmpty || count == entry.size else { throw Self.damaged }
      return piece.isEmpty ? nil : piece
    }
  }

  static let damaged = Problem(.unreadable, nl: "het is beschadigd", en: "it is damaged")
  static let tooLarge = Problem(
    .unreadable, nl: "uitgepakt is het veel te groot", en: "unpacked it is far too large")
}

/// A part while it is unpacked.
@safe private final class OpenPart {
  private let file: OpaquePointer

  init(_ file: OpaquePointer) {
    unsafe self.file = unsafe file
  }

  deinit { unsafe zip_fclose(file) }

  /// The next bytes, none at the end; nil when they are damaged. libzip compares the check sum at the end.
  func next(_ size: Int) -> [UInt8]? {
    var count: zip_int64_t = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      unsafe count = zip_fread(file, buffer.baseAddress, UInt64(size))
      filled = max(0, Int(count))
    }
    return count < 0 ? nil : piece
  }
}
