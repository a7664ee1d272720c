import BlijkBasics
import Testing

@Suite struct JSONBracesTests {
  @Test(arguments: [
    (#"{"a":"{b}"}"#, #"{"a":"\u007bb\u007d"}"#), (#"{"{":1}"#, #"{"\u007b":1}"#),
    (#"{"a":"\"{"}"#, #"{"a":"\"\u007b"}"#),
    (#"{"a":"\\","b":{"c":"}"}}"#, #"{"a":"\\","b":{"c":"\u007d"}}"#),
    (#"{"a":"\\\"}"}"#, #"{"a":"\\\"\u007d"}"#), (#"{"a":{"b":[{}]}}"#, #"{"a":{"b":[{}]}}"#),
    ("", ""),
  ])
  func onlyThoseInStringsAreEscaped(text: String, expected: String) throws {
    let written = JSON.withoutBracesInStrings(Array(text.utf8))
    #expect(String(decoding: written, as: UTF8.self) == expected)
    if !text.isEmpty { #expect(try JSON(reading: written) == JSON(reading: Array(text.utf8))) }
  }
}
