import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkVerifying
import Foundation

/// The least work that the same documents could take: for each person the same QR code through
/// libqrencode, two signatures through OpenSSL over as many bytes, and the same bytes written by as
/// many workers with the same durability. No parsing, no layout, no register.
struct Floor: Sendable {
  private struct Person: Sendable {
    let address: String
    let digits: String
    let sizes: [Int]
  }

  private let people: [Person]
  private let messages: [[UInt8]]
  private let filling: [UInt8]
  private let key: PrivateKey

  init(_ report: Issuer.Report, folder: String, key: PrivateKey) throws {
    self.key = key
    people = try report.documents.map { document in
      let link = document.link ?? ""
      let parts = link.split(separator: "#")
      // The documents, and the notes that go with them.
      let stem = document.files.first?.split(separator: ".").first ?? ""
      let files = document.files + ["uitleg/\(stem).html", "uitleg/\(stem).txt"]
      let sizes = try files.map { file in
        try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.size] as? Int ?? 0
      }
      return Person(address: "\(parts[0])#", digits: String(parts[1]), sizes: sizes)
    }
    // What is signed: a token's structure of some 110 bytes, and a JWT's two parts of some 2,700.
    messages = [[UInt8](repeating: 7, count: 110), [UInt8](repeating: 7, count: 2_700)]
    filling = [UInt8](repeating: 0x41, count: people.flatMap(\.sizes).max() ?? 0)
  }

  func run(in folder: String) throws {
    let output = try OutputFolder.made(at: folder)
    try WorkerPool.run(count: people.count) { (number) throws(Problem) in
      let person = people[number]
      _ = try QRSymbol(address: person.address, digits: person.digits)
      for message in messages { _ = try key.sign(message) }
      for (index, size) in person.sizes.enumerated() {
        try output.write(Array(filling[..<size]), as: "\(number)-\(index)")
      }
      return number
    } consume: { _ in
    }
    try output.sync()
    try output.appear()
  }
}
