import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What the log fixes about a document: its hashes, its key and places, and what is kept beside them. A row
/// that says otherwise was changed by something else than Blijk, and does not count.
struct DocumentRecord {
  let tokenHash: [UInt8]
  let credentialHash: [UInt8]
  let registeredAt: Int
  let key: String
  let statusList: Int
  let statusIndex: Int
  let isTest: Bool
  var showsDetails: Bool
  /// SHA-256 of what was asked; it stays when the text is erased. It covers the token with its signature, so
  /// that it confirms no guess about an erased person.
  let requestHash: [UInt8]
  /// `KeptFiles.hash`; it stays when the files are erased.
  let filesHash: [UInt8]
  /// The event that fixes all this.
  let event: Int?
  /// The event that registered it, when that is not `event`: it was issued before version 4 of the schema.
  let firstEvent: Int?

  /// The number of the event that registered it; the highest when there is none.
  var place: Int { firstEvent ?? event ?? .max }

  /// Whether these bytes are the credential that was issued, as it was or as a wallet wrote it.
  func holds(credential bytes: [UInt8]) -> Bool {
    guard let credential = try? SignedCredential(reading: bytes) else { return false }
    return (try? credential.fingerprint())?.hash == credentialHash
  }

  /// The digest of the event that fixes it.
  var digest: [UInt8] {
    var content = tokenHash + credentialHash
    content.reserveCapacity(256)
    content += key.utf8
    content.append(0)
    content.append(bigEndian: statusList)
    content.append(bigEndian: statusIndex)
    content.append(bigEndian: registeredAt)
    content.append(bigEndian: firstEvent ?? 0)
    content.append((isTest ? 1 : 0) | (showsDetails ? 2 : 0))
    content += requestHash
    content += filesHash
    return SHA256.hash(content)
  }

  /// The hash of what was asked for a document.
  static func requestHash(token: [UInt8]?, achievement: String?, request: String?) -> [UInt8] {
    guard let token else { return EventLog.zeroHash }
    var content = token
    for text in [achievement, request] {
      content.append(text == nil ? 0 : 1)
      content.append(bigEndian: text?.utf8.count ?? 0)
      content += (text ?? "").utf8
    }
    return SHA256.hash(content)
  }
}

/// Making a record.
extension DocumentRecord {
  /// The record of a new document, whose event is not there yet.
  init(_ entry: RegisterEntry, at moment: Int) {
    let contents = entry.contents
    tokenHash = entry.tokenHash
    credentialHash = entry.credentialHash
    registeredAt = moment
    key = entry.key
    statusList = entry.status.list
    statusIndex = entry.status.index
    isTest = contents?.facts.isTest ?? false
    showsDetails = contents?.showsDetails ?? false
    requestHash = Self.requestHash(
      token: contents?.token, achievement: contents?.achievement, request: contents?.request)
    filesHash = contents?.files?.hash ?? EventLog.zeroHash
    event = nil
    firstEvent = nil
  }

  /// The columns that `init(_:from:)` reads.
  static let columns = """
    document.tokenHash, document.credentialHash, document.registeredAt, document.key,
      document.statusList, document.statusIndex, document.isTest, document.showsDetails,
      document.requestHash, document.filesHash, document.event, document.firstEvent, logged.digest,
      logged.subject, document.issuer, document.id
    """
  /// How many columns these are, and which of them hold the issuer and id.
  static let (width, issuer, id) = (16, 14, 15)
  /// Finds the event that fixes a document.
  static let join = "LEFT JOIN event AS logged ON logged.number = document.event"

  /// Reads a row whose first of these columns has this number. Whether details are shown is taken from the
  /// log.
  ///
  /// - Throws: `NotAsLogged`, when the log says otherwise, or says it of another document: an id can be
  ///   changed too.
  init(_ row: any SQLRow, from first: Int = 0) throws {
    try self.init(row, from: first, subject: Self.subject(of: row, from: first))
  }

  /// The hash by which the log names the document of a row.
  static func subject(of row: any SQLRow, from first: Int) throws -> [UInt8] {
    EventLog.subject(issuer: try row.text(first + issuer), id: try row.bytes(first + id))
  }

  /// The same, when the hash by which the log names it is known already.
  init(_ row: any SQLRow, from first: Int, subject: [UInt8]) throws {
    try self.init(
      unchecked: row, from: first, firstEvent: try row.optionalInteger(first + 11),
      requestHash: try row.optionalBytes(first + 8), filesHash: try row.optionalBytes(first + 9))
    guard let digest = try row.optionalBytes(first + 12), isWithinBounds,
      try row.optionalBytes(first + 13) == subject
    else { throw NotAsLogged() }
    guard self.digest != digest else { return }
    showsDetails.toggle()
    guard self.digest == digest else { throw NotAsLogged() }
  }

  private var isWithinBounds: Bool {
    Bounds.moments.contains(registeredAt) && Bounds.statusLists.contains(statusList)
      && Bounds.statusIndexes.contains(statusIndex)
  }

  /// Reads a row without checking it: its numbers can be anything.
  init(
    unchecked row: any SQLRow, from first: Int = 0, firstEvent: Int?, requestHash: [UInt8]?,
    filesHash: [UInt8]?
  ) throws {
    tokenHash = try row.bytes(first)
    credentialHash = try row.bytes(first + 1)
    registeredAt = try row.integer(first + 2)
    key = try row.text(first + 3)
    statusList = try row.integer(first + 4)
    statusIndex = try row.integer(first + 5)
    isTest = try row.flag(first + 6)
    showsDetails = try row.flag(first + 7)
    self.requestHash = requestHash ?? EventLog.zeroHash
    self.filesHash = filesHash ?? EventLog.zeroHash
    event = try row.optionalInteger(first + 10)
    self.firstEvent = firstEvent
  }
}

/// A row that the log does not vouch for.
struct NotAsLogged: Error {}
