extension Drawing.Placement {
  /// As SVG's `transform` has it.
  var svg: String {
    switch self {
    case .down(let distance): "translate(0 \(millimetres(distance)))"
    case .turned(let angle): "rotate(\(millimetres(angle)))"
    case .mirrored(let width): "matrix(-1 0 0 1 \(millimetres(width)) 0)"
    }
  }
}
