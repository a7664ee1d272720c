import BlijkBasics

/// One laid-out page: what stands where, in millimetres from the top left. It knows nothing of the
/// file that it becomes; a writer walks it.
package struct Page: Sendable {
  let language: Language
  let title: String
  let description: String
  /// In the order in which they are drawn, which is also the order in which text is read.
  var elements: [Element] = []

  static let width = 210.0
  static let height = 297.0
  /// Office printers leave some 5 mm white; nothing stands nearer to the edge than this.
  static let margin = 8.0

  enum Element: Sendable {
    case text(TextLine)
    case shape(Shape)
    case ornament(Ornament)
    case qr(QRPlace)
    case picture(PicturePlace)
  }
}

/// What a piece of a page means to somebody who does not see it.
enum Role: String, Sendable {
  case title, heading, name, paragraph, label, item, cell, code
  /// It means nothing: a screen reader passes over it.
  case decoration
}

/// One line of text where it stands.
struct TextLine: Sendable {
  let shaped: ShapedText
  /// The colour of each span.
  let colours: [String]
  var x: Double
  /// The baseline.
  var y: Double
  let size: Double
  let anchor: Anchor
  let role: Role
  let link: String?
  let opacity: Double
  /// Set on a mark that stands askew; such text is decoration.
  let transform: Affine?
  /// How many times it stands, each right of the one before; more than once only as decoration.
  var times = 1

  /// What stands at `x`.
  enum Anchor: String, Sendable {
    case start, middle, end
  }

  var width: Double { shaped.width * size }
  var left: Double {
    switch anchor {
    case .start: x
    case .middle: x - width / 2
    case .end: x - width
    }
  }
  /// The ink's box.
  var box: Box {
    Box(
      left: left, top: y - shaped.top * size, right: left + width * Double(times),
      bottom: y + shaped.bottom * size)
  }
}

/// A line, an area or a drawing of a template.
struct Shape: Sendable {
  var outline: Outline
  let paint: Paint
  var transform: Affine

  enum Outline: Sendable {
    case rectangle(x: Double, y: Double, width: Double, height: Double, radius: Double)
    /// SVG path data.
    case path(String)
  }

  mutating func move(by y: Double) {
    transform.f += y
  }

  /// The same, with as little to transform as can be: a rectangle that is only moved is a rectangle
  /// elsewhere.
  var settled: Shape {
    guard transform.isMove,
      case .rectangle(let x, let y, let width, let height, let radius) = outline
    else { return self }
    return Shape(
      outline: .rectangle(
        x: x + transform.e, y: y + transform.f, width: width, height: height, radius: radius),
      paint: paint, transform: .identity)
  }
}

/// How a shape is filled and drawn.
struct Paint: Sendable, Hashable {
  var fill = "#000000"
  var fillOpacity = 1.0
  var stroke = "none"
  var strokeWidth = 1.0
  var strokeOpacity = 1.0
  var dashes: String?
  var lineCap: String?
}

/// The place of the QR code, quiet zone included.
struct QRPlace: Sendable {
  /// Nothing while only the room that it takes is known.
  let symbol: QRSymbol?
  let side: Double
  let label: String
  let x: Double
  var y: Double

  var box: Box { Box(left: x, top: y, right: x + side, bottom: y + side) }
}

/// A picture of the theme where it stands.
struct PicturePlace: Sendable {
  let picture: Picture
  let x: Double
  var y: Double
  let width: Double
  let height: Double

  var box: Box { Box(left: x, top: y, right: x + width, bottom: y + height) }
}

/// A box on the page.
struct Box: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// How far two boxes lie over each other, in the direction in which it is least.
  func overlap(_ other: Box) -> Double {
    min(
      min(right, other.right) - max(left, other.left),
      min(bottom, other.bottom) - max(top, other.top))
  }
}

extension Page.Element {
  mutating func move(by distance: Double) {
    guard distance != 0 else { return }
    switch self {
    case .text(var line):
      line.y += distance
      self = .text(line)
    case .shape(var shape):
      shape.move(by: distance)
      self = .shape(shape)
    case .ornament(var ornament):
      ornament.y += distance
      self = .ornament(ornament)
    case .qr(var place):
      place.y += distance
      self = .qr(place)
    case .picture(var place):
      place.y += distance
      self = .picture(place)
    }
  }
}

extension Sequence<Page.Element> {
  /// The elements, lower by a distance.
  func moved(by distance: Double) -> [Page.Element] {
    map { element in
      var element = element
      element.move(by: distance)
      return element
    }
  }
}
