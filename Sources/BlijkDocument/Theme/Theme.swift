/// How an organisation's documents look: colours, fonts, logo and signature.
package struct Theme: Sendable {
  package var colours = Colours()
  package var fonts = FontChoice()
  package var logo: Picture?
  /// A scanned signature; without one there is a line to sign on.
  package var signature: Picture?

  package init() {}
}
