import BlijkBasics

/// Refuses a credential that says something of one node in several places.
///
/// A proof over statements does not cover where they stand in the JSON: part of a node can be moved to
/// another object with the same `id`, and the signature still fits. So what decides could be moved to where
/// nobody looks, or swapped with something else.
enum SplitNodes {
  /// The members of an endorsement inside the credential. Blijk does not read it, so it may stand anywhere.
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
    // Sorted, so that the answer is the same each time.
    for (id, read) in byID(endorsable + others).sorted(by: { $0.key < $1.key }) {
      guard let all = objects[id], all.count > 1, let first = read.first?.canonical() else {
        continue
      }
      let isEndorsable = alone[id] == nil
      // Where a node is read, it must be the same each time; elsewhere it may also be its `id` alone.
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

  /// Gathers every object that has an `id`, at any depth.
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
