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
    /// Why it was not measured, if so.
    var skipped: String?
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

  mutating func skip(_ name: String, because why: String) {
    rows.append(Row(name: name, value: .nan, unit: "", goal: "", isMet: true, skipped: why))
  }

  func printAll() {
    let width = rows.map(\.name.count).max() ?? 0
    for row in rows {
      let name = row.name.padding(toLength: width, withPad: " ", startingAt: 0)
      if let why = row.skipped {
        print("\(name)     skipped: \(why)")
        continue
      }
      let value =
        String(repeating: " ", count: max(0, 10 - short(row.value).count)) + short(row.value)
      let mark = row.goal.isEmpty ? "" : row.isMet ? "  ok" : "  NOT MET"
      print("\(name)  \(value) \(row.unit)  \(row.goal)\(mark)")
    }
  }

  func write(to path: String) throws {
    let json = JSON.array(
      rows.map { row in
        if let why = row.skipped { return ["name": .string(row.name), "skipped": .string(why)] }
        return [
          "name": .string(row.name), "value": .decimal(row.value), "unit": .string(row.unit),
          "goal": .string(row.goal), "met": .bool(row.isMet),
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

/// Seconds that each of two things takes for all of some items, a few at a time in turn: whatever else
/// the machine does meanwhile slows both.
func secondsInTurn<Item>(
  _ items: [Item], _ one: (Item) throws -> Void, _ other: (Item) throws -> Void
) rethrows -> (one: Double, other: Double) {
  var times = (one: 0.0, other: 0.0)
  for start in stride(from: 0, to: items.count, by: 50) {
    let some = items[start..<min(start + 50, items.count)]
    times.one += try seconds { try some.forEach(one) }
    times.other += try seconds { try some.forEach(other) }
  }
  return times
}
