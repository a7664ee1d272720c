import Foundation

/// The terminal without echo, while a passphrase is typed; Ctrl-C gives the echo back first.
enum SilentTerminal {
  /// How the terminal was. Written before the signals are caught, and read by their handler.
  nonisolated(unsafe) private static var before = termios()

  static func begin() {
    unsafe tcgetattr(STDIN_FILENO, &before)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      Foundation.signal(signal) { number in
        SilentTerminal.restore()
        _exit(128 + number)
      }
    }
    var silent = unsafe before
    silent.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
  }

  static func end() {
    restore()
    for signal in [SIGINT, SIGTERM, SIGHUP] { Foundation.signal(signal, SIG_DFL) }
  }

  private static func restore() {
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
  }
}
