package import BlijkBasics
package import BlijkVerifying

/// A folder to practise in: its address leads nowhere.
extension IssuerFolder {
  /// Refuses what counts for others, where no check page can be at the organisation's address.
  package func refusePractice() throws(Problem) {
    guard profile.host.isPractice else { return }
    throw Problem(
      .badIssuer,
      nl: "Dit is een oefenmap: bij \(profile.host.base) kan geen controlepagina staan. Met --test "
        + "(oefendocumenten) en --draft (concepten) kunt u oefenen. Voor echte documenten geeft u "
        + "eerst uw adres: blijk init '\(path)' --host ADRES",
      en: "This is a practice folder: no check page can be at \(profile.host.base). With --test "
        + "(test documents) and --draft (drafts) you can practise. For real documents give your "
        + "address first: blijk init '\(path)' --host ADDRESS")
  }
}
