import BlijkBasics
import Foundation

/// What a client would rather have, by a header such as `Accept` (RFC 9110 §12.4.2).
struct Preferences {
  private let wishes: [(name: String, quality: Double)]

  init(_ header: String?) {
    wishes = (header ?? "").split(separator: ",").prefix(32).map { item in
      let pieces = item.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap {
        Double($0.dropFirst(2))
      }
      return ((pieces.first ?? "").lowercased(), quality ?? 1)
    }
  }

  /// The choice that is wanted most; of equals the one that is named first. Nothing when none is
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
        if wish == format.type { return 3 }
        if wish == "*/*" { return 1 }
        return wish.hasSuffix("/*") && format.type.hasPrefix(wish.dropLast()) ? 2 : 0
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
