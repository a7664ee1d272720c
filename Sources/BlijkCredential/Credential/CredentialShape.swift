import BlijkBasics

/// What the Verifiable Credentials Data Model 2.0 asks of every credential, whoever wrote it (§4).
///
/// Under Data Integrity most of it follows from reading the statements; a JWT is read as plain JSON, and
/// is held to the same.
enum CredentialShape {
  /// Members whose values must have a `type` (§4.5).
  private static let typed = [
    "credentialStatus", "credentialSchema", "evidence", "refreshService", "termsOfUse",
  ]

  /// The member that is wrong or missing, if one is.
  static func fault(of json: JSON) -> String? {
    guard areContexts(json) else { return "@context" }
    guard let types = texts(json["type"]), types.contains("VerifiableCredential"),
      InlineContexts(json["@context"])?.know(types) == true
    else { return "type" }
    guard isAddressIfAny(json["id"]) else { return "id" }
    guard let issuer = json["issuer"],
      (try? SignedValue(issuer).address()).map(IRI.isAbsolute) == true
    else { return "issuer" }
    for (owner, prefix) in [(json, ""), (issuer, "issuer.")] {
      for member in ["name", "description"] where !areWords(owner[member]) {
        return prefix + member
      }
    }
    let subjects = json["credentialSubject"]?.oneOrMany ?? []
    guard !subjects.isEmpty, subjects.allSatisfy({ $0.object?.members.isEmpty == false }) else {
      return "credentialSubject"
    }
    guard subjects.allSatisfy({ isAddressIfAny($0["id"]) }) else { return "credentialSubject.id" }
    for member in typed {
      for node in json[member]?.oneOrMany ?? [] where !isTyped(node, needsID: member == typed[1]) {
        return member
      }
    }
    return nil
  }

  /// The first context is that of credentials; the others are addresses or definitions (§4.3).
  private static func areContexts(_ json: JSON) -> Bool {
    let contexts = json["@context"]?.oneOrMany ?? []
    return contexts.first == .string(LDContext.credentialsAddress)
      && contexts.allSatisfy { isAddress($0) || $0.object != nil }
  }

  private static func isTyped(_ node: JSON, needsID: Bool) -> Bool {
    texts(node["type"]) != nil && (needsID ? isAddress(node["id"]) : isAddressIfAny(node["id"]))
  }

  /// One text or more, and nothing else.
  private static func texts(_ value: JSON?) -> [String]? {
    try? value.map { value throws(Problem) in try SignedValue(value).texts() }
  }

  /// Whether it is absent, a text, or texts that say their language (§11.1).
  private static func areWords(_ value: JSON?) -> Bool {
    guard let value, value != [] else { return true }
    guard (try? SignedValue(value).words()) != nil else { return false }
    return value.oneOrMany.allSatisfy { word in
      word.object?.names.allSatisfy { ["@value", "@language", "@direction"].contains($0) } ?? true
    }
  }

  private static func isAddressIfAny(_ value: JSON?) -> Bool { value == nil || isAddress(value) }

  private static func isAddress(_ value: JSON?) -> Bool {
    guard case .string(let address)? = value else { return false }
    return IRI.isAbsolute(address)
  }
}

/// The definitions that a credential brings along in its own `@context`.
private struct InlineContexts {
  private var terms: Set<String> = []
  /// Whether what a term stands for cannot be told here: a context elsewhere may define it.
  private var isOpen = false

  /// Reads them; `nil` when one changes a protected term (JSON-LD 1.1 §4.1.11, "Protected Term Definitions"),
  /// or defines a term as something that is no address.
  init?(_ contexts: JSON?) {
    var protected: [String: JSON?] = [:]
    for context in contexts?.oneOrMany ?? [] {
      if case .string(let address) = context {
        let known = LDContext.known[address]
        isOpen = isOpen || known == nil
        for name in known?.common.keys.map(\.self) ?? [] {
          terms.insert(name)
          protected[name] = JSON?.none
        }
        continue
      }
      let isProtected = context["@protected"] == true
      for member in context.object?.members ?? [] where member.name != "@protected" {
        if member.name == "@vocab" { isOpen = isOpen || member.value != .null }
        guard !member.name.hasPrefix("@") else { continue }
        if let known = protected[member.name], known != member.value { return nil }
        let definition = member.value["@id"] ?? member.value
        if case .string(let address) = definition {
          guard IRI.isAbsolute(address) || address.hasPrefix("@") || terms.contains(address) else {
            return nil
          }
        }
        terms.insert(member.name)
        if isProtected { protected[member.name] = member.value }
      }
    }
  }

  /// Whether every type is an address, or a term that stands for one.
  func know(_ types: [String]) -> Bool {
    isOpen || types.allSatisfy { terms.contains($0) || IRI.isAbsolute($0) }
  }
}
