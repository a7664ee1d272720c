public import BlijkBasics
public import BlijkCredential
import BlijkDocument
public import BlijkKeys
import BlijkRegister
public import BlijkVerifying
import Foundation

/// Issues documents for an organisation: a roster in, signed documents out.
public struct Issuer: Sendable {
  /// The organisation's folder.
  public let folder: IssuerFolder
  let shared: SharedFiles

  /// Works from an organisation's folder.
  public init(folder: IssuerFolder) {
    self.folder = folder
    shared = SharedFiles(issuer: folder.path)
  }

  /// What was made.
  public struct Report: Sendable {
    /// One person's documents.
    public struct Document: Sendable {
      /// The document; a draft has none.
      public let id: DocumentID?
      /// Whose it is.
      public let name: String
      /// Its files, in the output folder.
      public let files: [String]
      /// What its QR code says; a draft has none.
      public let link: String?

      package init(id: DocumentID?, name: String, files: [String], link: String?) {
        self.id = id
        self.name = name
        self.files = files
        self.link = link
      }
    }

    /// The output folder.
    public let output: String
    /// Everybody's documents, in the roster's order.
    public let documents: [Document]
    /// For how many the QR code carries no tasks, though the document has them.
    public let withoutTasksInQR: Int
    /// For how many there is a message, ready to be sent, in the folder `mail`.
    public let mailed: Int
    /// Whether others can check them only after publishing.
    public let mustPublish: Bool
    /// What was set right of an earlier batch that was interrupted.
    public let recovered: [Message]
  }

  /// Issues the plan: all of it is in the register with its files in place, or nothing is.
  ///
  /// - Parameters:
  ///   - plan: What to issue, as `plan(_:for:today:)` made it.
  ///   - place: The folder to make.
  ///   - signer: The key that is in use.
  ///   - progress: Told how many are done, from this thread.
  /// - Returns: What was made, and where.
  /// - Throws: Why nothing was issued.
  public func issue(
    _ plan: IssuePlan, to place: String, with signer: any Signer,
    progress: (Int) -> Void = { _ in }
  ) throws(Problem) -> Report {
    try folder.changing { (register) throws(Problem) in
      let recovered = try finishInterrupted(in: register, beforeIssuingTo: place).all
      try folder.trustItself(try register.keyRing())
      let moment = Timestamp.now()
      try checkCurrent(signer, register: register, at: moment)

      let mustPublish = try folder.mustPublish(register)
      let output = try OutputFolder(place)
      let (documents, withoutTasks) = try make(
        plan.batch, in: output, with: signer, at: moment, register: register, progress: progress)
      return Report(
        output: output.path, documents: documents, withoutTasksInQR: withoutTasks,
        mailed: plan.batch.mailed, mustPublish: mustPublish, recovered: recovered)
    }
  }

  /// Makes and registers everything, then lets the files appear. Until the register's transaction is
  /// done, an error takes everything away again.
  private func make(
    _ planned: PlannedBatch, in output: OutputFolder, with signer: any Signer, at moment: Int,
    register: Register, progress: (Int) -> Void
  ) throws(Problem) -> ([Report.Document], Int) {
    // Noted before anything of it is made: what nobody noted, nobody would take away.
    let batch = try register.begin(staging: output.staging, output: output.path)
    var documents: [Report.Document] = []
    var withoutTasks = 0
    var isComplete = false
    do {
      try output.make(mark: batch.mark)
      let maker = try DocumentMaker(
        batch: planned, issuer: folder.profile, output: output, key: signer.publicKey)
      for folder in [HolderNote.folder, Overview.folder] { try output.makeFolder(folder) }
      if planned.mailed > 0 { try output.makeFolder(MailDraft.folder) }
      let overview = try Overview(shared: shared)
      var lines = Overview.Lines()
      var print = try BatchPrint(planned, shared: shared) { (name, bytes) throws(Problem) in
        try output.write(bytes, as: name)
      }
      let statuses = try register.freeStatusEntries(
        planned.documents.count, issuer: folder.profile.host.did)
      try register.register(batch, assets: maker.assets) { (add) throws(Problem) in
        try WorkerPool.run(count: planned.documents.count) { (number) throws(Problem) in
          let document = try maker.issue(
            number, with: signer, status: statuses[number], at: moment)
          let lines = try overview.lines(
            of: document.award, id: document.id, files: document.files)
          return (document, lines)
        } consume: { (result) throws(Problem) in
          let (document, own) = result
          try add(document.entry)
          lines.add(own)
          try print.add(document.printed)
          documents.append(
            Report.Document(
              id: document.id, name: document.award.name, files: document.files,
              link: document.link))
          if document.leavesOutTasks { withoutTasks += 1 }
          progress(documents.count)
        }
        try print.finish()
        try write(
          overview, of: lines, prints: print.files, first: planned.documents.first?.award,
          isCoded: true, to: output)
        try output.sync()
        isComplete = true
      }
    } catch {
      try giveUp(
        batch, in: register, output: output, mayBeRegistered: isComplete, after: error)
    }
    try output.appear()
    BatchFolder(batch)?.unmark()
    folder.note(output: output.path)
    // All is issued by now; a note that stays behind is cleared by the next issue.
    try? register.end(batch)
    try register.confirmReplaced(planned.replaced)
    return (documents, withoutTasks)
  }

  /// Puts the overview beside the documents.
  func write(
    _ overview: Overview, of lines: Overview.Lines, prints: Overview.Prints, first: Award?,
    isCoded: Bool, to output: OutputFolder
  ) throws(Problem) {
    try overview.make(of: lines, prints: prints, first: first, isCoded: isCoded) {
      (name, bytes) throws(Problem) in
      try output.write(bytes, as: name)
    }
  }

  /// A signer that is not the key in use, or a clock behind that key, would make documents that no
  /// check accepts.
  private func checkCurrent(_ signer: any Signer, register: Register, at moment: Int)
    throws(Problem)
  {
    guard let current = try register.keyRing().current, current.key.id == signer.publicKey.id else {
      throw Problem(
        .noKey,
        nl: "Deze sleutel is niet de sleutel die nu in gebruik is. Bekijk ze met: blijk key list",
        en: "This key is not the one in use now. See them with: blijk key list")
    }
    guard moment >= current.window.from else {
      throw Problem(
        .badDate,
        nl: "De klok van deze computer loopt achter: de sleutel is van later. Zet de klok goed.",
        en: "This computer's clock is behind: the key is from later. Set the clock right.")
    }
  }
}
