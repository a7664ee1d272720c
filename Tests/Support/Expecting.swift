package import BlijkBasics

/// The problem that something runs into; nothing when it goes well or fails in another way.
package func problem(_ body: () throws -> some Any) -> Problem? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? Problem
  }
}
