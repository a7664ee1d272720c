import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkVerifying
import Foundation

/// A whole batch beside its floor, in turn, several times.
struct IssueBench {
  let algorithm: KeyAlgorithm
  let people: Int
  let runs: Int

  init(_ algorithm: KeyAlgorithm, people: Int, runs: Int) throws {
    self.algorithm = algorithm
    self.people = people
    self.runs = runs
  }

  private var name: String { "issue \(people) \(algorithm.rawValue)" }

  func medianPerSecond(in table: ResultTable) -> Double {
    table.rows.first { $0.name == "\(name), per second" }?.value ?? 0
  }

  func measure(into table: inout ResultTable, target: Double, leastPerSecond: Double?) throws {
    let bench = try BenchIssuer(algorithm)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let roster = try bench.roster(people)
    var ours: [Double] = []
    var floors: [Double] = []
    for _ in 0..<runs {
      let output = bench.output()
      var report: Issuer.Report?
      ours.append(
        try seconds {
          let issuer = Issuer(folder: bench.folder)
          // As the floor and what it is compared with write them.
          var request = IssueRequest(achievement: "voedselveiligheid")
          request.formats = [.html, .svg]
          let plan = try issuer.plan(request, for: Sheet(file: roster))
          report = try issuer.issue(plan, to: output, with: key)
        })
      guard let report else { continue }
      let floor = try Floor(report, folder: output, key: key)
      let floorOutput = bench.output()
      floors.append(try seconds { try floor.run(in: floorOutput) })
    }
    let time = median(ours)
    let ratio = median(zip(ours, floors).map { $0 / $1 })
    if let leastPerSecond {
      table.add("\(name), per second", Double(people) / time, "/s", atLeast: leastPerSecond)
    } else {
      table.add("\(name), per second", Double(people) / time, "/s")
      table.add("\(name), in all", time, "s", atMost: 2)
    }
    table.add("\(name), floor per second", Double(people) / median(floors), "/s")
    table.add("\(name), time beside the floor", ratio, "×", atMost: target)
  }
}
