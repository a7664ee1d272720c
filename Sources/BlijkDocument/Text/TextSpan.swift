/// A piece of a paragraph in one cut.
struct TextSpan: Sendable, Hashable {
  var text: String
  var cut: Cut
}
