/// Everything that one reaches, by what each needs; itself only where a circle leads back.
func reach(of name: String, in needs: [String: Set<String>]) -> Set<String> {
  var reached: Set<String> = []
  var open = [name]
  while let next = open.popLast() {
    for need in needs[next] ?? [] where reached.insert(need).inserted { open.append(need) }
  }
  return reached
}
