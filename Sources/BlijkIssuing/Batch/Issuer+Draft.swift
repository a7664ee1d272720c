public import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Documents to look at before they are signed.
extension Issuer {
  /// Makes unsigned drafts of the plan, to look at before signing.
  ///
  /// - Parameters:
  ///   - plan: What to draw, as `planDraft(_:for:today:)` made it.
  ///   - place: The folder to make.
  /// - Returns: What was made, and where.
  /// - Throws: Why nothing was made.
  public func draft(_ plan: DraftPlan, to place: String) throws(Problem) -> Report {
    let planned = plan.batch
    let output = try OutputFolder.made(at: place)
    let documents = try output.orRemoved { () throws(Problem) in
      let maker = try DocumentMaker(
        batch: planned, issuer: folder.profile, output: output, key: nil)
      let overview = try Overview(shared: shared)
      try output.makeFolder(Overview.folder)
      var lines = Overview.Lines()
      var print = try BatchPrint(planned, shared: shared) { (name, bytes) throws(Problem) in
        try output.write(bytes, as: name)
      }
      var documents: [Report.Document] = []
      try WorkerPool.run(count: planned.documents.count) { (number) throws(Problem) in
        let award = planned.documents[number].award
        let (files, printed) = try maker.draft(award, number: number + 1)
        let lines = try overview.lines(of: award, id: nil, files: files)
        let document = Report.Document(id: nil, name: award.name, files: files, link: nil)
        return (document, lines, printed)
      } consume: { (document, own, printed) throws(Problem) in
        documents.append(document)
        lines.add(own)
        try print.add(printed)
      }
      try print.finish()
      try write(
        overview, of: lines, prints: print.files, first: planned.documents.first?.award,
        isCoded: false, to: output)
      try output.appear()
      folder.note(output: output.path)
      return documents
    }
    return Report(
      output: output.path, documents: documents, withoutTasksInQR: 0, mailed: 0, mustPublish: false,
      recovered: [])
  }
}
