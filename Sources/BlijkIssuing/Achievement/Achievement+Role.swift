import BlijkBasics
import BlijkCredential
import BlijkKeys

extension Achievement {
  /// What somebody's role says by itself, where nothing of the library was chosen: its title is the role as it
  /// stands on the list, in whatever language that is. One role has one id.
  init(role: String, kind: Kind) {
    let digest = Hex.encode(Array(SHA256.hash(Array(role.utf8)).prefix(8)))
    self.init(
      id: "rol-\(digest)", kind: kind,
      dutch: Wording(title: role, note: nil, goals: [], role: nil, tasks: [], setting: nil),
      english: nil, seen: nil, hours: nil, provider: nil, validMonths: nil, skills: [])
  }
}
