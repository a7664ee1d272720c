import BlijkBasics
import BlijkCredential

/// What a document shows beside its words, made once for it: its QR code and its decoration.
struct DocumentFigures: Sendable {
  let qr: QR?
  /// Decoration that no other document has.
  let band: Drawing
  let rosette: Drawing
  /// What the line of tiny letters repeats, in pieces: what is the same for all is shaped once.
  let microtext: [TextSpan]

  /// The QR code, or only the room that it will take.
  struct QR: Sendable {
    let symbol: QRSymbol?
    let side: Double
  }

  /// A document without an id has the decoration of none; one that is not drawn has no decoration.
  init(id: DocumentID?, qr: QR?, isDrawn: Bool, microtext: [TextSpan]) {
    self.qr = qr
    self.microtext = microtext
    guard isDrawn else {
      band = Drawing()
      rosette = Drawing()
      return
    }
    var guilloche = Guilloche(seed: id?.bytes ?? [])
    band = guilloche.band(width: Ornament.bandWidth, height: Ornament.bandHeight)
    rosette = guilloche.rosette(radius: Ornament.rosetteRadius)
  }
}
