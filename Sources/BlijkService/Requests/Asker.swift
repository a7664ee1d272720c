import BlijkBasics
import HTTPTypes
import Hummingbird

/// How somebody wants to be answered.
struct Asker {
  var format: Format
  var language: Language

  init(format: Format, language: Language) {
    self.format = format
    self.language = language
  }

  /// Reads `Accept`, and `?language=` or else `Accept-Language`.
  init(_ request: Request, languages: [Language], usual: Format = .json) {
    format = Format(accepting: request.headers[.accept], usual: usual)
    language = Language(accepting: request.headers[.acceptLanguage], of: languages)
    if let chosen = request.uri.queryParameters["language"] {
      choose(String(chosen), of: languages)
    }
  }

  /// Takes a language by its name, when it is there.
  mutating func choose(_ name: String, of languages: [Language]) {
    if let chosen = languages.first(where: { $0.rawValue == name }) { language = chosen }
  }
}
