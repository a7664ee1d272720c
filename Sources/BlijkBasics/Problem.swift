/// Why something asked for was not done: what, where, and what to do about it.
///
/// The `code` is for programs and stays the same between versions; the `message` is for people.
public struct Problem: Error, Sendable, Hashable {
  /// A stable name for a kind of problem.
  public struct Code: Sendable, Hashable, RawRepresentable {
    /// The name.
    public let rawValue: String
    /// Makes a code from its name.
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// What kind of problem this is.
  public let code: Code
  /// One clear sentence for the reader.
  public let message: Message
  /// The rows and cells of a list that were refused, in its order, at most a thousand. The message names the
  /// first too. Empty when the problem is about no list.
  public let refusals: [Refusal]

  /// Makes a problem.
  public init(_ code: Code, nl: String, en: String, refusals: [Refusal] = []) {
    self.code = code
    self.message = Message(nl: nl, en: en)
    self.refusals = refusals
  }
}

extension Problem: CustomStringConvertible {
  /// The code and the English sentence.
  public var description: String { "\(code.rawValue): \(message.en)" }
}

extension Problem.Code {
  /// Others than its owner can read a key file.
  public static let keyFileOpenToOthers = Self(rawValue: "keyFileOpenToOthers")
  /// The passphrase does not open the key.
  public static let wrongPassphrase = Self(rawValue: "wrongPassphrase")
  /// A new passphrase is too short, or easy to guess.
  public static let weakPassphrase = Self(rawValue: "weakPassphrase")
  /// No passphrase was given and nobody can be asked.
  public static let noPassphrase = Self(rawValue: "noPassphrase")
  /// There is no usable signing key.
  public static let noKey = Self(rawValue: "noKey")
  /// A key is damaged, of another kind, or too weak.
  public static let badKey = Self(rawValue: "badKey")
  /// OpenSSL refused an operation that should not fail.
  public static let cryptography = Self(rawValue: "cryptography")
  /// The list of trusted issuers holds something wrong.
  public static let badTrustList = Self(rawValue: "badTrustList")
  /// The issuer folder is missing, incomplete or wrong.
  public static let badIssuer = Self(rawValue: "badIssuer")
  /// An achievement file is wrong.
  public static let badAchievement = Self(rawValue: "badAchievement")
  /// Something asked for does not exist.
  public static let notFound = Self(rawValue: "notFound")
  /// A template is wrong or missing.
  public static let badTemplate = Self(rawValue: "badTemplate")
  /// A font is missing, damaged, or lacks a character that is needed.
  public static let badFont = Self(rawValue: "badFont")
  /// A theme, or a picture that it names, is not usable.
  public static let badTheme = Self(rawValue: "badTheme")
  /// A catalogue of texts is wrong or missing.
  public static let badTexts = Self(rawValue: "badTexts")
  /// The participants' list was refused.
  public static let badRoster = Self(rawValue: "badRoster")
  /// A person was asked whether to go on, and said no.
  public static let declined = Self(rawValue: "declined")
  /// A field holds something that it may not hold.
  public static let badField = Self(rawValue: "badField")
  /// A date is wrong, in the future, or out of order.
  public static let badDate = Self(rawValue: "badDate")
  /// The QR code would become too large to scan well.
  public static let qrTooLarge = Self(rawValue: "qrTooLarge")
  /// Text does not fit on the page.
  public static let doesNotFit = Self(rawValue: "doesNotFit")
  /// The output folder cannot be used.
  public static let badOutput = Self(rawValue: "badOutput")
  /// A batch was issued before, by a command that was interrupted.
  public static let alreadyIssued = Self(rawValue: "alreadyIssued")
  /// Writing failed: disk full, no rights, or the disk itself.
  public static let cannotWrite = Self(rawValue: "cannotWrite")
  /// Reading failed.
  public static let cannotRead = Self(rawValue: "cannotRead")
  /// The register is missing, damaged or busy.
  public static let badRegister = Self(rawValue: "badRegister")
  /// Another register came in the place of the one that was open; nothing was written.
  public static let replacedRegister = Self(rawValue: "replacedRegister")
  /// The register was made by a newer version of Blijk.
  public static let newerRegister = Self(rawValue: "newerRegister")
  /// Bytes from outside are not what they should be.
  public static let unreadable = Self(rawValue: "unreadable")
  /// Bytes from outside use something that this version does not know.
  public static let newerThanThisReader = Self(rawValue: "newerThanThisReader")
  /// The command was used wrongly.
  public static let usage = Self(rawValue: "usage")
}
