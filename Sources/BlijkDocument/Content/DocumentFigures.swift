import BlijkBasics
import BlijkCredential

/// What a document shows beside its words, made once for it: its QR code and its decoration.
package struct DocumentFigures: Sendable {
  let qr: QR?
  /// Decoration that no other document has.
  let band: Drawing
  let rosette: Drawing
  /// The text that the line of tiny letters repeats. It is in pieces, so that those that all documents share
  /// are shaped once.
  let microtext: [TextSpan]

  /// The QR code, or only the room that it will take.
  struct QR: Sendable {
    let symbol: QRSymbol?
    let side: Double
  }

  /// Without an id the decoration is that of an empty seed; without `isDrawn` there is none.
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
