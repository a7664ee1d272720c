import BlijkBasics
import BlijkVerifying

/// A file that people take for a list, and that cannot be read as one.
enum OtherFile {
  case oldExcel, encrypted, binary, numbers, text, markup, pdf, picture

  /// What a file is that is neither a workbook nor text, by its first bytes; nil when it may be text.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // An encrypted workbook lies in the same kind of container as the files of before 2007.
      self = bytes.holds(Self.encryptedPackage) ? .encrypted : .oldExcel
    } else if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
    {
      self = .picture
    } else if Self.startsWithTag(bytes) {
      self = .markup
    } else {
      return nil
    }
  }

  /// "EncryptedPackage" in UTF-16, as the container names it.
  private static let encryptedPackage: [UInt8] = Array("EncryptedPackage".utf8).flatMap { [$0, 0] }

  private static func startsWithTag(_ bytes: [UInt8]) -> Bool {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let start = content.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let text = String(decoding: start.prefix(16), as: UTF8.self).lowercased()
    return ["<?xml", "<!doctype", "<html", "<table", "<meta", "<head"].contains {
      text.hasPrefix($0)
    }
  }

  var problem: Problem {
    let (what, remedy) = told
    return Problem(Refusal(nl: "\(what.nl) \(remedy.nl)", en: "\(what.en) \(remedy.en)"))
  }

  private var told: (what: Message, remedy: Message) {
    switch self {
    case .oldExcel:
      (
        Message(
          nl: "Dit is een bestand van Excel van vóór 2007 (.xls).",
          en: "This is a file of Excel from before 2007 (.xls)."), Self.saveAgain
      )
    case .encrypted:
      (
        Message(
          nl: "Dit bestand is beveiligd met een wachtwoord.",
          en: "This file is protected with a password."),
        Message(
          nl:
            "Open het, haal het wachtwoord eraf, sla het op als .xlsx of .ods en probeer opnieuw.",
          en: "Open it, remove the password, save it as .xlsx or .ods and try again.")
      )
    case .binary:
      (
        Message(
          nl: "Dit is een binair Excel-bestand (.xlsb).", en: "This is a binary Excel file (.xlsb)."
        ),
        Self.saveAgain
      )
    case .numbers:
      (
        Message(nl: "Dit is een bestand van Numbers.", en: "This is a file of Numbers."),
        Message(
          nl: "Kies in Numbers: Archief > Exporteer naar > Excel, en probeer opnieuw.",
          en: "Choose in Numbers: File > Export To > Excel, and try again.")
      )
    case .text:
      (
        Message(
          nl: "Dit is geen bestand van Excel of LibreOffice Calc.",
          en: "This is not a file of Excel or LibreOffice Calc."),
        Message(
          nl: "Zet de lijst in een rekenblad en bewaar die als .xlsx, .ods of .csv.",
          en: "Put the list in a spreadsheet and save it as .xlsx, .ods or .csv.")
      )
    case .markup:
      (
        Message(
          nl: "Dit is een webpagina of XML, ook al heet het misschien .xls.",
          en: "This is a web page or XML, though it may be called .xls."), Self.saveAgain
      )
    case .pdf:
      (
        Message(nl: "Dit is een pdf.", en: "This is a pdf."),
        Message(
          nl: "Vraag om de lijst zelf, als .xlsx, .ods of .csv.",
          en: "Ask for the list itself, as .xlsx, .ods or .csv.")
      )
    case .picture:
      (
        Message(nl: "Dit is een foto of plaatje.", en: "This is a picture."),
        Message(
          nl: "Typ de lijst over in een rekenblad en bewaar die als .xlsx, .ods of .csv.",
          en: "Type the list into a spreadsheet and save it as .xlsx, .ods or .csv.")
      )
    }
  }

  private static let saveAgain = Message(
    nl: "Open het in Excel of LibreOffice, sla het op als .xlsx of .ods en probeer opnieuw.",
    en: "Open it in Excel or LibreOffice, save it as .xlsx or .ods and try again.")
}
