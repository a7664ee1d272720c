public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// Everything of a batch, read and checked; nothing is written yet.
public struct PlannedBatch: Sendable {
  /// What was asked, with the kind and dates that follow from the achievement and today filled in.
  public let request: IssueRequest
  /// As what kind of document.
  public let kind: Kind
  /// The documents, in the list's order.
  public let documents: [PlannedDocument]
  /// What is odd but no reason to refuse.
  public internal(set) var warnings: [Message]
  /// Who has this document already, in the list's order; one of the warnings tells it too. Empty where documents
  /// take the place of others, and for drafts of everybody.
  public internal(set) var earlier: [EarlierDocument] = []
  /// Whether those get none of these documents.
  public internal(set) var leavesOutEarlier = false
  let drawing: BatchDrawing

  /// For how many a message is written.
  var mailed: Int { documents.count { $0.address != nil } }

  /// What they take the place of, in the list's order; empty where everything is new.
  public var replaced: [DocumentID] { documents.compactMap(\.replaces) }
}

/// One person's document before it is made.
public struct PlannedDocument: Sendable {
  /// The number of the person's row, as whoever made the list sees it.
  public let row: Int
  /// What the person gets.
  public let award: Award
  /// The document that it takes the place of.
  public let replaces: DocumentID?
  /// Where it is mailed to; nil when it is not. It is kept nowhere.
  let address: MailAddress?
  /// The person's cells, as the register keeps them.
  let cells: [RosterColumn: String]
}
