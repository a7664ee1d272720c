import BlijkBasics

/// Statements say nothing about where they stand: what is said of a node may be told in two places that
/// have the same `id`, and the signature is the same. So of a node that is read all must be said in the
/// place where it is read, or what decides could be moved to where nobody looks, or swapped with another.
enum SplitNodes {
  /// What an endorsement that stands inside says of the document or of its achievement. Nobody reads it
  /// there, wherever it is moved to.
  private static let endorsing = [
    "id", "type", "endorsementComment", "digestMultibase", "mediaType",
  ]

  /// - Throws: `unreadable`, when something is said of a node that is read in a second place.
  static func check(_ json: JSON) throws(Problem) {
    let subjects = json["credentialSubject"]?.oneOrMany ?? []
    let endorsable = [json] + subjects.flatMap { $0["achievement"]?.oneOrMany ?? [] }
    let others =
      subjects + subjects.flatMap { $0["identifier"]?.oneOrMany ?? [] }
      + (json["credentialStatus"]?.oneOrMany ?? [])
    let alone = byID(others)
    var objects: [String: [JSON]] = [:]
    gather(json, into: &objects)
    // In an order of their own, so that the answer is the same each time.
    for (id, read) in byID(endorsable + others).sorted(by: { $0.key < $1.key }) {
      guard let all = objects[id], all.count > 1, let first = read.first?.canonical() else {
        continue
      }
      let isEndorsable = alone[id] == nil
      // What is read in two places is the very same in both; what is not read may also be its name alone.
      let isWhole =
        read.allSatisfy { $0.canonical() == first }
        && all.allSatisfy {
          isName($0) || isEndorsable && isEndorsement($0) || $0.canonical() == first
        }
      guard isWhole else {
        throw Problem(
          .unreadable,
          nl: "Het digitale bewijs zegt op twee plaatsen iets over '\(id.prefix(100))'.",
          en: "The credential says something of '\(id.prefix(100))' in two places.")
      }
    }
  }

  private static func byID(_ nodes: [JSON]) -> [String: [JSON]] {
    var all: [String: [JSON]] = [:]
    for node in nodes {
      if case .string(let id)? = node["id"] { all[id, default: []].append(node) }
    }
    return all
  }

  /// Every object anywhere inside that has a name.
  private static func gather(_ json: JSON, into objects: inout [String: [JSON]]) {
    switch json {
    case .array(let elements):
      for element in elements { gather(element, into: &objects) }
    case .object(let object):
      if case .string(let id)? = object["id"] { objects[id, default: []].append(json) }
      for member in object.members { gather(member.value, into: &objects) }
    default: break
    }
  }

  private static func isName(_ node: JSON) -> Bool { node.object?.names == ["id"] }

  private static func isEndorsement(_ node: JSON) -> Bool {
    node.object?.names.allSatisfy(endorsing.contains) == true
      && node["type"]?.oneOrMany == ["EndorsementSubject"]
  }
}
