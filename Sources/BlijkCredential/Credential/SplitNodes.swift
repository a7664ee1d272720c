import BlijkBasics

/// Statements say nothing about where they stand: what is said of a node may be told in two places that
/// have the same `id`, and the signature is the same. What decides is read in one place, so nothing may
/// be said of it in another.
enum SplitNodes {
  /// - Throws: `unreadable`, when the credential, its subject or its achievement is described twice.
  static func check(_ json: JSON) throws(Problem) {
    let subject = json["credentialSubject"]
    let places = [json, subject, subject?["achievement"]].compactMap { place -> String? in
      guard case .string(let id)? = place?["id"] else { return nil }
      return id
    }
    for id in places where descriptions(of: id, in: json) > places.count(where: { $0 == id }) {
      throw Problem(
        .unreadable,
        nl: "Het digitale bewijs zegt op twee plaatsen iets over '\(id.prefix(100))'.",
        en: "The credential says something of '\(id.prefix(100))' in two places.")
    }
  }

  /// How many objects say more of a node than that it is there.
  private static func descriptions(of id: String, in json: JSON) -> Int {
    switch json {
    case .array(let elements): elements.reduce(0) { $0 + descriptions(of: id, in: $1) }
    case .object(let object):
      object.members.reduce(object["id"] == .string(id) && object.members.count > 1 ? 1 : 0) {
        $0 + descriptions(of: id, in: $1.value)
      }
    default: 0
    }
  }
}
