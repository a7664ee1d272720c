import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Files of other programs are refused by what they are, with what to do; their names count for nothing.
@Suite struct OtherFileTests {
  private func told(_ bytes: [UInt8], _ name: String = "lijst.xlsx") throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.file(name, bytes)
    return problem { try Sheet(file: path) }?.message.nl ?? "gelezen"
  }

  private static let container: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static func zip(_ parts: [(String, String)]) -> [UInt8] {
    var zip = ZipMaker()
    for (name, text) in parts { zip.add(name, text) }
    return zip.bytes
  }

  private static let encryptedPackage = Array("EncryptedPackage".utf8).flatMap {
    [$0, 0] as [UInt8]
  }

  private static var encryptedODS: [UInt8] {
    var maker = ODSMaker(rows: "")
    maker.manifest = "<manifest><manifest:encryption-data/></manifest>"
    return maker.bytes
  }

  private static var encryptedZip: [UInt8] {
    var zip = XLSXMaker(names: ["naam"]).zip
    zip.change("xl/workbook.xml") { $0.flags = 1 }
    return zip.bytes
  }

  @Test(arguments: [
    (container + [UInt8](repeating: 0, count: 600), ".xls"),
    (container + encryptedPackage, "wachtwoord"), (encryptedODS, "wachtwoord"),
    (encryptedZip, "wachtwoord"),
    (zip([("[Content_Types].xml", ""), ("xl/workbook.bin", "")]), ".xlsb"),
    (zip([("Index/Document.iwa", "")]), "Numbers"), (zip([("Index.zip", "")]), "Numbers"),
    (zip([("[Content_Types].xml", ""), ("word/document.xml", "")]), "geen bestand van Excel"),
    (zip([("mimetype", "application/vnd.oasis.opendocument.text")]), "geen bestand van Excel"),
    (zip([("foto.jpg", "x")]), "geen bestand van Excel"),
    (Array("%PDF-1.7\n".utf8), "pdf"), ([0xFF, 0xD8, 0xFF, 0xE0], "foto"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "foto"),
    (Array("<html><table><tr><td>naam".utf8), "webpagina"),
    (Array("\u{FEFF}\n <TABLE><tr>".utf8), "webpagina"),
    (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), "XML"),
  ])
  func refusedByWhatItIs(bytes: [UInt8], about: String) throws {
    let told = try told(bytes)
    #expect(told.contains(about) && told.contains("Er is niets uitgegeven"), "\(told)")
  }

  /// A workbook with macros is one, whatever it is called; macros are not looked at.
  @Test func aNameCountsForNothing() throws {
    var zip = XLSXMaker(names: ["naam", "Jan"]).zip
    zip.add("xl/vbaProject.bin", "x")
    for name in ["lijst.csv", "lijst.xlsm", "lijst"] {
      #expect(try told(zip.bytes, name) == "gelezen")
    }
    #expect(try told(Array("naam\nJan\n".utf8), "lijst.xlsx") == "gelezen")
    // A name may begin with this sign.
    #expect(try told(Array("<naam>;rol\nJan;x\n".utf8)) == "gelezen")
  }
}
