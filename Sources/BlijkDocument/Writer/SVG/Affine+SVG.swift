extension Affine {
  /// As SVG writes it.
  var svg: String {
    var bytes = Array((isMove ? "translate(" : "matrix(").utf8)
    let values: [Double] = isMove ? [e, f] : [a, b, c, d, e, f]
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      Digits.append(exactly: value, to: &bytes)
    }
    bytes.append(UInt8(ascii: ")"))
    return String(decoding: bytes, as: UTF8.self)
  }
}
