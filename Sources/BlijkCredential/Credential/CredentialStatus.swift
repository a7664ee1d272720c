import BlijkBasics
import BlijkKeys

/// Where the issuer of a credential publishes whether it was withdrawn.
package struct CredentialStatus: Sendable {
  /// Its places in lists of withdrawn credentials.
  package var revocation: [Entry] = []
  /// What else it names, which Blijk does not look at: another purpose, or another kind of list.
  package var others: [String] = []

  /// A place in a status list (Bitstring Status List 1.0 §2.1).
  package struct Entry: Sendable {
    package let list: String
    package let index: Int

    package init(list: String, index: Int) {
      self.list = list
      self.index = index
    }
  }

  /// Where one of ours stands.
  package init(_ content: CredentialContent) {
    revocation = [
      Entry(
        list: content.host.statusListAddress(content.status.list), index: content.status.index)
    ]
  }

  init(reading entries: [SignedValue]) throws(Problem) {
    for entry in entries {
      // A set, since a proof covers neither their order nor how often one stands there.
      let types = try Set(entry.types())
      guard types == ["BitstringStatusListEntry"] else {
        others.append(types.sorted().joined(separator: ", "))
        continue
      }
      let purpose = try entry.text("statusPurpose")
      let list = try entry.member("statusListCredential").address()
      let index = try Self.index(entry.member("statusListIndex"))
      let size = try Self.size(entry.optional("statusSize"))
      // With more bits a document the index means another place, and a value says more than yes or no.
      if size != 1 {
        others.append("\(purpose), statusSize \(size)")
      } else if purpose == "revocation" {
        revocation.append(Entry(list: list, index: index))
      } else {
        others.append(purpose)
      }
    }
  }

  /// How many bits of the list each document has (§2.1).
  private static func size(_ value: SignedValue?) throws(Problem) -> Int {
    guard let value else { return 1 }
    let size = try value.integer()
    guard size > 0 else { throw value.wrong }
    return size
  }

  /// A number, or a text of one.
  private static func index(_ value: SignedValue) throws(Problem) -> Int {
    var number: Int?
    if case .string(let text) = value.json {
      number = Int(text)
    } else {
      number = try value.integer()
    }
    guard let number, number >= 0 else { throw value.wrong }
    return number
  }
}
