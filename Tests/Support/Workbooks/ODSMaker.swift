/// Makes an `.ods` file with what a test is about, and the rest as it should be.
package struct ODSMaker: Sendable {
  /// What stands in `office:spreadsheet`.
  package var tables: String
  /// What stands in `office:automatic-styles`.
  package var styles = ""
  package var manifest = "<manifest/>"

  /// One sheet with these rows.
  package init(rows: String) {
    tables = Self.table("Blad1", rows)
  }

  package static func table(_ name: String, _ inside: String, _ attributes: String = "") -> String {
    #"<table:table table:name="\#(name)" \#(attributes)>\#(inside)</table:table>"#
  }

  /// Rows of texts.
  package static func rows(_ rows: [[String]]) -> String {
    rows.map { cells in
      "<table:table-row>" + cells.map { cell($0) }.joined() + "</table:table-row>"
    }.joined()
  }

  package static func cell(_ text: String, _ attributes: String = "") -> String {
    #"<table:table-cell office:value-type="string" \#(attributes)><text:p>\#(text)</text:p></table:table-cell>"#
  }

  package var zip: ZipMaker {
    var zip = ZipMaker()
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    zip.add("META-INF/manifest.xml", manifest)
    zip.add("content.xml", content, isPacked: true)
    return zip
  }

  package var bytes: [UInt8] { zip.bytes }

  private var content: String {
    let names = ["office", "table", "text", "style"].map { name in
      #"xmlns:\#(name)="urn:oasis:names:tc:opendocument:xmlns:\#(name):1.0""#
    }
    return "<office:document-content \(names.joined(separator: " ")) "
      + #"xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">"#
      + "<office:automatic-styles>\(styles)</office:automatic-styles>"
      + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body>"
      + "</office:document-content>"
  }
}
