/// A node of an RDF graph (RDF 1.1 Concepts §3).
package enum RDFTerm: Sendable {
  case iri(String)
  /// A node without a name; the label counts within one data set only, and is kept without `_:`.
  case blank(String)
  /// A value. A language-tagged one has `rdf:langString` as its datatype.
  case literal(String, datatype: String, language: String?)

  package static let string = "http://www.w3.org/2001/XMLSchema#string"
  package static let langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

  /// The label, when the node has no name.
  var label: String? { if case .blank(let label) = self { label } else { nil } }
}

/// A statement in a data set; without a graph it stands in the default one (RDF 1.1 Concepts §4).
package struct Quad: Sendable {
  package var subject: RDFTerm
  package var predicate: String
  package var object: RDFTerm
  package var graph: RDFTerm?

  package init(
    subject: RDFTerm, predicate: String, object: RDFTerm, graph: RDFTerm? = nil
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.graph = graph
  }
}
