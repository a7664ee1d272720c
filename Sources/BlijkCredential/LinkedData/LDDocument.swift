package import BlijkBasics

/// Reads a JSON-LD document as statements (JSON-LD 1.1 API §8), for the contexts that are known.
///
/// A context, term or value that JSON-LD would drop in silence is an error that names it, since what is
/// dropped is not signed.
package struct LDDocument {
  /// The contexts as the document names them.
  private let named: JSON?
  private var quads: [Quad] = []
  private var blanks = 0

  private static let deepest = 32
  private static let mostContexts = 16
  private static let mostStatements = 20_000
  private static let type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
  private static let first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
  private static let rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
  private static let nothing = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
  private static let xsd = "http://www.w3.org/2001/XMLSchema#"

  private init(named: JSON?) { self.named = named }

  /// The statements of a document.
  package static func statements(_ json: JSON) throws(Problem) -> [Quad] {
    var document = LDDocument(named: json["@context"])
    let contexts = try contexts(document.named)
    _ = try document.node(json, terms: LDScope(contexts), contexts: contexts, depth: 0)
    return document.quads
  }

  private static func problem(_ nl: String, _ en: String) -> Problem {
    Problem(.unreadable, nl: "Linked data: \(nl).", en: "Linked data: \(en).")
  }

  /// The contexts that a document names, in its order; the first is that of credentials. A later one
  /// counts before an earlier one.
  private static func contexts(_ named: JSON?) throws(Problem) -> [LDContext] {
    // Each term is looked for in every context.
    guard named?.oneOrMany.count ?? 0 <= mostContexts else {
      throw problem("te veel contexten", "too many contexts")
    }
    var contexts: [LDContext] = []
    for name in named?.oneOrMany ?? [] {
      guard let address = name.string, let context = LDContext.known[address] else {
        throw problem(
          "een context die wij niet kennen: \(name.text.prefix(100))",
          "a context that we do not know: \(name.text.prefix(100))")
      }
      contexts.append(context)
    }
    guard named?.oneOrMany.first == .string(LDContext.credentialsAddress) else {
      throw problem(
        "de eerste context is niet die van Verifiable Credentials 2.0",
        "the first context is not that of Verifiable Credentials 2.0")
    }
    return contexts
  }

  /// Adds the statements of a node, and returns the node's name.
  private mutating func node(
    _ json: JSON, terms outer: LDScope, contexts: [LDContext], depth: Int
  ) throws(Problem) -> RDFTerm {
    guard let object = json.object, depth < Self.deepest else {
      throw Self.problem("te diep genest, of geen object", "nested too deep, or no object")
    }
    let subject = try name(object["id"])
    var terms = outer
    let types = try (object["type"]?.oneOrMany ?? []).map { value throws(Problem) in
      guard let type = value.string else {
        throw Self.problem("een 'type' is geen tekst", "a 'type' is not a text")
      }
      return type
    }
    for type in types.sorted() {
      let name = Self.plainName(type, terms: outer)
      if let context = contexts.last(where: { $0.byType[name] != nil }) {
        terms.enter(context.byType[name] ?? [:])
      }
    }
    for type in types {
      try add(subject, Self.type, .iri(try Self.word(type, terms: outer)))
    }
    // A credential inside may name the same contexts again. Others would give its words another meaning than
    // they were signed with.
    guard depth == 0 || object["@context"] == nil || object["@context"] == named else {
      throw Self.problem(
        "een andere '@context' dan bovenaan", "another '@context' than the one at the top")
    }
    for member in object.members where !["id", "type", "@context"].contains(member.name) {
      guard let term = terms[member.name] else {
        throw Self.problem(
          "'\(member.name.prefix(60))' is hier geen bekend begrip, en zou niet ondertekend zijn",
          "'\(member.name.prefix(60))' is no known term here, and would not be signed")
      }
      // The terms of this node's types do not count in the nodes inside it.
      var inside = outer
      inside.enter(term.inside)
      try add(
        member.value, of: term, to: subject, terms: inside, contexts: contexts, depth: depth)
    }
    return subject
  }

  private mutating func name(_ id: JSON?) throws(Problem) -> RDFTerm {
    guard let id else {
      blanks += 1
      return .blank("b\(blanks - 1)")
    }
    guard let address = id.string else {
      throw Self.problem("een 'id' is geen tekst", "an 'id' is not a text")
    }
    return .iri(try Self.absolute(address))
  }

  /// The name of a class in the contexts, when `type` is another name for it.
  private static func plainName(_ type: String, terms: LDScope) -> String {
    guard let term = terms[type], !term.iri.holds(":") else { return type }
    return term.iri
  }

  /// The address that a word of the context stands for, or that the text itself is.
  private static func word(_ text: String, terms: LDScope) throws(Problem) -> String {
    guard let term = terms[text] else { return try absolute(text) }
    // A term may be another name of a term.
    if !term.iri.holds(":"), let same = terms[term.iri] { return same.iri }
    return term.iri
  }

  /// An absolute address; JSON-LD would drop a relative one.
  private static func absolute(_ text: String) throws(Problem) -> String {
    guard IRI.isAbsolute(text) else {
      throw problem(
        "'\(text.prefix(60))' is geen volledig adres", "'\(text.prefix(60))' is not a whole address"
      )
    }
    return text
  }

  private static var tooMany: Problem { problem("te veel uitspraken", "too many statements") }

  private mutating func add(_ subject: RDFTerm, _ predicate: String, _ object: RDFTerm)
    throws(Problem)
  {
    guard quads.count < Self.mostStatements else { throw Self.tooMany }
    quads.append(Quad(subject: subject, predicate: predicate, object: object))
  }

  private mutating func add(
    _ value: JSON, of term: LDTerm, to subject: RDFTerm, terms: LDScope,
    contexts: [LDContext], depth: Int
  ) throws(Problem) {
    if case .json = term.value {
      throw Self.problem(
        "JSON als waarde komt in deze bewijzen niet voor",
        "JSON as a value does not occur in these credentials")
    }
    var objects: [RDFTerm] = []
    for element in value.oneOrMany {
      // Before they become statements: writing a number takes longer than reading it.
      guard quads.count + objects.count < Self.mostStatements else { throw Self.tooMany }
      objects.append(
        try object(element, of: term, terms: terms, contexts: contexts, depth: depth))
    }
    guard term.isList else {
      for object in objects { try add(subject, term.iri, object) }
      return
    }
    var next = RDFTerm.iri(Self.nothing)
    for object in objects.reversed() {
      let cell = try name(nil)
      try add(cell, Self.first, object)
      try add(cell, Self.rest, next)
      next = cell
    }
    try add(subject, term.iri, next)
  }

  private mutating func object(
    _ value: JSON, of term: LDTerm, terms: LDScope, contexts: [LDContext], depth: Int
  ) throws(Problem) -> RDFTerm {
    var datatype: String?
    switch term.value {
    case .typed(let type): datatype = type
    case .node: if let address = value.string { return .iri(try Self.absolute(address)) }
    case .word: if let text = value.string { return .iri(try Self.word(text, terms: terms)) }
    case .plain, .json: break
    }
    switch value {
    case .string(let text):
      return .literal(text, datatype: datatype ?? RDFTerm.string, language: nil)
    case .bool(let truth):
      return .literal(
        truth ? "true" : "false", datatype: datatype ?? "\(Self.xsd)boolean", language: nil)
    case .integer(let number):
      let isDouble = datatype == "\(Self.xsd)double"
      return .literal(
        isDouble ? LDNumber.double(Double(number)) : String(number),
        datatype: datatype ?? "\(Self.xsd)integer", language: nil)
    case .decimal(let number)
    where datatype != "\(Self.xsd)double" && number.rounded() == number && abs(number) < 1e21:
      // A whole number is an integer however it is spelled (JSON-LD 1.1 API §8.2.2).
      return .literal(
        LDNumber.whole(number), datatype: datatype ?? "\(Self.xsd)integer", language: nil)
    case .decimal(let number):
      return .literal(
        LDNumber.double(number), datatype: datatype ?? "\(Self.xsd)double", language: nil)
    case .object:
      return try node(value, terms: terms, contexts: contexts, depth: depth + 1)
    case .null, .array:
      throw Self.problem(
        "een lege of geneste waarde, die zou wegvallen",
        "an empty or nested value, which would be dropped")
    }
  }
}
