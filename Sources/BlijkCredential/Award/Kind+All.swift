/// The table of kinds. A number is never given again: it stands in every token that was issued.
extension Kind: CaseIterable {
  /// Bewijs van deelname: took part.
  public static let deelname = Kind(
    0,
    KindRules(
      word: "deelname", achievementType: "CertificateOfCompletion", tellsOfCourse: true,
      tellsWhoSaw: true))

  /// Certificaat: finished a course with its learning goals.
  public static let certificaat = Kind(
    1,
    KindRules(
      word: "certificaat", achievementType: "Certificate", tellsOfCourse: true, tellsWhoSaw: true))

  /// Praktijkverklaring vrijwilligerswerk: tasks done in practice.
  public static let praktijkverklaring = Kind(
    2,
    KindRules(
      word: "praktijkverklaring", achievementType: "ext:Praktijkverklaring", tellsOfTasks: true,
      tellsWhoSaw: true, namesRole: true, namesPeriod: true, message: .optional))

  /// Oorkonde: thanks and honour.
  public static let oorkonde = Kind(
    3, KindRules(word: "oorkonde", achievementType: "Award", namesPeriod: true, message: .wanted))

  /// Aanbevelingsbrief: a personal letter.
  public static let aanbevelingsbrief = Kind(
    4,
    KindRules(
      word: "aanbevelingsbrief", achievementType: "ext:Aanbevelingsbrief", namesRole: true,
      namesPeriod: true, message: .letter))

  private static let table = [
    deelname, certificaat, praktijkverklaring, oorkonde, aanbevelingsbrief,
  ]

  /// Kinds that a test adds to the table for the length of a call; empty in the programs of Blijk. A document
  /// of a kind that is in neither is unreadable.
  @TaskLocal package static var beside: [Kind] = []

  /// The kinds of the table, and those that a test added.
  public static var allCases: [Kind] { beside.isEmpty ? table : table + beside }
}
