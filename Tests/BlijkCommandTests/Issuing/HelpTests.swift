import BlijkTestSupport
import Foundation
import Testing

/// `--help` of both programs speaks Dutch, and English where that was asked for.
@Suite struct HelpTests {
  /// Every command there is, by the list in the help itself.
  @Test func helpIsInDutch() throws {
    var commands: [[String]] = [[]]
    var seen = 0
    while let command = commands.popLast() {
      let lines = try dutchHelp("blijk", command)
      seen += 1
      let list = lines.drop { $0 != "OPDRACHTEN:" }.dropFirst()
      commands += list.prefix { $0.hasPrefix("  ") }.filter { !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map { command + [String($0)] } }
    }
    #expect(seen >= 18)
    _ = try dutchHelp("blijk-service", [])
  }

  private func dutchHelp(_ name: String, _ command: [String]) throws -> [Substring] {
    let ending = try run(program(name), command + ["--help"])
    #expect(ending.status == 0 && ending.errors.isEmpty)
    let lines = ending.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains { $0.hasPrefix("GEBRUIK: \(name)") } && lines.contains("OPTIES:"))
    for word in [
      "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "COMMANDS", "Show", "values", "default",
      "options>", "<subcommand>", "See '", "detailed help",
    ] {
      #expect(!ending.output.contains(word), "\(name) \(command): \(word)")
    }
    #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("GEBRUIK") }, "\(command)")
    return lines
  }

  /// Every text of every command and argument, as ArgumentParser tells them to other programs.
  @Test(arguments: [("blijk", 250), ("blijk-service", 25)])
  func everyTextIsThereInEnglish(name: String, most: Int) throws {
    let dutch = try texts(of: name, [])
    let english = try texts(of: name, ["--language", "en"])
    #expect(dutch.keys.sorted() == english.keys.sorted())
    var differing = 0
    for (place, text) in dutch {
      let other = try #require(english[place])
      if text == other {
        #expect(Self.same.contains(text), "\(place): \(text)")
      } else {
        differing += 1
      }
      let words = Set(other.split { !$0.isLetter }.map { $0.lowercased() })
      #expect(words.isDisjoint(with: Self.onlyDutch), "\(place): \(other)")
      #expect(!other.isEmpty && !other.contains(" ()"), "\(place)")
    }
    #expect(differing >= most, "\(differing)")
  }

  /// ArgumentParser's own, which `helpIsInDutch` looks at; and what is the same in both.
  private static let same: Set = [
    "Show the version.", "Show help information.", "bits", "code", "did", "id", "url", "input",
  ]
  private static let onlyDutch: Set = [
    "het", "een", "van", "wat", "wie", "niet", "met", "voor", "wordt", "uw", "zijn",
    "deze", "alles", "zonder", "geen", "bestand", "map", "naam", "datum", "sleutel", "papier",
  ]

  /// All texts by where they are: `issue --out value`.
  private func texts(of name: String, _ language: [String]) throws -> [String: String] {
    let ending = try run(program(name), ["--experimental-dump-help"] + language)
    struct Tool: Decodable { let command: Command }
    var texts: [String: String] = [:]
    try JSONDecoder().decode(Tool.self, from: Data(ending.output.utf8)).command.add(to: &texts, "")
    return texts
  }

  private struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?

    func add(to texts: inout [String: String], _ before: String) {
      let place = before + commandName + " "
      // A command without a word about it would be missing in both languages.
      texts[place + "abstract"] = abstract ?? ""
      texts[place + "discussion"] = discussion
      for (index, argument) in (arguments ?? []).enumerated() {
        let own = place + "\(index) \(argument.preferredName?.name ?? "") "
        texts[own + "abstract"] = argument.abstract ?? ""
        if argument.kind != "flag" { texts[own + "value"] = argument.valueName }
      }
      // `help` is ArgumentParser's own command.
      for command in subcommands ?? [] where command.commandName != "help" {
        command.add(to: &texts, place)
      }
    }
  }

  private struct Argument: Decodable {
    struct Name: Decodable { let name: String }
    let kind: String
    let preferredName: Name?
    let valueName: String?
    let abstract: String?
  }

  @Test func helpIsInEnglishWhereverTheLanguageStands() throws {
    for words in [
      ["issue", "--help", "--language", "en"], ["--language", "en", "issue", "--help"],
      ["help", "issue", "--language", "en"], ["--help", "--language=en"],
    ] {
      let told = try run(program("blijk"), words)
      #expect(told.status == 0 && told.output.contains("USAGE: blijk"), "\(words): \(told.errors)")
      #expect(told.output.contains("OPTIONS:") && !told.output.contains(" het "), "\(words)")
    }
    let service = try run(program("blijk-service"), ["--language", "en", "--help"])
    #expect(service.output.hasPrefix("OVERVIEW: The check service"))
    #expect(try run(program("blijk"), ["--version"]).output.first?.isNumber == true)
  }

  /// The service tells it as `blijk` does.
  @Test func wrongUsageOfTheServiceIsToldInBothLanguages() throws {
    let dutch = try run(program("blijk-service"), ["--foo"])
    #expect(dutch.status == 64 && dutch.errors.hasPrefix("Fout: de optie '--foo' bestaat niet."))
    #expect(!dutch.errors.contains("Usage") && !dutch.errors.contains("<options>"))
    let english = try run(program("blijk-service"), ["--foo", "--language", "en"])
    #expect(english.status == 64 && english.errors.hasPrefix("Error: Unknown option '--foo'"))
    #expect(try run(program("blijk-service"), ["--version"]).output.first?.isNumber == true)
  }
}
