import BlijkBasics
import BlijkKeys
import BlijkSecrets
import Foundation

/// Reading a passphrase from a person or a file, straight into memory that is wiped after use.
enum PassphrasePrompt {
  /// The longest passphrase, in bytes.
  static let longest = 1024

  /// Refuses to ask where nobody can answer.
  static func expectTerminal() throws(Problem) {
    guard isatty(STDIN_FILENO) == 1 else {
      throw Problem(
        .noPassphrase,
        nl: "Er is geen wachtwoord van de sleutel. Zet het in BLIJK_PASSPHRASE, geef "
          + "--passphrase-file, of typ het in een terminal.",
        en:
          "There is no passphrase. Put it in BLIJK_PASSPHRASE, give --passphrase-file, or type it "
          + "in a terminal.")
    }
  }

  /// What is typed, and not shown.
  static func ask(_ question: String) throws(Problem) -> Passphrase {
    guard let passphrase = try askOptional(question) else { throw unreadable }
    return passphrase
  }

  /// The same; `nil` where just Enter was pressed.
  static func askOptional(_ question: String) throws(Problem) -> Passphrase? {
    // Echo is off before the question is shown, so that a quick answer is not shown either.
    SilentTerminal.begin()
    Terminal.ask(question)
    defer {
      SilentTerminal.end()
      Terminal.endLine()
    }
    return try line(from: STDIN_FILENO)
  }

  /// The first line of a file.
  static func read(file path: String) throws(Problem) -> Passphrase {
    let file = try opened(path)
    // Not as an array, of which a copy would be left in memory.
    let passphrase = try file.withDescriptor { descriptor throws(Problem) in
      try line(from: descriptor)
    }
    guard let passphrase else { throw unreadable }
    return passphrase
  }

  private static func opened(_ path: String) throws(Problem) -> BoundedFile {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile(path, atMost: 1 << 20, takesPipe: true)
    } catch {
      throw Problem(
        .noPassphrase,
        nl: "Het bestand met het wachtwoord van de sleutel, '\(path)', is niet te lezen.",
        en: "The file with the passphrase, '\(path)', cannot be read.")
    }
  }

  static let tooLong = Problem(
    .noPassphrase, nl: "Het wachtwoord van de sleutel is te lang: maximaal \(longest - 1) bytes.",
    en: "The passphrase is too long: at most \(longest - 1) bytes.")

  private static let unreadable = Problem(
    .noPassphrase,
    nl: "Het wachtwoord van de sleutel is leeg of niet te lezen. Probeer het opnieuw.",
    en: "The passphrase is empty or cannot be read. Try again.")

  /// A line; `nil` where it is empty.
  private static func line(from file: CInt) throws(Problem) -> Passphrase? {
    var hasEnded = false
    let secret = unsafe Secret(capacity: longest) { buffer in
      var count = 0
      var byte: UInt8 = 0
      while count < buffer.count, unsafe Foundation.read(file, &byte, 1) == 1 {
        if byte == UInt8(ascii: "\n") {
          hasEnded = true
          break
        }
        unsafe buffer[count] = byte
        count += 1
      }
      if count > 0, unsafe buffer[count - 1] == UInt8(ascii: "\r") { count -= 1 }
      return count
    }
    guard secret.count < longest else { throw tooLong }
    // Without an end to the line nobody pressed Enter: the file or the terminal is at its end.
    guard secret.count > 0 || hasEnded else { throw unreadable }
    return secret.count == 0 ? nil : Passphrase(secret)
  }
}

extension Secret {
  /// Writes the bytes themselves, with no copy left behind.
  func write(to file: CInt) {
    unsafe withBytes { bytes in _ = unsafe Foundation.write(file, bytes.baseAddress, bytes.count) }
  }
}
