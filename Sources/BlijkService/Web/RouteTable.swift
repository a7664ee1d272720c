import HTTPTypes
import Hummingbird

/// Which methods each address has, to tell a wrong method from a wrong address.
struct RouteTable: Sendable {
  private var routes: [(path: [Substring], method: HTTPRequest.Method)] = []

  /// Notes a path, in which `:NAME` stands for any word.
  mutating func add(_ method: HTTPRequest.Method, _ path: String) {
    routes.append((Self.words(path).map { Substring($0) }, method))
    if method == .get { routes.append((Self.words(path), .head)) }
  }

  /// The methods of an address; none when there is no such address.
  func methods(of path: String) -> [String] {
    let words = Self.words(path)
    let fitting = routes.filter { route in
      route.path.count == words.count
        && zip(route.path, words).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
    return Set(fitting.map(\.method.rawValue)).sorted()
  }

  private static func words(_ path: String) -> [Substring] { path.split(separator: "/") }
}
