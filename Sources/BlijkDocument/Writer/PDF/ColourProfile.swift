import BlijkBasics
import Foundation

/// What the numbers of our colours mean: sRGB, as an ICC profile (ICC.1:2001-04) of half a kilobyte.
enum ColourProfile {
  static let bytes: [UInt8] = {
    let places = entries
    var table = long(places.count)
    var data: [UInt8] = []
    var known: [[UInt8]: Int] = [:]
    let start = 128 + 4 + 12 * places.count
    for (name, value) in places {
      let place = known[value] ?? start + data.count
      if known.updateValue(place, forKey: value) == nil {
        data += value + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
      }
      table += Array(name.utf8) + long(place) + long(value.count)
    }
    return header(size: start + data.count) + table + data
  }()

  private static func header(size: Int) -> [UInt8] {
    var header = long(size) + long(0) + long(0x0210_0000)
    header += "mntrRGB XYZ ".utf8
    // The day on which it was made up, and the platform, maker and model, which nobody needs.
    header += [2026, 1, 1, 0, 0, 0].flatMap(BigEndian.two)
    header += "acsp".utf8
    header += [UInt8](repeating: 0, count: 28)
    // What white is in a profile: D50.
    header += long(0xF6D6) + long(0x10000) + long(0xD32D)
    return header + [UInt8](repeating: 0, count: 128 - header.count)
  }

  private static var entries: [(name: String, value: [UInt8])] {
    let name = Array("sRGB".utf8)
    let description =
      Array("desc".utf8) + long(0) + long(name.count + 1) + name
      + [UInt8](repeating: 0, count: 1 + 4 + 4 + 2 + 1 + 67)
    return [
      ("desc", description), ("cprt", Array("text".utf8) + long(0) + Array("CC0\0".utf8)),
      ("wtpt", xyz(0xF6D6, 0x10000, 0xD32D)),
      // The three colours, seen by the light of D50 (IEC 61966-2-1, adapted as ICC does).
      ("rXYZ", xyz(0x6FA2, 0x38F5, 0x0390)), ("gXYZ", xyz(0x6299, 0xB785, 0x18DA)),
      ("bXYZ", xyz(0x24A0, 0x0F84, 0xB6CF)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
  }

  private static func xyz(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
    Array("XYZ ".utf8) + long(0) + long(x) + long(y) + long(z)
  }

  /// How light each value is: points with straight lines between them, at most 1/255 off.
  private static let curve: [UInt8] = {
    let points = 26
    let values = (0..<points).map { number in
      let value = Double(number) / Double(points - 1)
      let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      return Int((light * 65_535).rounded())
    }
    return Array("curv".utf8) + long(0) + long(points) + values.flatMap(BigEndian.two)
  }()

  private static func long(_ number: Int) -> [UInt8] { BigEndian.four(number) }
}
