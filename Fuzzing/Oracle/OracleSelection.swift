import BlijkBasics
import BlijkTestSupport
import Foundation

/// How much of everything is asked.
enum OracleExtent: String, CaseIterable {
  /// What `make test` has time for: every reshaping of every place once for documents of one state, and of
  /// those that are alike a share.
  case share
  /// Every reshaping; the service by every good answer and a tenth of the rest, and the program, which has
  /// to be started for each, by a fifth and a hundredth.
  case whole
  /// Everything, by service and program too.
  case all
  /// Everything, and neither.
  case library
}

/// Which of the reshapings are asked, and of whom.
struct OracleSelection {
  let extent: OracleExtent
  private var known: Set<String> = []
  private var alike = 0
  private var rest = 0

  init(_ extent: OracleExtent) { self.extent = extent }

  /// Documents of one issuer in which the same decides, whichever of the good answers they have.
  static func group(of originals: [OracleAnswer], _ sample: SignedSample) -> String {
    let deciding: Set = ["test", "expired", "revoked", "notYetValid"]
    let states = Set(originals.map { deciding.contains($0.state) ? $0.state : "" }).sorted()
    let issuer = sample.json?["issuer"]
    let name = (issuer?["id"] ?? issuer)?.text ?? ""
    return "\(states) \(name) \(sample.liberties) \(originals.count)"
  }

  mutating func select(_ all: [Reshaping], like group: String) -> [Reshaping] {
    if extent != .share { return all }
    return all.filter { one in
      if one.liberty != nil { return true }
      // The same at another element, or of another code, is alike.
      let key = "\(group) \(one.place) \(one.what)".filter { !$0.isNumber }
      if known.insert(key).inserted { return true }
      alike += 1
      return alike.isMultiple(of: 16)
    }
  }

  mutating func forService(_ found: [OracleAnswer]) -> [Int] {
    switch extent {
    case .share: some(of: found, good: 2, others: 50)
    case .whole: some(of: found, good: 1, others: 10)
    case .all: Array(found.indices)
    case .library: []
    }
  }

  mutating func forProgram(_ found: [OracleAnswer]) -> [Int] {
    switch extent {
    case .share: some(of: found, good: 30, others: 300)
    case .whole: some(of: found, good: 5, others: 100)
    case .all: Array(found.indices)
    case .library: []
    }
  }

  /// One in so many of the good answers, and of the others.
  private mutating func some(of found: [OracleAnswer], good: Int, others: Int) -> [Int] {
    found.indices.filter { index in
      rest += 1
      return rest.isMultiple(of: found[index].isGood ? good : others)
    }
  }
}
