import BlijkBasics
import BlijkKeys

/// A PDF as it grows: streams are written at once, all other objects together in packed ones, and the table
/// of where everything is at the end (ISO 32000-1 §7.5.7, §7.5.8).
struct PDFFile {
  private(set) var bytes: [UInt8]
  /// Where each object is, by its number less one.
  private var places: [Place] = []
  /// Objects that wait for the next packed stream.
  private var waiting: [(number: Int, bytes: [UInt8])] = []

  private enum Place {
    case none
    case at(Int)
    case inside(stream: Int, index: Int)
  }

  /// Objects in one packed stream.
  private static let most = 200

  init() {
    // Four bytes above 127 tell programs that this is not text.
    bytes = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    bytes.reserveCapacity(48 << 10)
  }

  /// The number of an object that is written later.
  mutating func reserve() -> Int {
    places.append(.none)
    return places.count
  }

  /// Writes an object, which may refer to any other.
  mutating func put(_ object: PDFBytes, as number: Int? = nil) -> Int {
    let number = number ?? reserve()
    waiting.append((number, object.bytes))
    return number
  }

  /// Writes a stream, and gives its object. Its dictionary begins with `<<` and has no end and no length yet.
  /// What is packed already, or is to stay as it is, is written so.
  mutating func put(
    stream: [UInt8], _ dictionary: PDFBytes, as number: Int? = nil, isPacked: Bool = false
  ) throws(Problem) -> Int {
    let number = number ?? reserve()
    var head = PDFBytes()
    places[number - 1] = .at(bytes.count)
    head.put(number)
    head.put(" 0 obj\n")
    head.bytes += dictionary.bytes
    let data: [UInt8]
    if isPacked {
      data = stream
    } else {
      data = try Deflate.flate(stream)
      head.put("/Filter/FlateDecode")
    }
    head.put("/Length ")
    head.put(data.count)
    head.put(">>\nstream\n")
    bytes += head.bytes
    bytes += data
    // After a carriage return that is data, a line feed alone would seem to belong to it.
    bytes += (data.last == 0x0D ? "\r\n" : "\n").utf8
    bytes += "endstream\nendobj\n".utf8
    return number
  }

  /// Writes the list of all pages.
  mutating func put(pages: [Int], as number: Int) {
    var list = PDFBytes("<</Type/Pages/Kids[")
    for page in pages { list.put(reference: page) }
    list.put("]/Count ")
    list.put(pages.count)
    list.put(">>")
    _ = put(list, as: number)
  }

  /// Packs the objects that wait.
  mutating func pack() throws(Problem) {
    while !waiting.isEmpty {
      let some = Array(waiting.prefix(Self.most))
      waiting.removeFirst(some.count)
      let stream = reserve()
      var (numbers, objects) = (PDFBytes(), PDFBytes())
      for (index, (number, object)) in some.enumerated() {
        places[number - 1] = .inside(stream: stream, index: index)
        numbers.put(number)
        numbers.put(" ")
        numbers.put(objects.bytes.count)
        numbers.put(" ")
        objects.bytes += object
        objects.put("\n")
      }
      var dictionary = PDFBytes("<</Type/ObjStm/N ")
      dictionary.put(some.count)
      dictionary.put("/First ")
      dictionary.put(numbers.bytes.count)
      _ = try put(stream: numbers.bytes + objects.bytes, dictionary, as: stream)
    }
  }

  /// The whole file. The same contents give the same name for it.
  mutating func finish(catalog: Int, information: Int) throws(Problem) -> [UInt8] {
    try pack()
    let start = bytes.count
    let table = reserve()
    places[table - 1] = .at(start)
    var dictionary = PDFBytes("<</Type/XRef/Size ")
    dictionary.put(places.count + 1)
    dictionary.put("/W[1 4 1]/Root")
    dictionary.put(reference: catalog)
    dictionary.put("/Info")
    dictionary.put(reference: information)
    let name = Hex.encode(Array(SHA256.hash(bytes).prefix(16)))
    dictionary.put(plain: "/ID[<\(name)><\(name)>]")
    dictionary.put("/DecodeParms<</Predictor 12/Columns 6>>")
    _ = try put(stream: rows(), dictionary, as: table)
    bytes += "startxref\n\(start)\n%%EOF\n".utf8
    return bytes
  }

  /// The rows of the table, each as its difference from the one before (§7.4.4.4, predictor 12).
  private func rows() -> [UInt8] {
    var rows: [UInt8] = []
    var last = [UInt8](repeating: 0, count: 6)
    for place in [.none] + places {
      let row = Self.row(place)
      rows.append(2)
      for (byte, before) in zip(row, last) { rows.append(byte &- before) }
      last = row
    }
    return rows
  }

  private static func row(_ place: Place) -> [UInt8] {
    switch place {
    case .none: [0, 0, 0, 0, 0, 0xFF]
    case .at(let offset): [1] + BigEndian.four(offset) + [0]
    case .inside(let stream, let index):
      [2] + BigEndian.four(stream) + [UInt8(truncatingIfNeeded: index)]
    }
  }
}
