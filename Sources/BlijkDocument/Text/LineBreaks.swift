import CUniBreak

/// Where a line may end (Unicode Line Breaking Algorithm, UAX #14), by libunibreak.
enum LineBreaks {
  private static let isReady: Bool = {
    init_linebreak()
    return true
  }()

  /// The numbers of scalars after which a line may end; the last is always the end of the text.
  static func opportunities(_ scalars: [Unicode.Scalar]) -> [Int] {
    guard isReady, !scalars.isEmpty else { return [] }
    let characters = scalars.map(\.value)
    var breaks = [CChar](repeating: 0, count: characters.count)
    unsafe set_linebreaks_utf32(characters, characters.count, nil, &breaks)
    var places: [Int] = []
    for (index, kind) in breaks.enumerated()
    where kind == LINEBREAK_ALLOWBREAK || kind == LINEBREAK_MUSTBREAK {
      places.append(index + 1)
    }
    if places.last != characters.count { places.append(characters.count) }
    return places
  }
}
