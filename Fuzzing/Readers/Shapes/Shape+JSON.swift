/// JSON with more of everything.
extension Shape {
  static let json: [Shape] = [
    list("numbers", "1"), list("long numbers", "1234567890123"), list("decimals", "1.5"),
    list("long decimals", "0.1234567890123456789e-7"), list("texts", "\"\""),
    list("longer texts", "\"https://example.org/a\""), list("foreign texts", "\"é\""),
    list("objects", "{}"), list("lists", "[]"), list("small objects", "{\"a\":1}"),
    list("truths", "true"), list("nulls", "null"),
    Shape("one long number", from: "[", to: "]") { _ in "7" },
    Shape("one long fraction", from: "[0.", to: "]") { _ in "7" },
    Shape("one long exponent", from: "[1e-", to: "]") { _ in "0" },
    Shape("escapes", from: "\"", to: "\"") { _ in "\\u00e9" },
    Shape("short escapes", from: "\"", to: "\"") { _ in "\\n" },
    Shape("foreign letters", from: "\"", to: "\"") { _ in "\u{1F600}e\u{301}" },
    members("members") { "\"\($0)\":1" },
    members("members with a long name") { number in
      "\"\(String(repeating: "x", count: 200))\(number)\":1"
    },
    members("members that look alike") { number in
      "\"\(String(repeating: "e\u{301}", count: 60))\(number)\":1"
    },
    members("members with objects") { "\"\($0)\":{\"\":{}}" },
    Shape("nests") { size, _ in
      let deep = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
      return bytes(of: size - 1, from: "[0") { _ in "," + deep } + [UInt8(ascii: "]")]
    },
    Shape("space", to: "1") { _ in "\n" },
    Shape("openings") { _ in "[" },
  ]

  static func list(_ name: String, _ value: String) -> Shape {
    Shape(name, from: "[\(value)", to: "]") { _ in "," + value }
  }

  private static func members(_ name: String, _ member: @escaping @Sendable (Int) -> String)
    -> Shape
  {
    Shape(name, from: "{\"\":0", to: "}") { "," + member($0) }
  }
}
