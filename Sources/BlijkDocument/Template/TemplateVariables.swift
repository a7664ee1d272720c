/// The variables that templates may name, as a tree: a leaf is a value, a branch a section.
///
/// `docs/templates.md` says what each means; a test holds the two together.
package indirect enum TemplateVariables: Sendable {
  case value
  case section([String: TemplateVariables])

  /// What a document's template may name.
  package static let document: [String: TemplateVariables] = [
    "language": .value, "pageTitle": .value, "description": .value,
    "heading": .value, "subheading": .value,
    "organisation": .section(["name": .value, "kvk": .value, "url": .value, "phone": .value]),
    "title": .value, "name": .value, "opening": .value, "statement": .value,
    "goals": .section(["heading": .value, "items": .section(["text": .value])]),
    "tasks": .section([
      "heading": .value, "levelHeading": .value,
      "items": .section(["text": .value, "level": .value]),
    ]),
    "details": .section(["items": .section(["label": .value, "value": .value])]),
    "message": .value, "dated": .value,
    "signatory": .section(["name": .value, "role": .value]),
    "boundary": .value,
    "check": .section([
      "heading": .value, "instruction": .value, "host": .value, "code": .value,
      "compare": .value, "signed": .value, "url": .value,
      "qr": .section([
        "link": .value, "path": .value, "modules": .value, "millimetres": .value, "alt": .value,
      ]),
    ]),
    "test": .section(["mark": .value, "line": .value]),
    "draft": .section(["mark": .value, "line": .value]),
    "credential": .section(["type": .value, "text": .value]),
    "page": .section(page),
  ]

  /// Where things stand on an SVG page, in millimetres.
  private static let page: [String: TemplateVariables] = [
    "openingY": .value,
    "nameLines": .section(["y": .value, "size": .value, "text": .value]),
    "body": .section([
      "x": .value, "y": .value, "size": .value, "style": .value, "text": .value,
    ]),
    "rules": .section(["y": .value]),
    "boundaryLines": .section(["y": .value, "text": .value]),
    "signature": .section(["y": .value]),
    "panel": .section(["y": .value, "height": .value, "textWidth": .value]),
    "headingY": .value, "codeY": .value,
    "instructionLines": .section(["y": .value, "text": .value]),
    "compareLines": .section(["y": .value, "text": .value]),
    "qr": .section(["x": .value, "y": .value]),
  ]
}
