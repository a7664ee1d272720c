/// A node of an RDF graph (RDF 1.1 Concepts §3).
package enum RDFTerm: Sendable {
  case iri(String)
  /// A blank node. Its label, without `_:`, has a meaning within one data set only.
  case blank(String)
  /// A value. A language-tagged one has `rdf:langString` as its datatype.
  case literal(String, datatype: String, language: String?)

  package static let string = "http://www.w3.org/2001/XMLSchema#string"
  package static let langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

  /// The label of a blank node.
  var label: String? { if case .blank(let label) = self { label } else { nil } }
}

/// A statement in a data set; without a graph it is in the default graph (RDF 1.1 Concepts §4).
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
