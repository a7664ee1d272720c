import BlijkBasics
import Foundation

/// A PostgreSQL of one test's own, which may stop, hang and come back.
package final class OwnPostgres: Sendable {
  /// Where its one database is, empty at first.
  package let url: String
  /// The same for who comes from elsewhere: by the name of this machine, and with a password.
  package let elsewhere: String
  /// The authority that signed its certificate; empty where it has none.
  package let authority: String
  private let process = Process()
  private let orders = Pipe()
  private let answers = Pipe()

  /// What becomes of it.
  package enum Order: String {
    case stop, start
    /// Ends at once, without a word to anyone.
    case crash
    /// Every process of it stands still, and every connection stays open.
    case hang
    case wake
  }

  /// One that is asked by the name of this machine too, when it has a certificate for some name, or is
  /// open to all.
  package enum Encryption: Sendable {
    case none
    case certificate(name: String)

    package static var right: Encryption { .certificate(name: OwnPostgres.machine) }
  }

  /// What this machine is called.
  package static let machine = ProcessInfo.processInfo.hostName

  package init(elsewhere encryption: Encryption? = nil) throws {
    let script = #"""
      echo "$BLIJK_TEST_POSTGRES"
      echo "${BLIJK_TEST_POSTGRES_CA:-}"
      everything() {
        main=$(head -1 "$BLIJK_TEST_POSTGRES_DATA/postmaster.pid")
        echo "$main" $(cat "/proc/$main/task/$main/children")
      }
      while read -r order; do
        case $order in
          hang) kill -STOP $(everything) ;;
          wake) kill -CONT $(everything) ;;
          crash) eval "$BLIJK_TEST_POSTGRES_CONTROL --mode=immediate stop" >&2 ;;
          *) eval "$BLIJK_TEST_POSTGRES_CONTROL $order" >&2 ;;
        esac
        echo $?
      done
      kill -CONT $(everything) 2>/dev/null
      """#
    process.executableURL = URL(fileURLWithPath: "\(Project.root)/scripts/with-postgres.sh")
    process.arguments = ["/bin/bash", "-c", script]
    let password = UUID().uuidString
    var environment = ProcessInfo.processInfo.environment
    if let encryption {
      environment["BLIJK_TEST_POSTGRES_NAME"] = Self.machine
      environment["BLIJK_TEST_POSTGRES_PASSWORD"] = password
      if case .certificate(let name) = encryption {
        environment["BLIJK_TEST_POSTGRES_CERTIFICATE"] = name
      }
    }
    process.environment = environment
    process.standardInput = orders
    process.standardOutput = answers
    try process.start()
    url = Self.line(answers)
    authority = Self.line(answers)
    elsewhere = url.replacingOccurrences(
      of: "blijk@127.0.0.1", with: "blijk:\(password)@\(Self.machine)")
  }

  /// Has something become of it, and waits until it has.
  package func order(_ order: Order) throws {
    try orders.fileHandleForWriting.write(contentsOf: Data("\(order.rawValue)\n".utf8))
    let answer = Self.line(answers)
    guard answer == "0" else {
      throw CocoaError(
        .fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "\(order): \(answer)"])
    }
  }

  private static func line(_ pipe: Pipe) -> String {
    var line: [UInt8] = []
    while let byte = try? pipe.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    return String(decoding: line, as: UTF8.self)
  }

  deinit {
    try? orders.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
