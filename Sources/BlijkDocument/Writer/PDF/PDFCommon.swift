package import BlijkBasics
import Dispatch
import Synchronization

/// What the PDFs of a batch have in common: the colour profile, the pictures of the theme, and the fonts, each
/// cut down once for all pages that need the same letters. What all have is at the beginning of every file, byte
/// for byte the same.
package struct PDFCommon: Sendable {
  /// A file as it begins.
  let beginning: PDFFile
  /// The object that says what colours mean.
  let profile: Int
  /// The objects of the theme's pictures.
  let pictures: [Picture: Int]
  /// The fonts that every page has, each with its object.
  let fonts: [(face: PDFFontFace, object: Int)]
  /// The fonts that some pages have.
  private let others: [PDFFontFace]

  /// Cuts each font down to what is used.
  ///
  /// - Throws: `badFont`, or `badTheme` where a PDF cannot have a picture.
  package init(_ usage: FontUsage, theme: Theme) throws(Problem) {
    let made = try Self.faces(usage)
    var file = PDFFile()
    profile = try file.put(stream: ColourProfile.bytes, PDFBytes("<</N 3"))
    var pictures: [Picture: Int] = [:]
    for picture in [theme.logo, theme.signature].compactMap(\.self) where pictures[picture] == nil {
      pictures[picture] = try picture.put(into: &file)
    }
    var fonts: [(face: PDFFontFace, object: Int)] = []
    for face in made where usage.isEverywhere(face.font) {
      fonts.append((face, try face.put(into: &file)))
    }
    try file.pack()
    beginning = file
    self.pictures = pictures
    self.fonts = fonts
    others = made.filter { !usage.isEverywhere($0.font) }
  }

  /// Each by itself, on all cores: a single document waits for this.
  private static func faces(_ usage: FontUsage) throws(Problem) -> [PDFFontFace] {
    let used = usage.said.keys.sorted { $0.path < $1.path }.flatMap { font in
      usage.wants(of: font).map { (font: font, letters: $0) }
    }
    let made = Mutex<[Int: Result<PDFFontFace, Problem>]>([:])
    DispatchQueue.concurrentPerform(iterations: used.count) { number in
      let (font, letters) = used[number]
      let texts = usage.said[font]?.texts(within: letters) ?? [:]
      let face = Result { () throws(Problem) in
        try PDFFontFace(font, letters: letters, texts: texts)
      }
      made.withLock { $0[number] = face }
    }
    var faces: [PDFFontFace] = []
    for number in used.indices {
      if let face = try made.withLock({ $0[number] })?.get() { faces.append(face) }
    }
    return faces
  }

  /// The bytes that every file begins with.
  package var shared: [UInt8] { beginning.bytes }

  /// The packed bytes of the fonts that only some pages have.
  package var sometimes: [UInt8] { others.flatMap(\.packed) }

  /// Of a font the smallest part that has what a page wants of it.
  func face(of font: FontFile, with letters: FontLetters) -> PDFFontFace? {
    fonts.first { $0.face.font === font }?.face
      ?? others.first { $0.font === font && $0.letters.isSuperset(of: letters) }
  }
}
