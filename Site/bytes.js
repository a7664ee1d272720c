// Bytes and the texts that stand for them; each has one spelling, and anything else is null.
// @ts-check

/**
 * The text that bytes are in UTF-8; null where they are none. A byte order mark is a character like others.
 * @param {Uint8Array} bytes
 * @returns {string | null}
 */
export function textOfBytes(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
export function bytesOfText(text) {
  return new TextEncoder().encode(text);
}

/**
 * @param {(Uint8Array | number[])[]} parts
 * @returns {Uint8Array}
 */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/**
 * Which comes first, byte by byte: below 0 the left one, 0 where they are the same.
 * @param {Uint8Array} left
 * @param {Uint8Array} right
 */
export function compareBytes(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index++) {
    if (left[index] !== right[index]) return left[index] - right[index];
  }
  return left.length - right.length;
}

/**
 * @param {Uint8Array} left
 * @param {Uint8Array} right
 */
export function areSameBytes(left, right) {
  return compareBytes(left, right) === 0;
}

/** @param {Uint8Array} bytes */
export function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const base64URLAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const base64URLValues = new Map(Array.from(base64URLAlphabet, (letter, value) => [letter, value]));

const mostArguments = 8192;

/** @param {Uint8Array} bytes */
export function base64URLOf(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += mostArguments) {
    text += String.fromCharCode(...bytes.subarray(start, start + mostArguments));
  }
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * The bytes of base64url without padding (RFC 7515 §2); null for another spelling than encoding gives.
 * @param {string} text
 * @returns {Uint8Array | null}
 */
export function bytesOfBase64URL(text) {
  const bytes = [];
  let buffer = 0;
  let bits = 0;
  for (const letter of text) {
    const value = base64URLValues.get(letter);
    if (value === undefined) return null;
    buffer = (buffer << 6 | value) & 0xFFFF;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(buffer >> bits & 255);
    }
  }
  // A lone letter carries no byte, and bits left over must be zero.
  if (text.length % 4 === 1 || (buffer & (1 << bits) - 1) !== 0) return null;
  return new Uint8Array(bytes);
}

const base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/**
 * The bytes of base58btc, as Multibase's `z` means it; null where it is none, or is too long for a key.
 * @param {string} text
 * @returns {Uint8Array | null}
 */
export function bytesOfBase58(text) {
  if (text.length > 128) return null;
  /** @type {number[]} */
  const bytes = [];
  for (const letter of text) {
    let carry = base58Alphabet.indexOf(letter);
    if (carry < 0) return null;
    for (let index = 0; index < bytes.length; index++) {
      carry += bytes[index] * 58;
      bytes[index] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  for (let index = 0; text[index] === "1"; index++) bytes.push(0);
  return new Uint8Array(bytes.reverse());
}
