import BlijkBasics
import COpenSSL

/// Whether the modulus of an RSA key protects anything.
enum RSAModulus {
  /// The answers for earlier keys: finding one takes as long as some hundred signatures.
  private static let known = Remembered<KeyID, Bool>(most: 1024)

  /// Whether anybody can sign for such a key: its modulus is even, a prime, a power, or has a small factor;
  /// or its exponent is 1 or even.
  static func isDegenerate(_ modulus: [UInt8], of key: KeyHandle, named id: KeyID) -> Bool {
    known.value(id) { !passesOpenSSL(key) || isPower(modulus) }
  }

  /// What NIST SP 800-56B §6.4.2 asks of a public key, as far as OpenSSL goes: odd numbers, no factor below
  /// 752, and neither a prime nor the power of one.
  private static func passesOpenSSL(_ key: KeyHandle) -> Bool {
    guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil) else {
      return false
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    let passes = unsafe EVP_PKEY_public_check(context) == 1
    if !passes { forgetOpenSSLErrors() }
    return passes
  }

  /// Whether a number of at most 4096 bits without factors below 752 is the square, cube or any higher power
  /// of another, whatever that is.
  ///
  /// A k-th power is a k-th power modulo every number too. Modulo a prime q with k | q - 1, only one in k
  /// numbers is (Euler's criterion). After enough primes, a number that is no power is taken for one with a
  /// chance below 2^-120.
  static func isPower(_ number: [UInt8]) -> Bool {
    // 752^430 has more than 4096 bits.
    primes(from: 2, through: 430).contains { isPower($0, number) }
  }

  private static func isPower(_ k: Int, _ number: [UInt8]) -> Bool {
    var evidence = 0
    // Above 752, so that q does not divide the number itself.
    var q = 1 + k * (752 / k + 1)
    while evidence < 128 {
      if isPrime(q) {
        let rest = number.reduce(0) { ($0 << 8 | Int($1)) % q }
        guard rest == 0 || power(rest, (q - 1) / k, modulo: q) == 1 else { return false }
        evidence += k.bitWidth - 1 - k.leadingZeroBitCount
      }
      q += k
    }
    return true
  }

  private static func power(_ base: Int, _ exponent: Int, modulo q: Int) -> Int {
    var (result, square, rest) = (1, base % q, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square % q }
      square = square * square % q
      rest >>= 1
    }
    return result
  }

  private static func primes(from first: Int, through last: Int) -> [Int] {
    (first...last).filter(isPrime)
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 1 else { return false }
    var divisor = 2
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 1
    }
    return true
  }
}
