package import BlijkBasics

/// Who is told what an `XMLStream` reads. Whatever is thrown ends the reading.
package protocol XMLListener: AnyObject {
  /// Whether the text at this place matters; the rest is not kept.
  var takesText: Bool { get }
  /// Whether enough was read.
  var isDone: Bool { get }
  /// Whether the element that has just begun does not matter: of what is in it, and of its end, is not told.
  var passesOver: Bool { get }
  /// An element begins. Its name is without its prefix.
  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem)
  /// The innermost element ends.
  func end(_ name: String) throws(Problem)
  /// All text between two tags.
  func text(_ text: String) throws(Problem)
}

extension XMLListener {
  package var isDone: Bool { false }
  package var passesOver: Bool { false }
}
