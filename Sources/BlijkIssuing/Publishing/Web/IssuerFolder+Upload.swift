public import BlijkBasics
import BlijkVerifying

extension IssuerFolder {
  /// Sends a published site to its host, by the program that `issuer.toml` names (`[publish] upload`).
  ///
  /// - Parameter site: The folder of the web site, which takes the place of `{site}`.
  /// - Throws: That no program is named, or what it said when it failed.
  public func upload(_ site: String) throws(Problem) {
    guard let words = try uploadWords(), !words.isEmpty else {
      throw Problem(
        .badIssuer,
        nl:
          "In issuer.toml staat niet hoe de bestanden op uw website komen. Zet erin: [publish] en daaronder "
          + "upload = [\"rsync\", \"--archive\", \"{site}/\", \"…\"]. Zie docs/nl/publiceren.md.",
        en:
          "issuer.toml does not say how the files get to your website. Put in it: [publish] and below it "
          + "upload = [\"rsync\", \"--archive\", \"{site}/\", \"…\"]. See docs/nl/publiceren.md.")
    }
    let named = words.map { $0.replacing("{site}", with: site) }
    let ending = try OtherProgram(words: named).run()
    guard ending.status == 0 else {
      let said = ending.errors.isEmpty ? "" : "\n\(ending.errors)"
      throw Problem(
        .cannotWrite,
        nl:
          "Overzetten is niet gelukt: '\(named[0])' stopte met code \(ending.status). De website is misschien "
          + "half bijgewerkt. Doe het opnieuw.\(said)",
        en:
          "The upload failed: '\(named[0])' ended with code \(ending.status). The website may be updated in "
          + "part. Do it again.\(said)")
    }
  }

  private func uploadWords() throws(Problem) -> [String]? {
    try TOMLFile(path: "\(path)/issuer.toml").table("publish")?.strings("upload")
  }
}
