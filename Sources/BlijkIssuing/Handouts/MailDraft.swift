import BlijkBasics
import BlijkKeys
import BlijkVerifying
import Foundation

/// A message that is ready to be looked at and sent: one person, one text, one file (RFC 5322, RFC 2045).
struct MailDraft {
  let address: MailAddress
  let name: String
  /// Who sends it. Its address is that of whoever opens the draft and sends it.
  let organisation: String
  let subject: String
  let text: String
  let file: (name: String, bytes: [UInt8])
  /// In seconds since 1970.
  let moment: Int

  /// The whole file.
  var bytes: [UInt8] {
    let mark = Self.mark(file.bytes)
    var mail: [UInt8] = []
    func line(_ text: String) { mail += Array(text.utf8) + [0x0D, 0x0A] }
    line("Date: \(Self.date(moment))")
    // A group without members: the sender has a name, and the address is filled in when it is sent (RFC 6854).
    line("From: \(Self.phrase(organisation)):;")
    line("To: \(Self.phrase(name))")
    line(" <\(address.text)>")
    line("Subject: \(Self.encoded(subject))")
    line("MIME-Version: 1.0")
    // Mail programs open it as one of their own that was not sent yet.
    line("X-Unsent: 1")
    line("Content-Type: multipart/mixed; boundary=\"\(mark)\"")
    line("")
    line("--\(mark)")
    line("Content-Type: text/plain; charset=utf-8")
    line("Content-Transfer-Encoding: base64")
    line("")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    mail += Self.base64(Array(lines.joined(separator: "\r\n").utf8))
    line("--\(mark)")
    line("Content-Type: application/pdf")
    line("Content-Transfer-Encoding: base64")
    line("Content-Disposition: attachment;")
    line(" filename=\"\(file.name)\"")
    line("")
    mail += Self.base64(file.bytes)
    line("--\(mark)--")
    return mail
  }

  /// A line that no part has: base64 has no underscores.
  private static func mark(_ bytes: [UInt8]) -> String {
    "=_blijk_\(Hex.encode(Array(SHA256.hash(bytes).prefix(12))))"
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      Data(bytes).base64EncodedData(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])) + [0x0D, 0x0A]
  }

  /// "Mon, 30 Nov 2026 09:05:00 +0000".
  static func date(_ moment: Int) -> String {
    let day = moment / 86_400
    let seconds = moment - day * 86_400
    let (year, month, date) = CalendarDate(daysSinceEpoch: day).components
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { number in
      number < 10 ? "0\(number)" : String(number)
    }
    return "\(weekdays[day % 7]), \(date) \(months[month - 1]) \(year) "
      + "\(clock.joined(separator: ":")) +0000"
  }

  /// A name before an address.
  private static func phrase(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x20 }
    return isPlain && text.utf8.count < 60 ? text : encoded(text)
  }

  /// Words of a header (RFC 2047): of plain letters as they are, else in pieces that fit on a line and have
  /// whole characters.
  static func encoded(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
    guard !isPlain || text.utf8.count > 60 else { return text }
    var pieces: [[UInt8]] = [[]]
    for character in text.unicodeScalars {
      let bytes = Array(String(character).utf8)
      if (pieces.last ?? []).count + bytes.count > 39 { pieces.append([]) }
      pieces[pieces.count - 1] += bytes
    }
    return pieces.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(
      separator: "\r\n ")
  }
}
