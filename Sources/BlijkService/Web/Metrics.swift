import BlijkVerifying
import Foundation
import Synchronization

/// How many answers there were of each kind and how long they took, since the start: nothing about
/// whom or what.
final class Metrics: Sendable {
  private struct Totals {
    var verdicts: [String: Int] = [:]
    var refusals: [String: Int] = [:]
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    var seconds = 0.0
    var count = 0
  }

  private let totals = Mutex(Totals())
  /// In seconds.
  private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0]

  /// Counts a verdict and the time that it took.
  func count(_ state: Verdict.State, took duration: Duration) {
    let parts = duration.components
    let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    totals.withLock { totals in
      totals.verdicts[state.rawValue, default: 0] += 1
      totals.count += 1
      totals.seconds += seconds
      if let index = Self.bounds.firstIndex(where: { seconds <= $0 }) { totals.buckets[index] += 1 }
    }
  }

  /// Counts a request that got no verdict.
  func count(_ refusal: Refusal) {
    totals.withLock { $0.refusals[refusal.name, default: 0] += 1 }
  }

  /// Everything in the text format of Prometheus, version 0.0.4.
  func text() -> String {
    let totals = totals.withLock { $0 }
    var lines = [
      "# HELP blijk_verdicts_total Answers about documents, by state.",
      "# TYPE blijk_verdicts_total counter",
    ]
    for state in Verdict.State.allCases.map(\.rawValue) {
      lines.append("blijk_verdicts_total{state=\"\(state)\"} \(totals.verdicts[state] ?? 0)")
    }
    lines += [
      "# HELP blijk_refusals_total Requests without an answer about a document, by reason.",
      "# TYPE blijk_refusals_total counter",
    ]
    for name in Refusal.all.map(\.name) {
      lines.append("blijk_refusals_total{reason=\"\(name)\"} \(totals.refusals[name] ?? 0)")
    }
    lines += [
      "# HELP blijk_verify_seconds How long answers about documents took.",
      "# TYPE blijk_verify_seconds histogram",
    ]
    var sum = 0
    for (bound, count) in zip(Self.bounds, totals.buckets) {
      sum += count
      lines.append("blijk_verify_seconds_bucket{le=\"\(bound)\"} \(sum)")
    }
    lines += [
      "blijk_verify_seconds_bucket{le=\"+Inf\"} \(totals.count)",
      "blijk_verify_seconds_sum \(totals.seconds)",
      "blijk_verify_seconds_count \(totals.count)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
