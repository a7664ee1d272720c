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
    let current = Set(names.codes)
    for (name, path) in files(in: "codes") {
      let isList = path == host.path(SitePath.list(name))
      let stays =
        list != nil && (isList || current.contains(name) || isStillPublished(path, names, bits))
      if !stays { try writer.remove(path) }
    }
  }

  /// Whether each record of a file is in the files of today as it was.
  private func isStillPublished(_ path: String, _ names: SiteNames, _ bits: Int) -> Bool {
    func read(_ path: String) -> SiteCodes? {
      writer.bytes(path, atMost: SiteCodes.longest).flatMap { SiteCodes($0) }
    }
    guard let old = read(path) else { return false }
    var now: [Int: Set<SiteCodes.Record>] = [:]
    return old.records.allSatisfy { record in
      let number = SiteShards.number(of: record.tag, bits: bits)
      if now[number] == nil {
        let name = names.codes[number]
        now[number] = Set(
          name.isEmpty ? [] : read(host.path(SitePath.sealed(name)))?.records ?? [])
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
    for (name, path) in files(in: "register") + files(in: "codes") where !current.contains(name) {
      let file = "\(writer.site.folder)/\(path)"
      let date = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
      if let date = date ?? nil, date < limit { try writer.remove(path) }
    }
  }

  /// The files in a folder of the register that are called by a hash, with their paths within the site.
  private func files(in folder: String) -> [(name: String, path: String)] {
    writer.names(in: host.path(folder)).compactMap { file in
      SitePath.name(in: "\(folder)/\(file)").map { ($0, host.path("\(folder)/\(file)")) }
    }
  }
}
