import BlijkBasics
import BlijkTestSupport
import Testing

/// Members of objects, few and many.
@Suite struct JSONObjectTests {
  @Test(arguments: [3, 15, 16, 17, 18, 60]) func membersComeAndGo(count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["n\(number)"] = .integer(number) }
    #expect(object.names == (0..<count).map { "n\($0)" })
    for number in 0..<count { #expect(object["n\(number)"] == .integer(number)) }
    #expect(object["n\(count)"] == nil)
    object["n1"] = nil
    object["n2"] = "two"
    #expect(object["n1"] == nil && object["n2"] == "two" && object.members.count == count - 1)
    if count > 3 { #expect(object["n\(count - 1)"] == .integer(count - 1)) }
    object["n1"] = 1
    #expect(object.names.last == "n1" && object["n1"] == 1)
  }

  /// The way to the same members makes no difference, however they are kept.
  @Test func theSameMembersAreTheSame() {
    var grown = JSONObject()
    for number in 0..<20 { grown["n\(number)"] = .integer(number) }
    var shrunk = grown
    for number in 5..<20 { shrunk["n\(number)"] = nil }
    var small = JSONObject()
    for number in 0..<5 { small["n\(number)"] = .integer(number) }
    #expect(shrunk == small && shrunk.hashValue == small.hashValue)
    #expect(grown != small)
  }

  @Test(arguments: [1, 20]) func aNameThatStandsTwiceIsSeenAmongMany(others: Int) {
    let more = (0..<others).map { "\"n\($0)\":0," }.joined()
    #expect(
      problem { try JSON(reading: Array("{\(more)\"n0\":1}".utf8)) }?.message.en.contains("twice")
        == true)
  }

  /// Looked for one by one along all others, so many would take minutes.
  @Test func manyMembersAreLookedUpAtOnce() throws {
    var object = JSONObject()
    var isRight = false
    let seconds = processorSeconds {
      for number in 0..<20_000 { object["member \(number)"] = .integer(number) }
      isRight = (0..<20_000).allSatisfy { object["member \($0)"] == .integer($0) }
    }
    #expect(isRight && object.members.count == 20_000 && seconds < 5)
  }
}
