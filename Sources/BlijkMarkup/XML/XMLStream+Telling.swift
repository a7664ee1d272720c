import BlijkBasics
import CExpat

extension XMLStream {
  /// Tells a listener what Expat tells. It lives for one call, on one thread.
  @safe final class Telling {
    private let parser: XML_Parser
    private let listener: any XMLListener
    private var scope: XMLScope
    /// The names of the elements that are open, without prefix.
    private var open: [String] = []
    /// How deep within an element that does not count.
    private var passedOver = 0
    private var pending: [UInt8] = []
    private var count = 0
    private(set) var problem: Problem?

    init(_ parser: XML_Parser, _ listener: any XMLListener, _ scope: XMLScope) {
      unsafe self.parser = unsafe parser
      self.listener = listener
      self.scope = scope
    }

    static func of(_ data: UnsafeMutableRawPointer?) -> Telling? {
      unsafe data.map { unsafe Unmanaged<Telling>.fromOpaque($0).takeUnretainedValue() }
    }

    private var depth: Int { open.count + passedOver }
    private var isOver: Bool { problem != nil || listener.isDone }

    func start(
      _ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
      guard !isOver, let name = unsafe name else { return }
      count += 1
      guard depth < deepest, count <= mostElements else { return stop(tooLarge) }
      guard passedOver == 0 else {
        passedOver += 1
        return
      }
      guard let declared = unsafe XMLAttributes(list, scope).declarations() else {
        return stop(tooLarge)
      }
      for (prefix, namespace) in declared { scope.declare(prefix, namespace, depth: depth) }
      let parts = XMLName(unsafe String(cString: name))
      guard scope.isKnown(parts.prefix) else {
        passedOver = 1
        return
      }
      telling { () throws(Problem) in
        try flush()
        try listener.start(parts.local, unsafe XMLAttributes(list, scope))
        if listener.passesOver { passedOver = 1 } else { open.append(parts.local) }
      }
    }

    func end() {
      guard !isOver else { return }
      if passedOver > 0 {
        passedOver -= 1
      } else {
        telling { () throws(Problem) in
          try flush()
          try listener.end(open.removeLast())
        }
      }
      if passedOver == 0 { scope.leave(depth: depth) }
    }

    func text(_ characters: UnsafePointer<CChar>?, count: CInt) {
      guard !isOver, passedOver == 0, listener.takesText, let characters = unsafe characters else {
        return
      }
      guard pending.count + Int(count) <= longest else { return stop(tooLong) }
      unsafe characters.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        unsafe pending.append(contentsOf: UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }

    private func flush() throws(Problem) {
      guard !pending.isEmpty else { return }
      let text = String(decoding: pending, as: UTF8.self)
      pending.removeAll(keepingCapacity: true)
      try listener.text(text)
    }

    private func telling(_ body: () throws(Problem) -> Void) {
      do throws(Problem) {
        try body()
        if listener.isDone { unsafe XML_StopParser(parser, 0) }
      } catch {
        problem = error
        unsafe XML_StopParser(parser, 0)
      }
    }

    func stop(_ why: Message) {
      if problem == nil { problem = unsafe XMLStream.wrong(at: parser, why) }
      unsafe XML_StopParser(parser, 0)
    }
  }
}
