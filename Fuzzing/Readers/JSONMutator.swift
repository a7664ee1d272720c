import BlijkBasics
import BlijkTestSupport

/// Spoils a JSON value and leaves it JSON, so that what reads values is reached behind what reads text.
struct JSONMutator {
  private let samples: [JSON]
  /// Every value that occurs in a sample, and every name.
  private let values: [JSON]
  private let names: [String]

  private static let odd: [JSON] = [
    .null, .bool(true), .integer(-1), .integer(1 << 53), .decimal(1e300), .decimal(-0.0), "", "z",
    "a:b", "https://", "\u{0}\u{FFFE}", "did:web:", "@id", [], [[]], [:], ["": ""], ["@id": "a:b"],
    .string(String(repeating: "9", count: 400)), ["type": ["Achievement", "Profile"]],
  ]

  init(_ samples: [JSON]) {
    self.samples = samples
    var values: [JSON] = []
    var names: Set<String> = []
    for sample in samples { Self.gather(sample, &values, &names) }
    self.values = values
    self.names = names.sorted()
  }

  private static func gather(_ value: JSON, _ values: inout [JSON], _ names: inout Set<String>) {
    values.append(value)
    for inner in value.array ?? [] { gather(inner, &values, &names) }
    for member in value.object?.members ?? [] {
      names.insert(member.name)
      gather(member.value, &values, &names)
    }
  }

  func next(_ chance: inout Chance) -> JSON {
    var value = samples.randomElement(using: &chance) ?? .null
    repeat { value = spoil(value, depth: 0, &chance) } while Bool.random(using: &chance)
    return value
  }

  /// Goes down a random way and changes what is there.
  private func spoil(_ value: JSON, depth: Int, _ chance: inout Chance) -> JSON {
    guard Int.random(in: 0..<5, using: &chance) > 0 || depth == 0 else {
      return other(value, &chance)
    }
    switch value {
    case .array(var items):
      guard let place = items.indices.randomElement(using: &chance) else { break }
      items[place] = spoil(items[place], depth: depth + 1, &chance)
      return .array(items)
    case .object(var object):
      guard let name = object.names.randomElement(using: &chance), let inner = object[name] else {
        break
      }
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: object[name] = nil
      case 1: object[names.randomElement(using: &chance) ?? ""] = inner
      default: object[name] = spoil(inner, depth: depth + 1, &chance)
      }
      return .object(object)
    default: break
    }
    return other(value, &chance)
  }

  private func other(_ value: JSON, _ chance: inout Chance) -> JSON {
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: return Self.odd.randomElement(using: &chance) ?? .null
    case 1: return [value, value]
    case 2:
      let name = names.randomElement(using: &chance) ?? ""
      return (0..<Int.random(in: 1...40, using: &chance)).reduce(value) { inner, _ in
        .object(
          {
            var object = JSONObject()
            object[name] = inner
            return object
          }())
      }
    default: return values.randomElement(using: &chance) ?? .null
    }
  }
}
