import BlijkBasics
import BlijkCredential
import BlijkMarkup

/// What a page carries beside its words, made once for a document.
struct Furniture: Sendable {
  let qr: QR?
  /// Decoration that no other document has.
  let band: Ornament.Drawing
  let rosette: Ornament.Drawing
  /// What the line of tiny letters repeats, in pieces: what is the same for all is shaped once.
  let microtext: [TextSpan]

  /// The QR code, or only the room that it will take.
  struct QR: Sendable {
    let symbol: QRSymbol?
    let side: Double
  }

  /// The sizes that the decoration is drawn for; a page may scale it. A third of a tile's tenth is a
  /// short number, and a band holds hundreds.
  static let bandWidth = 10.0
  static let bandHeight = 360.0
  static let rosetteRadius = 25.0

  init(id: DocumentID?, qr: QR?, isDrawn: Bool, microtext: [TextSpan]) {
    self.qr = qr
    self.microtext = microtext
    guard isDrawn else {
      band = Ornament.Drawing()
      rosette = Ornament.Drawing()
      return
    }
    var guilloche = Guilloche(seed: id?.bytes ?? [])
    band = guilloche.band(width: Self.bandWidth, height: Self.bandHeight)
    rosette = guilloche.rosette(radius: Self.rosetteRadius)
  }

  /// The decoration as an HTML template draws it.
  func variables(colours: Colours) -> TemplateScope {
    func layers(_ drawing: Ornament.Drawing, _ kind: Ornament.Kind) -> TemplateValue {
      .list(
        drawing.layers.enumerated().map { number, layer in
          [
            "id": "\(kind.rawValue)\(number)", "path": .safe(layer.path),
            "colour": .text(colours[layer.colour]),
            "width": .text(millimetres(layer.strokeWidth)),
            "opacity": .text(millimetres(layer.opacity)),
            "copies": .list(Self.transforms(layer.copies)),
            "again": .list(Self.transforms(layer.again)),
          ]
        })
    }
    return [
      "band": layers(band, .band), "rosette": layers(rosette, .rosette),
      "microtext": .text(microline),
    ]
  }

  /// Where copies stand. Every document's curves are others; their places are the same.
  private static func transforms(_ copies: Ornament.Copies) -> [TemplateScope] {
    places.value(copies) { copies.others.map { ["transform": .safe($0.svg)] } }
  }

  private static let places = Remembered<Ornament.Copies, [TemplateScope]>(most: 16)

  /// The tiny letters as one text, longer than a sheet is wide.
  private var microline: String {
    let once = microtext.map(\.text).joined()
    return String(repeating: once, count: 480 / max(once.count, 1) + 1)
  }
}
