import ArgumentParser
import Blijk
import BlijkBasics
import BlijkKeys
import Foundation

/// Where the passphrase comes from: a file, BLIJK_PASSPHRASE, or a question on the terminal. Never from
/// an argument, which other users of the computer could see.
struct PassphraseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Een bestand met de wachtzin op de eerste regel.", valueName: "bestand"))
  var passphraseFile: String?

  /// The longest passphrase, in bytes.
  private static let longest = 1024

  /// Reads it. For a new key it is asked twice.
  func read(isNew: Bool, language: Language) throws(Problem) -> Passphrase {
    if let passphraseFile { return try Self.read(file: passphraseFile) }
    if let passphrase = try Self.environment() { return passphrase }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Problem(
        .noPassphrase,
        nl: "Er is geen wachtzin. Zet hem in BLIJK_PASSPHRASE of geef --passphrase-file.",
        en: "There is no passphrase. Put it in BLIJK_PASSPHRASE or give --passphrase-file.")
    }
    let question = Message(nl: "Wachtzin van de sleutel: ", en: "Passphrase of the key: ")
    let first = try Self.ask(question[language])
    guard isNew else { return first }
    let second = try Self.ask(Message(nl: "Nog een keer: ", en: "Once more: ")[language])
    guard first.equals(second) else {
      throw Problem(
        .noPassphrase, nl: "De twee wachtzinnen zijn niet gelijk.",
        en: "The two passphrases are not the same.")
    }
    return first
  }

  /// Opens the key to sign with; without a usable key nobody is asked for its passphrase.
  func unlock(_ folder: IssuerFolder, language: Language) throws(Problem) -> PrivateKey {
    _ = try folder.signingKey()
    // Not a variable of its own: it is wiped as soon as the key is open.
    return try folder.unlock(read(isNew: false, language: language))
  }

  private static func environment() throws(Problem) -> Passphrase? {
    let passphrase = Passphrase(takenFromEnvironment: "BLIJK_PASSPHRASE", longest: longest)
    guard (passphrase?.secret.count ?? 0) < longest else {
      throw Problem(
        .noPassphrase, nl: "De wachtzin is te lang.", en: "The passphrase is too long.")
    }
    return passphrase
  }

  private static func read(file path: String) throws(Problem) -> Passphrase {
    let file = try opened(path)
    // Not as an array, of which a copy would be left in memory.
    return try file.withDescriptor { descriptor throws(Problem) in try line(from: descriptor) }
  }

  private static func opened(_ path: String) throws(Problem) -> BoundedFile {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile(path, atMost: 1 << 20, takesPipe: true)
    } catch {
      throw Problem(
        .noPassphrase, nl: "Het bestand met de wachtzin, '\(path)', is niet te lezen.",
        en: "The file with the passphrase, '\(path)', cannot be read.")
    }
  }

  private static func ask(_ question: String) throws(Problem) -> Passphrase {
    // Silent before it asks: who answers at once is not shown either.
    SilentTerminal.begin()
    Terminal.ask(question)
    defer {
      SilentTerminal.end()
      Terminal.endLine()
    }
    return try line(from: STDIN_FILENO)
  }

  /// The first line, straight into memory that is wiped after use.
  private static func line(from file: CInt) throws(Problem) -> Passphrase {
    let secret = unsafe Secret(capacity: longest) { buffer in
      var count = 0
      var byte: UInt8 = 0
      while count < buffer.count, unsafe Foundation.read(file, &byte, 1) == 1 {
        if byte == UInt8(ascii: "\n") { break }
        unsafe buffer[count] = byte
        count += 1
      }
      if count > 0, unsafe buffer[count - 1] == UInt8(ascii: "\r") { count -= 1 }
      return count
    }
    guard secret.count > 0, secret.count < longest else {
      throw Problem(
        .noPassphrase, nl: "De wachtzin is leeg, te lang of niet te lezen.",
        en: "The passphrase is empty, too long or cannot be read.")
    }
    return Passphrase(secret)
  }
}
