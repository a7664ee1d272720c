/// Single letters of a Mac or of MS-DOS that were read as Windows reads them: "RenŽ" for "René", "Jos‚" for
/// "José". What it would have been is not certain, so that it is told and never changed.
enum OldLetters {
  /// Whether a name likely has such a letter: behind a small letter stands a capital or a sign that only the
  /// wrong reading puts there. In honest names ("Žiga", "DŽAMONJA") it begins a word or stands behind a capital.
  static func areIn(_ name: String) -> Bool {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    let scalars = Array(name.unicodeScalars)
    return scalars.indices.dropFirst().contains { index in
      misread.contains(scalars[index]) && scalars[index - 1].properties.isLowercase
    }
  }

  /// Quotes, dashes, dots and small letters are left out: they also stand there as they should.
  private static let misread = Set("ŽŠŒŸ‚ƒ„†‡ˆ‰‹˜™¡¢¤¥".unicodeScalars)
}
