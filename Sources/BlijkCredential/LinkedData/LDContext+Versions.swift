/// An earlier context of Open Badges 3.0, given by how it differs from `context-3.0.3.json`, and the small
/// context of 1EdTech's extensions.
///
/// `context-3.0.1.json` is not here: it gives `name` another meaning than the protected one of the
/// context of credentials, so that every processor refuses the two together.
extension LDContext {
  /// `context-3.0.2.json`: two properties under other names, and neither `awardedDate` nor `inLanguage`.
  static let openBadges302 = openBadges.changed { name, term in
    switch name {
    case "awardedDate", "inLanguage": nil
    case "image": LDTerm(vocabulary + "Image", term.value)
    case "achievement": LDTerm(vocabulary + "achievement-0", term.value)
    default: term
    }
  }

  /// `extensions.json`: three classes.
  static let extensions = LDContext(
    common: [
      "1EdTechJsonSchemaValidator2019": LDTerm(
        services + "vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019"),
      "1EdTechRevocationList": LDTerm(services + "vcrl/v1p0/context.json#1EdTechRevocationList"),
      "1EdTechCredentialRefresh": LDTerm(
        services + "vccr/v1p0/context.json#1EdTechCredentialRefresh"),
    ], byType: [:])

  private static let vocabulary = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
  private static let services = "https://purl.imsglobal.org/spec/"

  /// Each term changed, or left out.
  private func changed(_ change: (String, LDTerm) -> LDTerm?) -> LDContext {
    func all(_ terms: [String: LDTerm]) -> [String: LDTerm] {
      var changed: [String: LDTerm] = [:]
      for (name, term) in terms { changed[name] = change(name, term) }
      return changed
    }
    return LDContext(common: all(common), byType: byType.mapValues(all))
  }
}
