extension Form {
  static func ofList(_ all: [SpelledJSON], name: String) -> [Form] {
    var forms: [Form] = []
    if all.count == 1 { forms.append(Form("without its list", all[0], .bare)) }
    if all.count > 1 {
      forms.append(Form("reversed", .list(all.reversed())))
      forms.append(Form("turned", .list(Array(all[1...]) + [all[0]])))
      forms.append(Form("the first in a list", .list([.list([all[0]])] + all[1...])))
    }
    forms.append(Form("all twice", .list(all + all)))
    for index in all.indices {
      var other = all
      if index > 0 {
        other.swapAt(index - 1, index)
        forms.append(Form("\(index - 1) and \(index) swapped", .list(other)))
        other = all
      }
      forms.append(Form("\(index) twice, at the end", .list(all + [all[index]])))
      forms.append(Form("\(index) twice, at the start", .list([all[index]] + all)))
      other.insert(all[index], at: index)
      forms.append(Form("\(index) twice, beside each other", .list(other)))
      other = all
      other.remove(at: index)
      forms.append(Form("without \(index)", .list(other)))
      for (what, parts) in halves(of: all[index]) {
        var split = all
        split.replaceSubrange(index...index, with: parts)
        forms.append(Form("\(index) \(what)", .list(split)))
      }
    }
    return forms
  }
}
