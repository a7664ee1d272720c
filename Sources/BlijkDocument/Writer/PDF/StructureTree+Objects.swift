import BlijkBasics

/// Writing the parts of a document as objects.
extension StructureTree {
  /// Writes all parts, and gives the object of the tree. Pages are told by their objects, links by the keys under
  /// which their parts are looked for.
  func put(into file: inout PDFFile, pages: [Int], links: [LinkObject]) -> Int {
    var writer = Writer(pages: pages, counts: counts)
    let tree = file.reserve()
    let document = file.reserve()
    writer.put(root, as: document, inside: tree, into: &file)
    var parents = PDFBytes("<</Nums[")
    for (page, owners) in writer.owners.enumerated() {
      parents.put(page)
      parents.put("[")
      for owner in owners { parents.put(reference: owner) }
      parents.put("]")
    }
    for link in links {
      parents.put(" ")
      parents.put(link.key)
      parents.put(reference: writer.numbers[ObjectIdentifier(link.part)] ?? document)
    }
    parents.put("]>>")
    var object = PDFBytes("<</Type/StructTreeRoot/K")
    object.put(reference: document)
    object.put("/ParentTree")
    object.put(reference: file.put(parents))
    object.put("/ParentTreeNextKey ")
    object.put(pages.count + links.count)
    object.put(">>")
    return file.put(object, as: tree)
  }

  /// A link on a page.
  struct LinkObject {
    let part: Part
    let key: Int
  }

  private struct Writer {
    let pages: [Int]
    /// The part that each piece of content of each page belongs to.
    var owners: [[Int]]
    var numbers: [ObjectIdentifier: Int] = [:]

    init(pages: [Int], counts: [Int]) {
      self.pages = pages
      owners = counts.map { Array(repeating: 0, count: $0) }
    }

    mutating func put(_ part: Part, as number: Int, inside parent: Int, into file: inout PDFFile) {
      numbers[ObjectIdentifier(part)] = number
      var bytes = PDFBytes("<</S/")
      bytes.put(plain: part.type)
      bytes.put("/P")
      bytes.put(reference: parent)
      if let alternative = part.alternative {
        bytes.put("/Alt")
        bytes.put(text: alternative)
      }
      if !part.attributes.isEmpty {
        bytes.put("/A[")
        for attribute in part.attributes { bytes.put(plain: attribute) }
        bytes.put("]")
      }
      let own = part.kids.lazy.compactMap(\.page).first
      if let own {
        bytes.put("/Pg")
        bytes.put(reference: pages[own])
      }
      bytes.put("/K[")
      for kid in part.kids { put(kid, of: number, page: own, to: &bytes, into: &file) }
      bytes.put("]>>")
      _ = file.put(bytes, as: number)
    }

    private mutating func put(
      _ kid: Kid, of number: Int, page own: Int?, to bytes: inout PDFBytes, into file: inout PDFFile
    ) {
      switch kid {
      case .part(let part):
        let inner = file.reserve()
        bytes.put(reference: inner)
        put(part, as: inner, inside: number, into: &file)
      case .content(let page, let content):
        owners[page][content] = number
        if page == own {
          bytes.put(" ")
          bytes.put(content)
        } else {
          bytes.put("<</Type/MCR/Pg")
          bytes.put(reference: pages[page])
          bytes.put("/MCID ")
          bytes.put(content)
          bytes.put(">>")
        }
      case .link(let object, let page):
        bytes.put("<</Type/OBJR/Obj")
        bytes.put(reference: object)
        bytes.put("/Pg")
        bytes.put(reference: pages[page])
        bytes.put(">>")
      }
    }
  }
}

extension StructureTree.Kid {
  /// The page that it stands on.
  fileprivate var page: Int? {
    switch self {
    case .part: nil
    case .content(let page, _), .link(_, let page): page
    }
  }
}

extension StructureTree {
  /// Gives every row of a table as many cells as the longest has.
  func fillRows() {
    for table in root.kids.compactMap(\.part) where table.type == "Table" {
      let rows = table.kids.compactMap(\.part)
      let most = rows.map(\.kids.count).max() ?? 0
      for row in rows {
        while row.kids.count < most { row.kids.append(.part(Part("TD"))) }
      }
    }
  }
}
