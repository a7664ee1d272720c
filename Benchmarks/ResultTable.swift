import BlijkBasics
import Foundation

/// Figures with what they should be at least or at most.
struct ResultTable {
  struct Row {
    let name: String
    let value: Double
    let unit: String
    let goal: String
    let isMet: Bool
  }

  private(set) var rows: [Row] = []

  mutating func add(_ name: String, _ value: Double, _ unit: String, atMost goal: Double) {
    rows.append(
      Row(name: name, value: value, unit: unit, goal: "≤ \(short(goal))", isMet: value <= goal))
  }

  mutating func add(_ name: String, _ value: Double, _ unit: String, atLeast goal: Double) {
    rows.append(
      Row(name: name, value: value, unit: unit, goal: "≥ \(short(goal))", isMet: value >= goal))
  }

  mutating func add(_ name: String, _ value: Double, _ unit: String) {
    rows.append(Row(name: name, value: value, unit: unit, goal: "", isMet: true))
  }

  func printAll() {
    let width = rows.map(\.name.count).max() ?? 0
    for row in rows {
      let name = row.name.padding(toLength: width, withPad: " ", startingAt: 0)
      let value =
        String(repeating: " ", count: max(0, 10 - short(row.value).count)) + short(row.value)
      let mark = row.goal.isEmpty ? "" : row.isMet ? "  ok" : "  NOT MET"
      print("\(name)  \(value) \(row.unit)  \(row.goal)\(mark)")
    }
  }

  func write(to path: String) throws {
    let json = JSON.array(
      rows.map {
        [
          "name": .string($0.name), "value": .decimal($0.value), "unit": .string($0.unit),
          "goal": .string($0.goal), "met": .bool($0.isMet),
        ]
      })
    try Data(json.serialized()).write(to: URL(fileURLWithPath: path))
  }

  private func short(_ value: Double) -> String {
    value >= 100 ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
  }
}

func median(_ values: [Double]) -> Double {
  values.sorted()[values.count / 2]
}

/// Seconds that something takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let time = start.duration(to: .now).components
  return Double(time.seconds) + Double(time.attoseconds) / 1e18
}
