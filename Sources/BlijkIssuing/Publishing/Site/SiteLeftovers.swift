import BlijkBasics
import BlijkKeys
import BlijkVerifying
import Foundation

/// Files of earlier publications.
struct SiteLeftovers {
  let host: IssuerHost
  let writer: SiteWriter

  /// How long a phone may still ask for what an earlier head named, in seconds.
  private static let kept = 7 * 86_400.0

  /// Removes sealed codes that are not published any more: of who was erased or hidden, nothing stays that the
  /// code opens. A file all of whose records are still published stays for phones that have an older head.
  func removeCodes(besides names: SiteNames, _ list: String?, bits: Int) throws(Problem) {
    let folder = host.path("codes")
    let current = Set(names.codes)
    for name in writer.names(in: folder) where name.hasSuffix(".bin") && isOurs(name) {
      guard list != nil else {
        try writer.remove("\(folder)/\(name)")
        continue
      }
      if !current.contains(String(name.dropLast(4))), !isStillPublished(name, names, bits) {
        try writer.remove("\(folder)/\(name)")
      }
    }
    guard list == nil else { return }
    for name in writer.names(in: folder) where name.hasSuffix(".txt") && isOurs(name) {
      try writer.remove("\(folder)/\(name)")
    }
  }

  /// Whether each record of a file is in the files of today as it was.
  private func isStillPublished(_ name: String, _ names: SiteNames, _ bits: Int) -> Bool {
    let folder = host.path("codes")
    func read(_ name: String) -> SiteCodes? {
      writer.bytes("\(folder)/\(name)", atMost: SiteCodes.longest).flatMap { SiteCodes($0) }
    }
    guard let old = read(name) else { return false }
    var now: [Int: Set<SiteCodes.Record>] = [:]
    return old.records.allSatisfy { record in
      let number = SiteShards.number(of: record.tag, bits: bits)
      if now[number] == nil {
        now[number] = Set(
          names.codes[number].isEmpty ? [] : read("\(names.codes[number]).bin")?.records ?? [])
      }
      return now[number]?.contains(record) == true
    }
  }

  /// Gives what the earlier head named the time of now: from then on it is not needed any more.
  func date(_ names: [String]) {
    for name in names {
      try? FileManager.default.setAttributes(
        [.modificationDate: Date()], ofItemAtPath: "\(writer.site.folder)/\(name)")
    }
  }

  /// Removes what no head of the last seven days named.
  func prune(besides names: SiteNames, _ list: String?) throws(Problem) {
    let current = Set(names.shards + names.codes + [list ?? ""])
    let limit = Date(timeIntervalSinceNow: -Self.kept)
    for folder in [host.path("register"), host.path("codes")] {
      for name in writer.names(in: folder) where isOurs(name) {
        let file = "\(writer.site.folder)/\(folder)/\(name)"
        let date =
          try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        if !current.contains(String(name.dropLast(4))), let date = date ?? nil, date < limit {
          try writer.remove("\(folder)/\(name)")
        }
      }
    }
  }

  private func isOurs(_ name: String) -> Bool {
    (name.hasSuffix(".bin") || name.hasSuffix(".txt")) && SiteHead.isName(String(name.dropLast(4)))
  }
}
