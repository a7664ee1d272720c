/// Pictures with more of everything than a picture has.
extension Shape {
  private static let open = #"<svg xmlns="http://www.w3.org/2000/svg""#
  private static let carrier = "<openbadges:credential"

  static let xml: [Shape] = [
    Shape("namespaces in one tag", from: open, to: "/>") { " xmlns:n\($0)=\"urn:\($0)\"" },
    namespacesAround(depth: 1), namespacesAround(depth: 60),
    Shape("elements with a namespace each", from: open + ">", to: "</svg>") {
      "<a xmlns:n\($0)='u'/>"
    },
    Shape("elements", from: open + ">", to: "</svg>") { _ in "<a/>" },
    Shape("large elements", from: open + ">", to: "</svg>") {
      "<path id='p\($0)' class='a b' d='M0 0h1v1H0z' fill='#fff'/>"
    },
    Shape("attributes in one tag", from: open, to: "/>") { " a\($0)=''" },
    Shape("nests", from: open + ">", to: "</svg>") { _ in
      String(repeating: "<a>", count: 60) + String(repeating: "</a>", count: 60)
    },
    Shape("carriers", from: open + ">", to: "</svg>") { _ in carrier + " verify='x'/>" },
    Shape("carriers with text", from: open + ">", to: "</svg>") { _ in
      carrier + "><![CDATA[{}]]></openbadges:credential>"
    },
    Shape("pieces of text in a carrier", from: open + ">" + carrier + ">", to: "x") { _ in
      "x<a/>"
    },
    Shape("entities", from: open + ">" + carrier + ">", to: "</openbadges:credential></svg>") {
      _ in "&lt;"
    },
    Shape("lines", from: open + ">", to: "</svg>") { _ in "\n" },
    Shape("sections", from: open + ">" + carrier + ">", to: "</openbadges:credential></svg>") {
      _ in "<![CDATA[x]]>"
    },
    Shape("comments before the picture", to: open + "/>") { _ in "<!---->" },
    Shape("comments in the picture", from: open + ">", to: "</svg>") { _ in "<!--x-->" },
    Shape("long name", from: "<svg:", to: "/>") { _ in "x" },
    Shape("long foreign name", from: "<svg:", to: "/>") { _ in "é:" },
    Shape("long attribute", from: open + " a='", to: "'/>") { _ in "&#xE9;" },
    Shape("names with colons", from: open + ">", to: "</svg>") { "<a:b:c:d e:\($0)=''/>" },
  ]

  /// Half of the file declares, so deep; the other half is elements that would each take all of that along.
  private static func namespacesAround(depth: Int) -> Shape {
    Shape("namespaces around many elements, \(depth) deep") { size, _ in
      var file = Array("<svg>".utf8)
      for level in 0..<depth {
        file += bytes(of: size / 2 / depth, from: "<g") { " xmlns:n\(level)_\($0)='urn:\($0)'" }
        file.append(UInt8(ascii: ">"))
      }
      file += bytes(of: size - file.count - 6 - 4 * depth) { "<a xmlns:m\($0)='u'/>" }
      return file + Array("\(String(repeating: "</g>", count: depth))</svg>".utf8)
    }
  }
}
