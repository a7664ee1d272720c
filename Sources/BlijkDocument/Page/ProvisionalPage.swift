import BlijkBasics
import BlijkCredential

/// Where things stand on an A4 page, in millimetres: from the bottom up the check block, boundary
/// line and signature, and the text between them and the name.
///
/// It is provisional: it estimates widths. It refuses what does not fit, and never lets text run over
/// other text or off the page.
struct ProvisionalPage {
  /// Values by the names of `TemplateVariables.document["page"]`.
  private(set) var variables: TemplateScope = ["openingY": "92"]
  private var body: [TemplateScope] = []
  private var rules: [TemplateScope] = []
  private var y = 0.0

  private static let left = 28.0
  private static let right = 192.0
  private static let textWidth = right - left

  init(_ content: DocumentContent, award: Award, qr: QRSymbol?) throws(Problem) {
    let values = content.variables
    let lastBaseline = try placeName(award.name)
    let bottom = placeFoot(values, qr: qr)
    // Text gets tighter before it is refused.
    for pitch in [1.15, 1.0, 0.92, 0.85] {
      body = []
      rules = []
      y = lastBaseline + 13
      flow(values, pitch: pitch)
      if y <= bottom { break }
    }
    guard y <= bottom else {
      throw Problem(
        .doesNotFit,
        nl:
          "De tekst van \(award.name) past niet op één bladzijde: kort de taken, de setting of het "
          + "bericht in, of kies --format html.",
        en:
          "The text of \(award.name) does not fit on one page: shorten tasks, setting or message, "
          + "or choose --format html."
      )
    }
    guard LineBreaking.width(of: award.plainTitle, size: 5.2) * 0.86 <= Self.textWidth else {
      throw Problem(
        .doesNotFit,
        nl: "De titel '\(award.plainTitle)' is te breed voor de bladzijde; kort hem in.",
        en: "The title '\(award.plainTitle)' is too wide for the page; shorten it.")
    }
    variables["body"] = .list(body)
    variables["rules"] = .list(rules)
  }

  /// One line from 11 down to 8 mm, else two balanced ones.
  private mutating func placeName(_ name: String) throws(Problem) -> Double {
    let (lines, size) = try Self.nameLines(name)
    let baselines = lines.count == 1 ? [106] : [103, 112.5]
    variables["nameLines"] = .list(
      zip(baselines, lines).map { y, line in
        ["y": .text(millimetres(y)), "size": .text(millimetres(size)), "text": .text(line)]
      })
    return baselines[lines.count - 1]
  }

  /// A name's lines and their size; refused when it does not fit. Serif letters are narrower than the
  /// estimate's.
  static func nameLines(_ name: String) throws(Problem) -> (lines: [String], size: Double) {
    let room = textWidth / 0.85
    for size in [11, 10.5, 10, 9.5, 9, 8.5, 8]
    where LineBreaking.width(of: name, size: size) <= room {
      return ([name], size)
    }
    guard let (first, second) = LineBreaking.balanced(name),
      max(LineBreaking.width(of: first, size: 8), LineBreaking.width(of: second, size: 8)) <= room
    else {
      throw Problem(
        .doesNotFit, nl: "is te breed voor het document, ook op twee regels; kort de naam in",
        en: "is too wide for the document, on two lines as well; shorten the name")
    }
    return ([first, second], 8)
  }

  /// The check block, the boundary line and the signature; tells how far down the text may come.
  private mutating func placeFoot(_ values: TemplateScope, qr: QRSymbol?) -> Double {
    var lastBoundary = 282.0
    if let qr, let check = values["check"]?.scope {
      lastBoundary = placePanel(check, qr: qr) - 4
    }
    let boundary = LineBreaking.lines(
      values["boundary"]?.text ?? "", size: 3.6, width: Self.textWidth)
    let firstBoundary = lastBoundary - Double(boundary.count - 1) * 5
    variables["boundaryLines"] = Self.lines(boundary, from: firstBoundary, pitch: 5)
    variables["signature"] = .scope(["y": .text(millimetres(firstBoundary - 16))])
    return firstBoundary - 16 - 13
  }

  private mutating func placePanel(_ check: TemplateScope, qr: QRSymbol) -> Double {
    let side = qr.millimetres
    let width = 190 - side - 38
    let instruction = LineBreaking.lines(check["instruction"]?.text ?? "", size: 3.6, width: width)
    let compare = LineBreaking.lines(check["compare"]?.text ?? "", size: 3.2, width: width)
    let text =
      15 + Double(instruction.count - 1) * 5 + 8 + 6.2 + Double(compare.count - 1) * 4.2 + 4
    let height = max(42, side + 4, text)
    let top = 286 - height
    let offset = (height - max(42, text)) / 2
    let code = top + offset + 15 + Double(instruction.count - 1) * 5 + 8
    variables["panel"] = .scope([
      "y": .text(millimetres(top)), "height": .text(millimetres(height)),
      "textWidth": .text(millimetres(width)),
    ])
    variables["headingY"] = .text(millimetres(top + offset + 9))
    variables["instructionLines"] = Self.lines(instruction, from: top + offset + 15, pitch: 5)
    variables["codeY"] = .text(millimetres(code))
    variables["compareLines"] = Self.lines(compare, from: code + 6.2, pitch: 4.2)
    variables["qr"] = .scope([
      "x": .text(millimetres(190 - side)), "y": .text(millimetres(top + (height - side) / 2)),
    ])
    return top
  }

  private static func lines(_ texts: [String], from y: Double, pitch: Double) -> TemplateValue {
    .list(
      texts.enumerated().map { number, text in
        ["y": .text(millimetres(y + Double(number) * pitch)), "text": .text(text)]
      })
  }

  /// The text between name and signature, from the top; leaves `y` at the last baseline.
  private mutating func flow(_ values: TemplateScope, pitch: Double) {
    let first = y
    add(values["statement"]?.text ?? "", style: "lead", size: 4.2, step: 6 * pitch)
    if let goals = values["goals"]?.scope {
      addLabel(goals["heading"]?.text ?? "", gap: 4 * pitch)
      for item in goals["items"]?.list ?? [] {
        y += 0.6 * pitch
        add("•", style: "item", size: 3.9, step: 0)
        add(item["text"]?.text ?? "", style: "item", size: 3.9, step: 5.4 * pitch, x: 32)
      }
    }
    if let tasks = values["tasks"]?.scope { flow(tasks: tasks, pitch: pitch) }
    if let details = values["details"]?.scope {
      y += 2.5 * pitch
      for item in details["items"]?.list ?? [] {
        add(item["label"]?.text ?? "", style: "detailLabel", size: 3.5, step: 0, width: 40)
        add(item["value"]?.text ?? "", style: "detail", size: 3.9, step: 5.2 * pitch, x: 70)
      }
    }
    if let message = values["message"]?.text {
      y += 3 * pitch
      add(message, style: "message", size: 3.9, step: 5.6 * pitch)
    }
    // `y` is where a next line would stand; the last one lies one step higher.
    if y > first { y -= 5 * pitch }
  }

  private mutating func flow(tasks: TemplateScope, pitch: Double) {
    addLabel(tasks["heading"]?.text ?? "", gap: 3.5 * pitch, advance: 0)
    if let heading = tasks["levelHeading"]?.text {
      add(heading, style: "label", size: 3.5, step: 0, x: 150)
    }
    let width = tasks["levelHeading"] == nil ? Self.textWidth : 118
    rules.append(["y": .text(millimetres(y + 2.2))])
    y += 6.6 * pitch
    for item in tasks["items"]?.list ?? [] {
      add(item["level"]?.text ?? "", style: "level", size: 3.9, step: 0, x: 150)
      add(item["text"]?.text ?? "", style: "task", size: 3.9, step: 4.8 * pitch, width: width)
      y -= 4.8 * pitch
      rules.append(["y": .text(millimetres(y + 1.9 * pitch))])
      y += 6.3 * pitch
    }
  }

  private mutating func addLabel(_ text: String, gap: Double, advance: Double = 6.4) {
    y += gap
    add(text, style: "label", size: 3.5, step: advance)
  }

  /// Adds a text's lines at the current height; with a step of 0 the next text stands beside it.
  private mutating func add(
    _ text: String, style: String, size: Double, step: Double, x: Double = left,
    width: Double? = nil
  ) {
    for line in LineBreaking.lines(text, size: size, width: width ?? Self.right - x) {
      body.append([
        "x": .text(millimetres(x)), "y": .text(millimetres(y)), "size": .text(millimetres(size)),
        "style": .text(style), "text": .text(line),
      ])
      y += step
    }
  }
}
