import BlijkBasics
import BlijkKeys
import BlijkRegister

extension RegisterModel {
  /// No key begins or ends before what was registered last.
  private func refuseBehind(_ moment: Int) throws(Refusal) {
    let newest = now.documents.map(\.registeredAt) + now.keys.map(\.from)
    if let newest = newest.max(), moment < newest { throw Refusal(code: .badDate) }
  }

  mutating func takeIntoUse(_ key: PublicKey, at moment: Int) throws(Refusal) -> String {
    try refuseBehind(moment)
    guard !now.keys.contains(where: { $0.id == key.id.thumbprint }) else {
      throw Refusal(code: .badRegister)
    }
    for number in now.keys.indices where now.keys[number].until == nil {
      now.keys[number].until = now.event(moment)
    }
    now.keys.append(Key(key: key, from: now.event(moment)))
    return "in use"
  }

  private func number(of id: String) throws(Refusal) -> Int {
    guard let number = now.keys.firstIndex(where: { $0.id == id }) else {
      throw Refusal(code: .noKey)
    }
    return number
  }

  mutating func retire(_ id: String, at moment: Int) throws(Refusal) -> String {
    let number = try number(of: id)
    guard now.keys[number].until == nil else { throw Refusal(code: .noKey) }
    now.keys[number].until = now.event(moment)
    return "retired"
  }

  mutating func compromise(_ id: String, since: Int, at moment: Int) throws(Refusal) -> String {
    let number = try number(of: id)
    if let earlier = now.keys[number].compromisedSince, earlier <= since {
      throw Refusal(code: .noKey)
    }
    if now.keys[number].until == nil { now.keys[number].until = now.event(moment) }
    _ = now.event(moment)
    now.keys[number].compromisedSince = since
    now.keys[number].compromisedFrom =
      now.events.firstIndex { $0 >= since } ?? now.events.count - 1
    return "compromised"
  }
}
