import CLinux
import Foundation

/// The program that this is part of.
package enum ThisProgram {
  /// The file that it was loaded from, without links; `nil` when the system does not tell.
  package static let file: String? = unsafe blijk_own_file().map { unsafe String(cString: $0) }

  /// Why it cannot run here; `nil` when it can. Without `/proc` Swift sees no arguments, and its threads end
  /// the program.
  package static var hindrance: Message? {
    guard unsafe access("/proc/self/stat", R_OK) != 0 else { return nil }
    return Message(
      nl:
        "Dit programma heeft /proc nodig, en dat is er hier niet. Koppel het: mount -t proc proc /proc",
      en: "This program needs /proc, which is not there. Mount it: mount -t proc proc /proc")
  }
}
