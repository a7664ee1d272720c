package import BlijkMarkup

/// `docs/nl/sjablonen.md` says what each means; a test holds the two together.
extension TemplateVariables {
  /// What a document's template may name.
  package static let document: [String: TemplateVariables] = [
    "language": .value, "pageTitle": .value, "description": .value,
    "heading": .value, "subheading": .value,
    "organisation": .section([
      "name": .value, "kvk": .value, "url": .value, "phone": .value, "contact": .value,
    ]),
    "title": .value, "name": .value, "opening": .value, "statement": .value,
    "goals": .section(["heading": .value, "items": .section(["text": .value])]),
    "tasks": .section([
      "heading": .value, "levelHeading": .value,
      "items": .section(["text": .value, "level": .value]),
    ]),
    "details": .section(["items": .section(["label": .value, "value": .value])]),
    "message": .section(["paragraphs": .section(["text": .value])]),
    "closing": .value, "dated": .value,
    "signatory": .section(["name": .value, "role": .value]),
    "signature": .section(["address": .value]),
    "boundary": .value,
    "check": .section([
      "heading": .value, "instruction": .value, "host": .value, "code": .value,
      "compare": .value, "signed": .value, "url": .value,
      "qr": .section([
        "link": .value, "picture": .value, "millimetres": .value, "alt": .value,
      ]),
    ]),
    "test": .section(["mark": .value, "line": .value]),
    "draft": .section(["mark": .value, "line": .value]),
    "credential": .section(["type": .value, "text": .value]),
    "logo": .section(["address": .value, "alt": .value]),
    "theme": .section([
      "ink": .value, "muted": .value, "brand": .value, "accent": .value, "tint": .value,
    ]),
    "decoration": .section(["band": layers, "rosette": layers, "microtext": .value]),
    "page": .section(["number": .value, "count": .value, "label": .value]),
  ]

  /// Curves and how often each is drawn.
  private static let layers = TemplateVariables.section([
    "id": .value, "path": .value, "colour": .value, "width": .value, "opacity": .value,
    "copies": .section(["transform": .value]), "again": .section(["transform": .value]),
  ])
}
