import BlijkBasics
import BlijkKeys
import BlijkVerifying
import Foundation

/// How long the program takes to read the longest list from a workbook, and how much memory, beside the
/// library in Python that others read it with.
struct ListBench {
  let program: String
  let python: String
  let people: Int

  func measure(into table: inout ResultTable) throws {
    let bench = try BenchIssuer(.ed25519)
    let figures = try PythonScript.run(
      "bench_lists.py", with: python,
      [
        "--program", program, "--issuer", bench.folder.path, "--count", String(people), "--out",
        "\(BenchIssuer.home)/lists",
      ])
    func figure(_ name: String) -> Double { figures[name]?.number ?? .nan }
    for kind in ["xlsx", "ods"] {
      table.add("read a list of \(people), .\(kind)", figure(kind), "s", atMost: 2)
      table.add(
        "memory, a list of \(people), .\(kind)", figure("\(kind) memory"), "MB", atMost: 150)
    }
    table.add("openpyxl, the same list", figure("openpyxl"), "s")
    table.add("ours beside openpyxl", figure("openpyxl") / figure("xlsx"), "×")
  }
}
