import CFriBidi

/// Which way text is read (Unicode Bidirectional Algorithm, UAX #9), by FriBidi.
struct Bidi {
  /// A level for each Unicode scalar; odd ones are read from right to left.
  let levels: [UInt8]
  let isRightToLeft: Bool

  /// Text that begins with a letter of one direction goes that way, unless a direction is given.
  init(_ scalars: [Unicode.Scalar], isRightToLeft given: Bool? = nil) {
    // No character before the Hebrew block is read from right to left.
    guard given == true || scalars.contains(where: { $0.value >= 0x590 }) else {
      levels = [UInt8](repeating: 0, count: scalars.count)
      isRightToLeft = false
      return
    }
    let characters = scalars.map(\.value)
    let count = FriBidiStrIndex(characters.count)
    var types = [FriBidiCharType](repeating: FriBidiCharType(0), count: characters.count)
    var brackets = [UInt32](repeating: 0, count: characters.count)
    var levels = [Int8](repeating: 0, count: characters.count)
    let wanted =
      switch given {
      case true?: BLIJK_PAR_RTL
      case false?: BLIJK_PAR_LTR
      case nil: BLIJK_PAR_ON
      }
    var direction = FriBidiParType(wanted)
    unsafe fribidi_get_bidi_types(characters, count, &types)
    unsafe fribidi_get_bracket_types(characters, count, types, &brackets)
    _ = unsafe fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction, &levels)
    self.levels = levels.map { UInt8(max(0, $0)) }
    isRightToLeft = direction.rawValue == BLIJK_PAR_RTL
  }

  /// The order from left to right of runs with these levels (UAX #9, rule L2).
  static func visualOrder(_ levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), highest > 0 else { return order }
    for level in (1...highest).reversed() {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}
