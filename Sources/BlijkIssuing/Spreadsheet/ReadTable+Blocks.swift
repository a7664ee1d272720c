import BlijkBasics

/// Cells that were made one: what stands below the first is not seen, and counts for nobody.
extension ReadTable {
  /// The most cells of all blocks together that are looked at.
  private static let mostCovered = 2_000_000

  /// Empties what is covered, and keeps the blocks that a reader may take for more than one cell.
  mutating func settle(_ all: [CellBlock], places: [Int?]) throws(Problem) {
    var covered = 0
    for block in all {
      let columns = places.prefix(block.last.column).dropFirst(block.first.column - 1)
        .compactMap(\.self)
      let here = indices(of: block)
      covered += max(1, here.count) * max(1, columns.count)
      guard covered <= Self.mostCovered else {
        throw TableBuilder.refused(
          "Er zijn te veel samengevoegde cellen. Splits ze.",
          "There are too many merged cells. Unmerge them.")
      }
      let first = block.first.column <= places.count ? places[block.first.column - 1] : nil
      let value =
        here.first.flatMap { lines[$0].number == block.first.row ? lines[$0] : nil }
        .flatMap { line in first.flatMap { $0 < line.cells.count ? line.cells[$0] : nil } } ?? ""
      for index in here {
        for column in columns where column < lines[index].cells.count {
          if lines[index].number != block.first.row || column != first {
            lines[index].cells[column] = ""
          }
        }
      }
      if !value.isEmpty, misleads(block, first: first) { blocks.append(block) }
    }
    lines.removeAll { $0.cells.allSatisfy(\.isEmpty) }
  }

  /// The places among the lines of a block's rows.
  private func indices(of block: CellBlock) -> Range<Int> {
    let start = lines.partitioningIndex { $0.number >= block.first.row }
    let end = lines.partitioningIndex { $0.number > block.last.row }
    return start..<max(start, end)
  }

  /// A title above the list, alone in its row, is no value for several columns.
  private func misleads(_ block: CellBlock, first: Int?) -> Bool {
    let here = indices(of: block)
    if block.first.row == block.last.row {
      return here.contains { index in
        lines[index].cells.indices.contains { $0 != first && !lines[index].cells[$0].isEmpty }
      }
    }
    // Over several rows it counts only where there is somebody on the others.
    return here.count > 1
      && here.dropFirst().contains { !lines[$0].cells.allSatisfy(\.isEmpty) }
  }
}

extension Array {
  /// The first place from which on all elements are as asked, in an array that has those behind the others.
  fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
