import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@Suite struct BoundedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ path: String, atMost largest: Int = 10, takesPipe: Bool = false)
    -> BoundedFile.Refusal?
  {
    do throws(BoundedFile.Refusal) {
      _ = try BoundedFile.read(path, atMost: largest, takesPipe: takesPipe)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsAFileUpToItsLimit() throws {
    let path = try folder.file("a", "0123456789")
    #expect(try BoundedFile.read(path, atMost: 10) == Array("0123456789".utf8))
    #expect(refusal(path, atMost: 9) == .tooLarge)
    #expect(try BoundedFile.read(folder.file("leeg", ""), atMost: 0).isEmpty)
    #expect(refusal(folder("weg")) == .missing)
  }

  @Test func aLinkIsFollowedWhereItMayBe() throws {
    let path = try folder.file("a", "x")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: path)
    #expect(try BoundedFile.read(folder("link"), atMost: 10) == Array("x".utf8))
    do throws(BoundedFile.Refusal) {
      _ = try BoundedFile(folder("link"), atMost: 10, takesLink: false).size
      Issue.record("the link was followed")
    } catch {
      #expect(error == .unreadable)
    }
  }

  /// Neither has an end, and opening a pipe waits for whoever writes to it.
  @Test(.timeLimit(.minutes(1))) func aPipeADeviceAndAFolderAreNoFiles() throws {
    #expect(unsafe mkfifo(folder("pijp"), 0o600) == 0)
    #expect(refusal(folder("pijp")) == .notAFile)
    #expect(refusal("/dev/zero") == .notAFile)
    #expect(refusal("/dev/zero", takesPipe: true) == .notAFile)
    #expect(refusal(folder.path) == .folder)
  }

  @Test(.timeLimit(.minutes(1))) func aPipeIsReadWhereItMayBeAndBounded() throws {
    for (text, takes) in [("kort", true), (String(repeating: "lang", count: 27_500), false)] {
      let pipe = Pipe()
      let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
      Thread.detachNewThread {
        try? pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? pipe.fileHandleForWriting.close()
      }
      let refused = refusal(path, atMost: 100_000, takesPipe: true)
      #expect(takes ? refused == nil : refused == .tooLarge)
    }
  }

  /// A file of a terabyte that takes no room on the disk.
  @Test func nothingIsReadOfWhatIsTooLarge() throws {
    let path = try folder.file("groot", "")
    #expect(unsafe truncate(path, 1 << 40) == 0)
    #expect(refusal(path, atMost: 1 << 20) == .tooLarge)
  }
}
