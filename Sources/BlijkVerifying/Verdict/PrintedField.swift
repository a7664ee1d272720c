import BlijkCredential

/// What can be printed on a document. The raw value is its name in JSON and in the keys of the catalogue.
package enum PrintedField: String, CaseIterable {
  case name, title, organisation, date
  case validUntil = "valid-until"
  case period, tasks, role, setting, goals, seen, provider, hours
  case externalProof = "external-proof"
  case message, letter, signatory
  /// Who signed, where only in what role is known.
  case signatoryName = "signatory-name"
  case boundary, code
}

extension PrintedField {
  /// Those that the facts or the answer itself show in any case.
  private static let always: Set<Self> = [
    .name, .title, .organisation, .date, .validUntil, .period, .boundary, .code,
  ]

  /// Those that an answer may leave out.
  static let beside = allCases.filter { !always.contains($0) }

  /// Those that are shown below a label of the documents.
  package static let labelled = beside.filter { $0 != .signatoryName }
}

extension KindRules {
  /// Whether a document of this kind has a place for it.
  func canPrint(_ field: PrintedField) -> Bool {
    switch field {
    case .tasks, .setting: tellsOfTasks
    case .role: namesRole
    case .goals, .provider, .hours: tellsOfCourse
    case .seen: tellsWhoSaw
    case .message: message != .none && message != .letter
    case .letter: message == .letter
    default: true
    }
  }
}

extension Verdict.Details {
  /// Whether a field that a document has would be among these: what is not here is not on the document.
  fileprivate func tells(_ field: PrintedField) -> Bool {
    switch field {
    case .role, .setting, .externalProof: extent != .open
    // Those who signed in a role are shown by it alone.
    case .signatory: extent != .open || tellsRoleOfSignatory
    case .signatoryName: extent != .open || !tellsRoleOfSignatory
    case .message, .letter: extent == .whole
    default: true
    }
  }

  private var tellsRoleOfSignatory: Bool {
    fields.contains { $0.key == "label.\(PrintedField.signatory.rawValue)" }
  }
}

extension Verdict {
  /// What can be printed on a document of this kind and is not shown with this answer, so that nobody can
  /// compare it.
  ///
  /// It goes by the kind, and not by what this one document has: that is nobody's business, and a forger may
  /// have added what it never had.
  func notChecked(beside details: Details?) -> [PrintedField] {
    guard state.showsFacts, let rules = facts?.kind.rules else { return [] }
    return PrintedField.beside.filter { field in
      guard rules.canPrint(field) else { return false }
      switch field {
      case .tasks: return leavesOutTasks
      case .signatoryName: return details.map { !$0.tells(field) } ?? false
      default: return details.map { !$0.tells(field) } ?? true
      }
    }
  }
}
