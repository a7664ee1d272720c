import BlijkBasics
import Foundation

/// What a client would rather have, by a header such as `Accept` (RFC 9110 §12.4.2).
struct Preferences {
  fileprivate let wishes: [(name: String, quality: Double)]

  init(_ header: String?) {
    wishes = (header ?? "").split(separator: ",").prefix(32).map { item in
      let pieces = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      return ((pieces.first ?? "").lowercased(), quality ?? 1)
    }
  }

  /// The choice that is wanted most; of equals the one that is named first. `nil` when none is
  /// wanted. `fits` tells how exactly a wish names a choice: 0 when it does not.
  func best<Choice>(of choices: [Choice], fits: (String, Choice) -> Int) -> Choice? {
    var best: (choice: Choice, quality: Double, place: Int)?
    for choice in choices {
      let named = wishes.enumerated().map { ($0.offset, $0.element, fits($0.element.name, choice)) }
      guard let (place, wish, fit) = named.max(by: { $0.2 < $1.2 }), fit > 0, wish.quality > 0
      else { continue }
      if let best, (best.quality, -best.place) >= (wish.quality, -place) { continue }
      best = (choice, wish.quality, place)
    }
    return best?.choice
  }
}

extension Preferences {
  /// How much a media type is wanted, and of equals how exactly it is named; what is not wanted comes
  /// last.
  struct Wish: Comparable {
    let quality: Double
    let exactness: Int

    static func < (one: Wish, other: Wish) -> Bool {
      (one.quality, one.exactness) < (other.quality, other.exactness)
    }
  }

  /// What the header says of a media type, by the wish that names it most exactly.
  func wish(for type: String) -> Wish {
    let named = wishes.map { ($0, Self.exactness($0.name, type)) }.filter { $0.1 > 0 }
    guard let (wish, exactness) = named.max(by: { $0.1 < $1.1 }), wish.quality > 0 else {
      return Wish(quality: 0, exactness: 0)
    }
    return Wish(quality: wish.quality, exactness: exactness)
  }

  /// How exactly a wish names a media type: 0 when it does not.
  static func exactness(_ wish: String, _ type: String) -> Int {
    if wish == type { return 3 }
    if wish == "*/*" { return 1 }
    return wish.hasSuffix("/*") && type.hasPrefix(wish.dropLast()) ? 2 : 0
  }
}

/// How an answer is written.
enum Format: CaseIterable {
  case json, html, plain

  var type: String {
    switch self {
    case .json: "application/json"
    case .html: "text/html"
    case .plain: "text/plain"
    }
  }

  /// The format that an `Accept` header asks for; `usual` without a wish that can be met.
  init(accepting header: String?, usual: Format = .json) {
    let choices = [usual] + Self.allCases.filter { $0 != usual }
    self =
      Preferences(header).best(of: choices) { wish, format in
        Preferences.exactness(wish, format.type)
      } ?? usual
  }
}

extension Language {
  /// The language that an `Accept-Language` header asks for, among those there are; the first of them
  /// without a wish that can be met.
  init(accepting header: String?, of languages: [Language]) {
    let wanted = Preferences(header).best(of: languages) { wish, language in
      wish == language.rawValue || wish.hasPrefix("\(language.rawValue)-") ? 1 : 0
    }
    self = wanted ?? languages.first ?? .nl
  }
}
