import BlijkBasics

/// Terms are equal when their code points are (RDF 1.1 Concepts §3.2, §3.3): an é of one character differs
/// from an é of two.
extension RDFTerm: Hashable {
  package static func == (left: RDFTerm, right: RDFTerm) -> Bool {
    switch (left, right) {
    case (.iri(let left), .iri(let right)), (.blank(let left), .blank(let right)):
      left.isExactly(right)
    case (.literal(let left, let type, let language), .literal(let right, let other, let tongue)):
      left.isExactly(right) && type.isExactly(other)
        && language.map(ExactText.init) == tongue.map(ExactText.init)
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .iri(let text), .blank(let text): hasher.combine(ExactText(text))
    case .literal(let text, let datatype, let language):
      hasher.combine(ExactText(text))
      hasher.combine(ExactText(datatype))
      hasher.combine(language.map(ExactText.init))
    }
  }
}

extension Quad: Hashable {
  package static func == (left: Quad, right: Quad) -> Bool {
    left.subject == right.subject && left.predicate.isExactly(right.predicate)
      && left.object == right.object && left.graph == right.graph
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(subject)
    hasher.combine(ExactText(predicate))
    hasher.combine(object)
    hasher.combine(graph)
  }
}
