import BlijkBasics
import CPostgres
import Foundation

/// Where a database is, and how safe the connection to it is. A server on another machine must prove who it
/// is, unless somebody chose otherwise: whoever answers in its place reads names, and decides what is
/// genuine.
struct PostgresAddress {
  /// The address for libpq.
  let url: String
  /// The address for messages: without a user's name, a password or options.
  let shown: String
  /// Whether nothing leaves this machine.
  let isHere: Bool
  /// libpq's `sslmode` (libpq, "SSL Support").
  let mode: String

  private static let safe = "verify-full"
  private static let systemRoots = "system"

  /// Takes an address as somebody wrote it. A server that does not answer is waited for these seconds.
  init(_ url: String, seconds: Int) throws {
    let said = try Self.parts(of: url)
    let place = Place(said)
    let chosen = said["sslmode"] ?? environment("PGSSLMODE")
    isHere = place.isHere
    shown = place.shown
    mode = chosen ?? (isHere ? "prefer" : Self.safe)
    var added: [String: String] = [:]
    if said["connect_timeout"] == nil { added["connect_timeout"] = String(seconds) }
    if !isHere, chosen == nil { added["sslmode"] = mode }
    if !isHere, mode == Self.safe, said["sslrootcert"] == nil, try Self.needsSystemRoots() {
      added["sslrootcert"] = Self.systemRoots
    }
    self.url = try Self.adding(added, to: url, that: said)
  }

  /// The address with these options behind it. libpq reads the result, to be sure that they changed nothing
  /// else.
  private static func adding(_ added: [String: String], to url: String, that said: [String: String])
    throws -> String
  {
    guard !added.isEmpty else { return url }
    let words = added.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let wanted = said.merging(added) { $1 }
    for separator in ["?", "&", ""] {
      let whole = url + separator + words.joined(separator: "&")
      if (try? parts(of: whole)) == wanted { return whole }
    }
    throw PostgresFailure(state: nil)
  }

  /// Whether nobody chose root certificates, so that the system's are used. An older libpq cannot use these,
  /// and says what is missing.
  private static func needsSystemRoots() throws -> Bool {
    guard try LibPQ.load().call.PQlibVersion() >= 160_000 else { return false }
    let own = (environment("HOME") ?? NSHomeDirectory()) + "/.postgresql/root.crt"
    return environment("PGSSLROOTCERT") == nil && !FileManager.default.fileExists(atPath: own)
  }

  /// The options that an address gives, as libpq reads it.
  private static func parts(of url: String) throws -> [String: String] {
    let libpq = try LibPQ.load()
    guard let options = unsafe libpq.call.PQconninfoParse(url, nil) else {
      throw PostgresFailure(state: nil)
    }
    defer { unsafe libpq.call.PQconninfoFree(options) }
    var parts: [String: String] = [:]
    var option = unsafe options
    while let name = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        parts[unsafe String(cString: name)] = unsafe String(cString: value)
      }
      unsafe option += 1
    }
    return parts
  }
}

extension PostgresAddress {
  /// How safe the connection to a database on another machine is, to show at the start; `nil` for one on this
  /// machine.
  var told: Message? {
    guard !isHere else { return nil }
    guard let weakness else {
      return Message(
        nl:
          "Het register \(shown) staat op een andere computer. Die moet bewijzen dat het de goede server is "
          + "(sslmode=\(mode)).",
        en:
          "The register \(shown) is on another computer. That has to prove that it is the right server "
          + "(sslmode=\(mode)).")
    }
    return Message(
      nl:
        "Let op: het register \(shown) staat op een andere computer, en \(weakness.nl) (sslmode=\(mode)). "
        + "Haal sslmode weg, of kies verify-full.",
      en:
        "Note: the register \(shown) is on another computer, and \(weakness.en) (sslmode=\(mode)). Leave "
        + "sslmode out, or choose verify-full.")
  }

  /// What somebody on the network could do; `nil` when the server must prove who it is.
  var weakness: Message? {
    switch mode {
    case Self.safe: nil
    case "verify-ca":
      Message(
        nl: "de naam van de server wordt niet gecontroleerd",
        en: "the server's name is not checked")
    case "require":
      Message(
        nl: "niemand controleert of het de goede server is",
        en: "nobody checks whether it is the right server")
    default:
      Message(
        nl: "de verbinding hoeft niet versleuteld te zijn: anderen kunnen meelezen en veranderen",
        en: "the connection need not be encrypted: others can read and change what goes over it")
    }
  }
}

/// The machine that an address leads to.
private struct Place {
  let isHere: Bool
  let shown: String

  init(_ said: [String: String]) {
    let hosts = Self.list(said["host"] ?? environment("PGHOST"))
    let addresses = Self.list(said["hostaddr"] ?? environment("PGHOSTADDR"))
    let ports = Self.list(said["port"])
    // A service file says where the database is, so it counts as elsewhere.
    let isNamed = (said["service"] ?? environment("PGSERVICE")) != nil
    isHere =
      !isNamed
      && (0..<max(hosts.count, addresses.count)).allSatisfy { number in
        let address = number < addresses.count ? addresses[number] : ""
        return Self.isHere(address.isEmpty && number < hosts.count ? hosts[number] : address)
      }
    let names = Self.list(said["host"] ?? said["hostaddr"])
    let servers = names.enumerated().map { number, name in
      let host = name.replacing("/", with: "%2F")
      let port = ports.count == 1 ? ports[0] : number < ports.count ? ports[number] : ""
      return (host.contains(":") ? "[\(host)]" : host) + (port.isEmpty ? "" : ":\(port)")
    }
    shown = "postgres://\(servers.joined(separator: ","))/\(said["dbname"] ?? "")"
  }

  private static func list(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a host is this machine: a socket, which an empty host means too, or the loopback. No name is
  /// looked up, since whoever answers could send us elsewhere.
  private static func isHere(_ host: String) -> Bool {
    if host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") { return true }
    if host.lowercased() == "localhost" || host == "::1" { return true }
    var address = in_addr()
    return unsafe inet_pton(AF_INET, host, &address) == 1 && address.s_addr.bigEndian >> 24 == 127
  }
}

/// A variable of the environment that libpq reads too; `nil` when it is absent or empty.
private func environment(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}
