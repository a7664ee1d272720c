import Foundation

/// A PostgreSQL of one test's own, which may stop, hang and come back.
package final class OwnPostgres: Sendable {
  /// Where its one database is, empty at first.
  package let url: String
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

  package init() throws {
    let script = #"""
      echo "$BLIJK_TEST_POSTGRES"
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
    process.standardInput = orders
    process.standardOutput = answers
    try process.run()
    url = Self.line(answers)
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
