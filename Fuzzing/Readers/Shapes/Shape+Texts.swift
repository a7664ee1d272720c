/// Texts with much of what the search for codes looks at more than once.
extension Shape {
  static let texts: [Shape] = [
    Shape("first digits of codes") { _ in "5925 " },
    Shape("heads of codes") { _ in "59255214074573316 " },
    Shape("links to codes") { "/q#\(1 << 60 + $0) " },
    Shape("nearly check codes") { _ in "AAAA-AAAA-AAAA-" },
    Shape("check codes") { "EY77-DD8T-KNMP-\(1000 + $0 % 9000) " },
    Shape("announced check codes") { _ in "controlecode: " },
    Shape("percent signs") { _ in "%25" },
    Shape("escaped marks") { _ in "%E2%80%8E" },
    Shape("marks that nobody sees") { _ in "\u{200E}" },
    Shape("quoted lines", from: "7") { _ in "\n> " },
    Shape("quoted-printable lines") { _ in "= \n" },
    Shape("blanks within digits") { _ in "7 \n" },
    Shape("the head of a mail", from: "MIME-Version: 1.0\n") { "X-\($0): a <b@c>\n" },
  ]
}
