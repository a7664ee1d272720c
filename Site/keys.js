// Public keys, Ed25519 or RSA, that verify signatures. One key has one scheme; no header ever chooses another.
// @ts-check

import { areSameBytes, base64URLOf, bytesOfBase58, bytesOfBase64URL, bytesOfText, hexOf } from "./bytes.js";
import { hasSmallScalar, verifiesEd25519Slowly } from "./ed25519.js";

/**
 * @typedef {{ algorithm: "ed25519", point: Uint8Array, prefix: Uint8Array }} EdwardsKey
 * @typedef {{ algorithm: "rsa", jwk: JsonWebKey, prefix: Uint8Array }} RSAKey
 * @typedef {EdwardsKey | RSAKey} PublicKey `prefix`: the first 8 bytes of its thumbprint (RFC 7638).
 */

/** @param {Uint8Array} bytes */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/**
 * The key of a verification method of a DID document; null where it cannot be used.
 * @param {any} method
 * @returns {Promise<PublicKey | null>}
 */
export async function keyOfMethod(method) {
  if (method.publicKeyJwk !== undefined) return keyOfJWK(method.publicKeyJwk);
  const text = method.publicKeyMultibase;
  if (typeof text !== "string" || text[0] !== "z") return null;
  const bytes = bytesOfBase58(text.slice(1));
  const isEdwards = bytes && bytes.length === 34 && bytes[0] === 0xED && bytes[1] === 0x01;
  return isEdwards ? edwardsKey(bytes.slice(2)) : null;
}

/**
 * @param {any} jwk
 * @returns {Promise<PublicKey | null>}
 */
async function keyOfJWK(jwk) {
  if (typeof jwk !== "object" || jwk === null || jwk.d !== undefined) return null;
  if (jwk.kty === "OKP" && jwk.crv === "Ed25519") {
    const point = typeof jwk.x === "string" ? bytesOfBase64URL(jwk.x) : null;
    return point ? edwardsKey(point) : null;
  }
  return jwk.kty === "RSA" ? rsaKey(jwk.n, jwk.e) : null;
}

/**
 * @param {Uint8Array} point
 * @returns {Promise<PublicKey | null>}
 */
async function edwardsKey(point) {
  if (isDegenerate(point)) return null;
  const jwk = `{"crv":"Ed25519","kty":"OKP","x":"${base64URLOf(point)}"}`;
  return { algorithm: "ed25519", point, prefix: await prefixOf(jwk) };
}

/**
 * @param {unknown} n
 * @param {unknown} e
 * @returns {Promise<PublicKey | null>}
 */
async function rsaKey(n, e) {
  const modulus = typeof n === "string" ? bytesOfBase64URL(n) : null;
  const exponent = typeof e === "string" ? bytesOfBase64URL(e) : null;
  if (!modulus || !exponent || modulus.length > 512 || exponent.length > 4) return null;
  const bits = modulus.length * 8 - Math.clz32(modulus[0] || 0) + 24;
  const isOdd = modulus[modulus.length - 1] % 2 === 1 && exponent[exponent.length - 1] % 2 === 1;
  const isWhole = modulus[0] !== 0 && exponent[0] !== 0;
  if (bits < 2048 || bits > 4096 || exponent.length < 3 || !isOdd || !isWhole) return null;
  const prefix = await prefixOf(`{"e":"${e}","kty":"RSA","n":"${n}"}`);
  return { algorithm: "rsa", jwk: { kty: "RSA", n: String(n), e: String(e), alg: "RS256" }, prefix };
}

/** @param {string} jwk */
async function prefixOf(jwk) {
  return (await sha256(bytesOfText(jwk))).slice(0, 8);
}

/** The y of every point whose order divides 8, little-endian. */
const smallPoints = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
];

/**
 * Whether a point must not be used as a key: for one of small order anybody can make a signature, and one that is
 * written in a second way would give the key a second id.
 * @param {Uint8Array} point
 */
export function isDegenerate(point) {
  if (point.length !== 32) return true;
  const y = point.slice();
  y[31] &= 0x7F;
  const isBelowPrime = y[31] !== 0x7F || y[0] < 0xED || y.slice(1, 31).some((byte) => byte !== 0xFF);
  return smallPoints.includes(hexOf(y)) || !isBelowPrime;
}

/**
 * Whether the signature over these bytes is this key's.
 * @param {PublicKey} key
 * @param {Uint8Array} signature
 * @param {Uint8Array} bytes
 * @returns {Promise<boolean>}
 */
export async function verifies(key, signature, bytes) {
  if (key.algorithm === "ed25519") return verifiesEd25519(key, signature, bytes);
  const scheme = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const handle = await crypto.subtle.importKey("jwk", key.jwk, scheme, false, ["verify"]);
  return crypto.subtle.verify(scheme, handle, signature, bytes);
}

/**
 * @param {EdwardsKey} key
 * @param {Uint8Array} signature
 * @param {Uint8Array} bytes
 */
async function verifiesEd25519(key, signature, bytes) {
  if (!hasSmallScalar(signature)) return false;
  let handle;
  try {
    handle = await crypto.subtle.importKey("raw", key.point, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return verifiesEd25519Slowly(key.point, signature, bytes);
  }
  return crypto.subtle.verify({ name: "Ed25519" }, handle, signature, bytes);
}

/**
 * The key among several that a token names.
 * @template {{ key: PublicKey }} T
 * @param {T[]} entries
 * @param {Uint8Array} prefix
 */
export function entryOfPrefix(entries, prefix) {
  return entries.find((entry) => areSameBytes(entry.key.prefix, prefix)) || null;
}
