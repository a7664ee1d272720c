import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// What is derived of codes for publishing.
@Suite struct CodeKeyTests {
  private func derive(_ sample: SampleRegister) throws -> Int {
    let waiting = try sample.register.uncoded()
    let issuer = try sample.register.issuer() ?? ""
    try sample.register.keep(
      waiting.map { one in
        let master = CodeKeys.master(of: one.id, issuer: issuer)
        return Register.CodeKey(
          document: one.document, tag: CodeKeys(master: master).tag, master: master)
      })
    return waiting.count
  }

  @Test(arguments: Engine.here) func eachIsDerivedOnce(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    try sample.add((1...5).map { try SampleRegister.entry(index: $0) })
    #expect(try derive(sample) == 5)
    #expect(try derive(sample) == 0)
    try sample.add([try SampleRegister.entry(index: 6)])
    #expect(try derive(sample) == 1)
    // One that was taken away comes back, though it is not the last.
    try sample.rows("DELETE FROM codeKey WHERE document = 2")
    #expect(try derive(sample) == 1)
    #expect(try sample.register.check().faults.isEmpty)
  }

  /// Two that were exchanged would make a published site call honest papers false.
  @Test(
    arguments: Engine.here,
    [
      "UPDATE codeKey SET master = (SELECT master FROM codeKey WHERE document = 1) WHERE document = 2",
      "UPDATE codeKey SET tag = master WHERE document = 3",
    ])
  func whatWasChangedIsTold(on engine: Engine, sql: String) throws {
    let sample = try SampleRegister(engine)
    try sample.add((1...5).map { try SampleRegister.entry(index: $0) })
    _ = try derive(sample)
    try sample.rows(sql)
    let faults = try sample.register.check().faults
    #expect(faults.contains { $0.nl.contains("van codes afleidde") }, "\(faults)")
  }
}
