import BlijkTestSupport
import Foundation

/// What is typed: a text, or what a regular expression finds in what the terminal showed.
enum Answer: Encodable, ExpressibleByStringLiteral {
  case text(String)
  case shown(String)

  init(stringLiteral text: String) { self = .text(text) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .shown(let expression): try container.encode(["shown": expression])
    }
  }
}

extension Organisation {
  /// Runs `blijk` on a terminal, without a passphrase in its environment, with somebody who answers;
  /// `output` is all that the terminal showed.
  func answering(_ answers: [Answer], _ arguments: [String]) throws -> Ending {
    let typed = String(decoding: try JSONEncoder().encode(answers), as: UTF8.self)
    return try run(
      Project.python,
      ["-B", "\(Project.root)/Tests/Python/on_terminal.py", typed, program("blijk")] + arguments,
      environment: ["BLIJK_ISSUER": path], folder: folder.path)
  }
}
