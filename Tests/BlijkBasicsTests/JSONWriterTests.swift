import BlijkBasics
import Testing

@Suite struct JSONWriterTests {
  /// Text that HTML, XML or a script would take for its own is escaped.
  @Test func escapesWhatMeansSomethingElsewhere() {
    #expect(
      JSON.string("</script>&\u{2028}\u{2029}").text
        == #""\u003c/script\u003e\u0026\u2028\u2029""#)
    #expect(JSON.string("\"\\\n\r\t\u{0}\u{1F}\u{7F}").text == #""\"\\\n\r\t\u0000\u001f\u007f""#)
    // Neighbours of U+2028 share its first bytes, and stand as they are.
    #expect(
      JSON.string("\u{8}\u{C}\u{2020}\u{2027}\u{202A}").text == "\"\\b\\f\u{2020}\u{2027}\u{202A}\""
    )
    #expect(JSON.object(JSONObject()).text == "{}")
    #expect((["<": 1] as JSON).text == #"{"\u003c":1}"#)
  }

  @Test func writesOneLineInOrder() throws {
    let json: JSON = ["b": [1, .decimal(2.5), true, .null], "a": "é 陳 😀"]
    #expect(json.text == #"{"b":[1,2.5,true,null],"a":"é 陳 😀"}"#)
  }

  @Test func readsBackEveryScalarOfTheFirstPlane() throws {
    var text = String.UnicodeScalarView()
    for value in UInt32(0)...0xFFFF {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let written = JSON.string(String(text)).serialized()
    let read = try #require(try JSON(reading: written).string)
    // Compared as bytes: equal strings of Swift may differ in form.
    #expect(Array(read.utf8) == Array(String(text).utf8))
    for byte in [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x0A] {
      #expect(!written.contains(byte))
    }
  }

  @Test func membersKeepTheirPlace() {
    var json: JSON = ["a": 1, "b": 2, "c": 3]
    json["b"] = 5
    json["a"] = nil
    json["d"] = 4
    #expect(json.text == #"{"b":5,"c":3,"d":4}"#)
  }
}
