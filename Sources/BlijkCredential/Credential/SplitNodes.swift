import BlijkBasics

/// Statements say nothing about where they stand: what is said of a node may be told in two places that
/// have the same `id`, and the signature is the same. What decides is read in one place, so it may not be
/// said in another.
enum SplitNodes {
  /// The members that decide, of the credential, its subject and its achievement. Whatever else is said of
  /// them elsewhere, such as in an endorsement inside, changes no answer.
  private static let deciding: [[String]] = [
    ["issuer", "name", "validFrom", "validUntil", "credentialStatus", "credentialSubject"],
    ["identifier", "achievement"],
    ["name"],
  ]

  /// - Throws: `unreadable`, when something that decides is said in a second place.
  static func check(_ json: JSON) throws(Problem) {
    let subjects = json["credentialSubject"]?.oneOrMany ?? []
    let achievements = subjects.flatMap { $0["achievement"]?.oneOrMany ?? [] }
    for (places, members) in zip([[json], subjects, achievements], deciding) {
      for case .string(let id)? in places.map({ $0["id"] })
      where count(of: id, with: members, in: json) > count(of: id, with: members, among: places) {
        throw Problem(
          .unreadable,
          nl: "Het digitale bewijs zegt op twee plaatsen iets over '\(id.prefix(100))'.",
          en: "The credential says something of '\(id.prefix(100))' in two places.")
      }
    }
  }

  private static func count(of id: String, with members: [String], among places: [JSON]) -> Int {
    places.count { $0["id"] == .string(id) && describes($0, members) }
  }

  /// How many objects anywhere inside say one of these of a node.
  private static func count(of id: String, with members: [String], in json: JSON) -> Int {
    switch json {
    case .array(let elements):
      elements.reduce(0) { $0 + count(of: id, with: members, in: $1) }
    case .object(let object):
      object.members.reduce(object["id"] == .string(id) && describes(json, members) ? 1 : 0) {
        $0 + count(of: id, with: members, in: $1.value)
      }
    default: 0
    }
  }

  private static func describes(_ json: JSON, _ members: [String]) -> Bool {
    members.contains { json[$0] != nil }
  }
}
