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
          var scope = Self.scope(
            of: NamedLook(
              id: kind.rawValue + String(number), colour: colours[layer.look.colour],
              look: layer.look))
          scope["path"] = .safe(Self.text(layer.path))
          return scope
        })
    }
    return [
      "band": layers(band, .band), "rosette": layers(rosette, .rosette),
      "microtext": .text(microline),
    ]
  }

  /// All of a layer but its curve.
  private struct NamedLook: Hashable {
    let id: String
    let colour: Colour
    let look: Drawing.Look
  }

  /// Every document's curves are others; how they are drawn is the same.
  private static func scope(of layer: NamedLook) -> TemplateScope {
    looks.value(layer) {
      [
        "id": .text(layer.id), "colour": .text(layer.colour.hex),
        "width": .text(millimetres(layer.look.strokeWidth)),
        "opacity": .text(millimetres(layer.look.opacity)),
        "copies": .list(transforms(layer.look.copies)),
        "again": .list(transforms(layer.look.groupCopies)),
      ]
    }
  }

  private static let looks = Remembered<NamedLook, TemplateScope>(most: 64)

  private static func transforms(_ copies: Drawing.Copies) -> [TemplateScope] {
    copies.others.map { ["transform": .safe($0.svg)] }
  }

  private static func text(_ path: Path) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    PathText.append(path, places: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The tiny letters as one text, longer than a sheet is wide.
  private var microline: String {
    let once = microtext.map(\.text).joined()
    return String(repeating: once, count: 480 / max(once.count, 1) + 1)
  }
}
