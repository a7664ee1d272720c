public import BlijkBasics
public import BlijkCredential
import BlijkRegister
import BlijkVerifying

/// A document that somebody on the list has already: the same, and still valid. It is no reason to refuse: a
/// course can be followed twice, and two people can have one name.
public struct EarlierDocument: Sendable {
  /// The number of the person's row, as whoever made the list sees it.
  public let row: Int
  /// Whose it is, by the list.
  public let name: String
  /// The newest one of that person.
  public let id: DocumentID
  /// Its day of award.
  public let date: CalendarDate
}

extension EarlierDocument {
  /// The most people that are named where everybody gets another one.
  private static let mostNamed = 10
  /// The most where they get none: whoever misses a document looks for the name.
  private static let mostLeftOut = 50

  /// All of them in one sentence; nil when there are none.
  static func told(_ all: [EarlierDocument], of count: Int) -> Message? {
    guard let who = who(all, of: count, atMost: mostNamed) else { return nil }
    return Message(
      nl: "\(who.nl) Met deze lijst komt er nog een. Moet het oude vervallen? Gebruik dan 'blijk "
        + "replace'.",
      en: "\(who.en) This list makes another one. To replace the old one, use 'blijk replace'.")
  }

  /// The same where they are left out; two people can have one name, and the other would miss it.
  static func toldLeftOut(_ all: [EarlierDocument], of count: Int) -> Message? {
    guard let who = who(all, of: count, atMost: mostLeftOut) else { return nil }
    return Message(
      nl:
        "\(who.nl) Die slaat Blijk over. Is iemand een ander met dezelfde naam? Zet die dan op een "
        + "eigen lijst, en geef --again.",
      en: "\(who.en) Blijk skips them. Is someone another person of the same name? Then put that "
        + "person on a list of their own, and give --again.")
  }

  /// Those whose document was withdrawn, or replaced by one that may say another name; nil when there are
  /// none.
  static func toldEnded(_ all: [EarlierDocument]) -> Message? {
    guard !all.isEmpty else { return nil }
    let named = all.prefix(mostLeftOut).map(\.name).joined(separator: ", ")
    let rest = all.count - mostLeftOut
    return Message(
      nl: "Van wie dit document is ingetrokken of vervangen, slaat Blijk ook over: \(named)"
        + (rest > 0 ? " en nog \(rest)." : ".")
        + " Moet er toch een nieuw komen? Zet die mensen dan op een eigen lijst.",
      en: "Blijk also skips those whose document was withdrawn or replaced: \(named)"
        + (rest > 0 ? " and \(rest) more." : ".")
        + " To issue them a new one, put them on a list of their own.")
  }

  /// Where nobody is left.
  static func nobodyLeft(
    _ all: [EarlierDocument], ended: [EarlierDocument], of count: Int
  ) -> Problem {
    let told = [who(all, of: count, atMost: mostLeftOut), toldEnded(ended)].compactMap(\.self)
    let who = Message(
      nl: told.map(\.nl).joined(separator: " "), en: told.map(\.en).joined(separator: " "))
    return Problem(
      .declined,
      nl:
        "\(who.nl) Er blijft niemand over. Er is niets uitgegeven. Moet het toch nog een keer? Geef "
        + "dan --again.",
      en:
        "\(who.en) Nobody is left. Nothing has been issued. To issue them once more, give --again.")
  }

  /// Who they are, with the day; once where it is the same for all.
  private static func who(_ all: [EarlierDocument], of count: Int, atMost most: Int) -> Message? {
    guard let first = all.first else { return nil }
    let isOneDay = all.allSatisfy { $0.date == first.date }
    let day = isOneDay ? first.date.iso8601 : nil
    let named = all.prefix(most).map { document in
      isOneDay ? document.name : "\(document.name) (\(document.date.iso8601))"
    }.joined(separator: ", ")
    let rest = all.count - most
    let isOne = all.count == 1
    return Message(
      nl: "\(all.count) van de \(count) op de lijst \(isOne ? "heeft" : "hebben") dit document al"
        + (day.map { ", van \($0)" } ?? "") + ": \(named)" + (rest > 0 ? " en nog \(rest)." : "."),
      en: "\(all.count) of the \(count) on the list \(isOne ? "has" : "have") this document already"
        + (day.map { ", from \($0)" } ?? "") + ": \(named)"
        + (rest > 0 ? " and \(rest) more." : "."))
  }
}

extension Register {
  /// Who of a batch has the same document already, by what the register can tell: a name, as people search
  /// it, and what was awarded. Practice documents count neither way.
  func earlier(than batch: PlannedBatch, today: CalendarDate) throws(Problem) -> [EarlierDocument] {
    try same(as: batch, in: [.valid, .notYetValid], today: today)
  }

  /// Who of a batch had it, until it was withdrawn or replaced, and has no other.
  func ended(before batch: PlannedBatch, today: CalendarDate) throws(Problem) -> [EarlierDocument] {
    let rows = Set(batch.earlier.map(\.row))
    return try same(as: batch, in: [.revoked, .replaced], today: today)
      .filter { !rows.contains($0.row) }
  }

  private func same(
    as batch: PlannedBatch, in states: Set<Verdict.State>, today: CalendarDate
  ) throws(Problem) -> [EarlierDocument] {
    guard !batch.request.isTest else { return [] }
    let names = batch.documents.map { SearchedName($0.award.name) }
    let kept = try summaries(of: batch.kind, by: Set(names)).filter { summary in
      states.contains(summary.state(on: today))
    }
    let ofPerson = Dictionary(grouping: kept) { SearchedName($0.name ?? "") }
    return zip(batch.documents, names).compactMap { document, name in
      let same = ofPerson[name]?.last { summary in
        summary.achievement == document.award.achievement || summary.title == document.award.title
      }
      return same.map { same in
        EarlierDocument(
          row: document.row, name: document.award.name, id: same.id,
          date: same.date ?? document.award.date)
      }
    }
  }
}
