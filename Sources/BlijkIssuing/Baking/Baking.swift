public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// Putting credentials into pictures and taking them out, for files on a disk.
public enum Baking: Sendable {
  /// Writes a new picture: the one at `picture`, carrying the credential of another file.
  public static func bake(_ picture: String, credential: String, to output: String) throws(Problem)
  {
    let credential = try unbake(credential)
    let baked = try BadgePicture(reading: BoundedFile.named(picture, atMost: BadgePicture.largest))
      .carrying(credential)
    try WholeFile.write(baked.bytes, to: output)
  }

  /// Writes what a file carries as a file of its own.
  public static func unbake(_ path: String, to output: String) throws(Problem) {
    try WholeFile.write(try unbake(path).bytes, to: output)
  }

  /// The credential in a file: a picture, an issued document, or the credential alone.
  public static func unbake(_ path: String) throws(Problem) -> BadgeCredential {
    try BadgeCredential(carriedBy: BoundedFile.named(path, atMost: BadgePicture.largest))
  }
}
