import BlijkBasics
import BlijkCredential
import BlijkMarkup

/// The values for an HTML file, which draws the code and the decoration itself.
extension DocumentContent {
  var htmlVariables: TemplateScope {
    var all = variables
    all["theme"] = .scope(Self.colours(theme.colours))
    all["decoration"] = .scope(figures.variables(colours: theme.colours))
    for (name, picture) in [("logo", theme.logo), ("signature", theme.signature)] {
      guard let picture, var scope = all[name]?.scope else { continue }
      scope["address"] = .text(DataAddress.of(picture))
      all[name] = .scope(scope)
    }
    if let symbol = check?.qr.symbol, var scope = all["check"]?.scope {
      scope["qr"] = .scope([
        "alt": .text(qrLabel), "link": .text(symbol.link),
        "picture": .safe(DataAddress.png(symbol.picture)),
        "millimetres": .text(millimetres(symbol.millimetres)),
      ])
      all["check"] = .scope(scope)
    }
    if let credential = check?.credential {
      all["credential"] = .scope([
        "type": .text(credential.mediaType),
        "text": .safe(String(decoding: credential.bytes, as: UTF8.self)),
      ])
    }
    return all
  }

  private static func colours(_ colours: Colours) -> TemplateScope {
    var scope: TemplateScope = [:]
    for name in Colours.Name.allCases { scope[name.rawValue] = .text(colours[name].hex) }
    return scope
  }
}

extension DocumentFigures {
  /// The decoration, by the names that templates use.
  fileprivate func variables(colours: Colours) -> TemplateScope {
    func layers(_ drawing: Drawing, _ kind: Ornament.Kind) -> TemplateValue {
      .list(
        drawing.layers.enumerated().map { number, layer in
          [
            "id": "\(kind.rawValue)\(number)", "path": .safe(Self.text(layer.path)),
            "colour": .text(colours[layer.colour].hex),
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

  private static func text(_ path: Path) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    PathText.append(path, places: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The transforms of copies. They are the same in every document, so they are kept.
  private static func transforms(_ copies: Drawing.Copies) -> [TemplateScope] {
    places.value(copies) { copies.others.map { ["transform": .safe($0.svg)] } }
  }

  private static let places = Remembered<Drawing.Copies, [TemplateScope]>(most: 16)

  /// The tiny letters as one text, longer than a sheet is wide.
  private var microline: String {
    let once = microtext.map(\.text).joined()
    return String(repeating: once, count: 480 / max(once.count, 1) + 1)
  }
}
