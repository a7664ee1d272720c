/// People's names, each with the way it is searched.
enum Names {
  static let folded = [
    "Samira el Bouazzaoui": "samira el bouazzaoui", "Gülşah Çağlayan": "gulsah caglayan",
    "Nguyễn Thị Hường": "nguyen thi huong", "Jan Jansen": "jan jansen", "陳美玲": "陳美玲",
    "100% _Jan_": "100% _jan_",
  ]
  static let all = folded.keys.sorted()
  static let searched = ["jan", "caglayan", "huong", "美", "%", "_", "niemand"]
}
