import CHarfBuzz

/// A font's tables one by one (OpenType §Organization of an OpenType font).
enum FontTables {
  static func bytes(_ name: String, of face: OpaquePointer) -> [UInt8] {
    let blob = unsafe hb_face_reference_table(face, tag(name))
    defer { unsafe hb_blob_destroy(blob) }
    return unsafe bytes(of: blob)
  }

  /// All of a blob, which may be empty.
  static func bytes(of blob: OpaquePointer?) -> [UInt8] {
    var length: UInt32 = 0
    guard let data = unsafe hb_blob_get_data(blob, &length) else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
  }

  /// A face of the same tables without some, and with others in the place of some. The caller destroys it.
  static func face(
    _ face: OpaquePointer, without unused: [String] = [], with others: [String: [UInt8]] = [:]
  ) -> OpaquePointer? {
    guard let builder = unsafe hb_face_builder_create() else { return nil }
    let unused = unused.map(tag)
    let others = Dictionary(uniqueKeysWithValues: others.map { (tag($0), $1) })
    var count: UInt32 = 64
    var tags = [hb_tag_t](repeating: 0, count: Int(count))
    _ = unsafe hb_face_get_table_tags(face, 0, &count, &tags)
    for tag in tags.prefix(Int(count)) where !unused.contains(tag) {
      let blob =
        if let bytes = others[tag] { unsafe self.blob(bytes) } else {
          unsafe hb_face_reference_table(face, tag)
        }
      _ = unsafe hb_face_builder_add_table(builder, tag, blob)
      unsafe hb_blob_destroy(blob)
    }
    return unsafe builder
  }

  /// A font file of some of a face's tables.
  static func file(of face: OpaquePointer, with kept: [String]) -> [UInt8] {
    guard let builder = unsafe hb_face_builder_create() else { return [] }
    defer { unsafe hb_face_destroy(builder) }
    for name in kept {
      let table = unsafe hb_face_reference_table(face, tag(name))
      _ = unsafe hb_face_builder_add_table(builder, tag(name), table)
      unsafe hb_blob_destroy(table)
    }
    let blob = unsafe hb_face_reference_blob(builder)
    defer { unsafe hb_blob_destroy(blob) }
    return unsafe bytes(of: blob)
  }

  /// The same without tables for layout that are empty; nil when there are none such. The
  /// caller destroys it.
  static func withoutEmptyLayout(_ face: OpaquePointer) -> OpaquePointer? {
    let empty = ["GSUB", "GPOS"].filter { name in
      unsafe hb_ot_layout_table_get_feature_tags(face, tag(name), 0, nil, nil) == 0
    }
    guard !empty.isEmpty else { return nil }
    // Only GSUB and GPOS use GDEF.
    let unused = empty.count == 2 ? empty + ["GDEF"] : empty
    // HarfBuzz lists the tables of a subset only once it is written out.
    let blob = unsafe hb_face_reference_blob(face)
    let whole = unsafe hb_face_create(blob, 0)
    unsafe hb_blob_destroy(blob)
    defer { unsafe hb_face_destroy(whole) }
    guard let whole = unsafe whole else { return nil }
    return unsafe self.face(whole, without: unused)
  }

  private static func tag(_ name: String) -> hb_tag_t { unsafe hb_tag_from_string(name, 4) }

  private static func blob(_ bytes: [UInt8]) -> OpaquePointer? {
    unsafe bytes.withUnsafeBytes { room in
      unsafe hb_blob_create(
        room.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(room.count),
        HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
  }
}
