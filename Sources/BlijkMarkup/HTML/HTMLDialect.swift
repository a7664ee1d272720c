/// What an HTML template may hold: what a document needs to look well, and nothing that runs, loads or sends
/// something. `docs/nl/sjablonen.md` lists the same, and a test compares the two.
package enum HTMLDialect {
  package static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section",
    "article", "aside", "nav", "div", "p", "span", "h1", "h2", "h3", "h4", "h5", "h6", "a", "b",
    "strong", "i", "em", "small", "sub", "sup", "u", "s", "mark", "abbr", "q", "cite", "code",
    "pre",
    "bdi", "bdo", "time", "br", "wbr", "hr", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
    "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "figure",
    "figcaption", "address", "img", "svg", "g", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "use", "defs", "desc", "clippath", "lineargradient",
    "radialgradient", "stop",
  ]

  /// The attributes that every element may have, besides all that begin with `aria-` or `data-`.
  package static let attributes: Set<String> = [
    "class", "id", "lang", "dir", "title", "role", "style", "tabindex",
  ]

  /// The attributes that only some elements may have, by element.
  package static let attributesOf: [String: Set<String>] = [
    "meta": ["charset", "name", "content", "http-equiv"], "a": ["href", "rel"],
    "img": ["src", "alt", "width", "height"], "td": ["colspan", "rowspan", "headers"],
    "th": ["colspan", "rowspan", "headers", "scope"], "col": ["span"], "colgroup": ["span"],
    "ol": ["start", "type", "reversed"], "li": ["value"], "time": ["datetime"], "use": ["href"],
  ]

  /// The elements of a drawing, which may have `drawingAttributes`.
  static let drawn: Set<String> = [
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
    "use", "defs", "desc", "clippath", "lineargradient", "radialgradient", "stop",
  ]
  package static let drawingAttributes: Set<String> = [
    "xmlns", "viewbox", "preserveaspectratio", "width", "height", "x", "y", "x1", "y1", "x2", "y2",
    "cx", "cy", "r", "rx", "ry", "dx", "dy", "d", "points", "transform", "fill", "fill-opacity",
    "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "opacity", "clip-path", "clip-rule", "offset", "stop-color", "stop-opacity",
    "gradientunits", "gradienttransform", "font-family", "font-size", "font-weight", "font-style",
    "text-anchor", "letter-spacing",
  ]

  package static let metaNames: Set<String> = [
    "viewport", "robots", "referrer", "description", "author", "color-scheme", "theme-color",
  ]

  /// The last part of a value's name, if the value is an address that Blijk made or checked.
  package static let addresses: Set<String> = ["url", "link", "address", "picture"]
  /// The same in a template whose links may lead to files beside it.
  static let addressesBeside: Set<String> = ["url", "address"]
  /// What a link may begin with, and below it what a picture's address may begin with.
  package static let links = ["#", "mailto:", "tel:"]
  package static let pictures = [
    "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,",
    "data:image/webp;base64,", "data:image/svg+xml;base64,",
  ]

  /// The last part of a value's name, if it may stand in a style: no person wrote it.
  package static let styleValues: Set<String> = [
    "ink", "muted", "brand", "accent", "tint", "colour", "width", "opacity", "id", "code", "host",
    "language", "millimetres", "number", "count", "path", "transform",
  ]
  package static let styleFunctions: Set<String> = [
    "var", "calc", "min", "max", "clamp", "attr", "counter", "counters", "rgb", "rgba", "hsl",
    "hsla", "translate", "translatex", "translatey", "rotate", "scale", "scalex", "scaley", "skewx",
    "skewy", "matrix", "not", "is", "where", "has", "lang", "nth-child", "nth-last-child",
    "nth-of-type", "nth-last-of-type", "repeat", "minmax", "fit-content", "linear-gradient",
    "radial-gradient", "conic-gradient", "inset", "circle", "ellipse", "polygon", "local", "url",
  ]
  package static let styleRules: Set<String> = [
    "page", "media", "supports", "font-face", "counter-style", "top-left", "top-center",
    "top-right", "bottom-left", "bottom-center", "bottom-right",
  ]

  static func allows(_ attribute: String, on element: String) -> Bool {
    attributes.contains(attribute) || attribute.hasPrefix("aria-") || attribute.hasPrefix("data-")
      || attributesOf[element]?.contains(attribute) == true
      || (drawn.contains(element) && drawingAttributes.contains(attribute))
  }
}
