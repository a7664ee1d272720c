import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct FileNamesTests {
  @Test(arguments: [
    ("Samira el Bouazzaoui", "samira-el-bouazzaoui"),
    ("Gülşah Çağlayan-van den Bosch", "gulsah-caglayan-van-den-bosch"),
    ("Nguyễn Thị Hường", "nguyen-thi-huong"), ("Małgorzata Wójcik", "malgorzata-wojcik"),
    ("Corrie van 't Hart", "corrie-van-t-hart"),
    ("陳美玲", "陳美玲"), ("d'Ancona & Zn.", "d-ancona-zn"), ("Straße Øst Þór", "strasse-ost-thor"),
    ("A.", "a"), ("../..", "document"),
    ("CON", "con"), (".verborgen", "verborgen"), ("Ravi s/o Kumar", "ravi-s-o-kumar"),
    ("a/../b", "a-b"),
  ])
  func slugs(name: String, slug: String) {
    #expect(FileNames.slug(name) == slug)
  }

  @Test(arguments: [String(repeating: "陳", count: 80), String(repeating: "a", count: 80)])
  func isNeverLong(name: String) {
    #expect(FileNames.slug(name).utf8.count == 60)
  }

  @Test
  func isNeverLongWithDashes() {
    #expect(FileNames.slug(String(repeating: "a ", count: 40)).utf8.count <= 60)
  }

  @Test func isNeverAPath() throws {
    for name in [String(repeating: "a/", count: 20), "\\..\\a:b*c?d\"e<f>g|h"] {
      let slug = FileNames.slug(name)
      #expect(!slug.contains { "/\\:*?\"<>|. ".contains($0) })
    }
    #expect(FileNames.base("Jan", id: try #require(Sample.id)) == "jan-EY77-DD8T-KNMP-93HD")
    #expect(FileNames.draft("Jan", number: 7, of: 12) == "07-jan-concept")
  }
}
