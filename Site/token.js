// The signed facts that a QR code carries: a CWT (RFC 8392) in COSE_Sign1 (RFC 9052 §4.2).
// @ts-check

import { arrayIn, bytesIn, integerIn, mapIn, readCBOR } from "./cbor.js";
import { bytesOfText, joined } from "./bytes.js";
import { readClaims } from "./facts.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {{ id: Uint8Array, facts: import("./facts.js").Facts, algorithm: string, keyPrefix: Uint8Array,
 *   bytes: Uint8Array, signed: Uint8Array, signature: Uint8Array }} Token
 */

const longestToken = 1024;
/** @type {Map<number | bigint, string>} */
const coseAlgorithms = new Map([[-19, "ed25519"], [-257, "rsa"]]);

/**
 * Reads a token; its signature is not checked yet.
 * @param {Uint8Array} bytes
 * @returns {Token}
 */
export function readToken(bytes) {
  if (bytes.length > longestToken) throw new Unreadable("too long");
  const whole = readCBOR(bytes);
  const parts = "tag" in whole && whole.tag === 18 ? arrayIn(whole.item) : null;
  const header = parts && bytesIn(parts[0]);
  const unprotected = parts && mapIn(parts[1]);
  const payload = parts && bytesIn(parts[2]);
  const signature = parts && bytesIn(parts[3]);
  if (!parts || parts.length !== 4 || !header || !unprotected || unprotected.length > 0 || !payload
    || !signature) throw new Unreadable("not a COSE_Sign1");
  return {
    ...readHeader(header), ...readClaims(readCBOR(payload)), bytes, signature,
    signed: signatureStructure(header, payload),
  };
}

/** @param {Uint8Array} header */
function readHeader(header) {
  const pairs = mapIn(readCBOR(header));
  if (!pairs) throw new Unreadable("protected header");
  const isKnown = pairs.every(([key]) => integerIn(key) === 1 || integerIn(key) === 4);
  if (!isKnown) throw new Unreadable("header", true);
  const number = pairs.length === 2 ? integerIn(pairs[0][1]) : null;
  const keyPrefix = pairs.length === 2 ? bytesIn(pairs[1][1]) : null;
  if (number === null || !keyPrefix || keyPrefix.length !== 8) {
    throw new Unreadable("protected header");
  }
  const algorithm = coseAlgorithms.get(number);
  if (algorithm === undefined) throw new Unreadable(`alg ${number}`, true);
  return { algorithm, keyPrefix };
}

/**
 * What is signed: `["Signature1", protected, h'', payload]`.
 * @param {Uint8Array} header
 * @param {Uint8Array} payload
 */
function signatureStructure(header, payload) {
  return joined(
    [0x84, 0x6A], bytesOfText("Signature1"), byteStringHead(header.length), header, [0x40],
    byteStringHead(payload.length), payload);
}

/** @param {number} length Of at most a token. */
function byteStringHead(length) {
  if (length < 24) return [0x40 | length];
  return length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
}
