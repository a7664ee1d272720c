// Ed25519 (RFC 8032) for browsers whose WebCrypto does not have it. It verifies alone: nothing here is secret, so
// it need not take the same time for all input.
// @ts-check

import { areSameBytes, joined } from "./bytes.js";

/** @typedef {{ x: bigint, y: bigint, z: bigint, t: bigint }} EdwardsPoint In extended coordinates. */

/** @param {Uint8Array} bytes Little-endian. */
function numberOf(bytes) {
  let text = "0x";
  for (let index = bytes.length - 1; index >= 0; index--) {
    text += bytes[index].toString(16).padStart(2, "0");
  }
  return BigInt(text);
}

/** The curve's numbers, made when they are needed: a browser without BigInt must not stumble over them. */
function makeCurve() {
  const [zero, one, two] = [BigInt(0), BigInt(1), BigInt(2)];
  const p = two ** BigInt(255) - BigInt(19);
  const order = two ** BigInt(252) + BigInt("27742317777372353535851937790883648493");
  /** @param {bigint} number */
  const mod = (number) => {
    const rest = number % p;
    return rest < zero ? rest + p : rest;
  };
  /**
   * @param {bigint} base
   * @param {bigint} exponent
   */
  const power = (base, exponent) => {
    let result = one;
    for (let square = base; exponent > zero; exponent >>= one) {
      if (exponent & one) result = mod(result * square);
      square = mod(square * square);
    }
    return result;
  };
  const d = mod(BigInt(-121665) * power(BigInt(121666), p - two));
  const rootOfMinusOne = power(two, (p - one) / BigInt(4));

  /**
   * @param {EdwardsPoint} left
   * @param {EdwardsPoint} right
   * @returns {EdwardsPoint}
   */
  const add = (left, right) => {
    const a = mod((left.y - left.x) * (right.y - right.x));
    const b = mod((left.y + left.x) * (right.y + right.x));
    const c = mod(two * d * left.t * right.t);
    const e = mod(two * left.z * right.z);
    const [h, f, g, i] = [b - a, e - c, e + c, b + a];
    return { x: mod(h * f), y: mod(g * i), z: mod(f * g), t: mod(h * i) };
  };

  /**
   * The point that 32 bytes are (RFC 8032 §5.1.3); null where they are none.
   * @param {Uint8Array} bytes
   * @returns {EdwardsPoint | null}
   */
  const decode = (bytes) => {
    const whole = numberOf(bytes);
    const sign = whole >> BigInt(255);
    const y = whole - (sign << BigInt(255));
    if (y >= p) return null;
    const u = mod(y * y - one);
    const v = mod(d * y * y + one);
    const uv3 = mod(u * power(v, BigInt(3)));
    let x = mod(uv3 * power(mod(uv3 * power(v, BigInt(4))), (p - BigInt(5)) / BigInt(8)));
    if (mod(v * x * x) !== u) x = mod(x * rootOfMinusOne);
    if (mod(v * x * x) !== u || (x === zero && sign === one)) return null;
    if ((x & one) !== sign) x = p - x;
    return { x, y, z: one, t: mod(x * y) };
  };

  /** @param {EdwardsPoint} point */
  const encode = (point) => {
    const inverse = power(point.z, p - two);
    const x = mod(point.x * inverse);
    let number = mod(point.y * inverse) + ((x & one) << BigInt(255));
    const bytes = new Uint8Array(32);
    for (let index = 0; index < 32; index++, number >>= BigInt(8)) {
      bytes[index] = Number(number & BigInt(255));
    }
    return bytes;
  };

  const base = decode(new Uint8Array([0x58, ...new Array(31).fill(0x66)]));
  return { one, order, p, zero, add, decode, encode, base };
}

/** @type {ReturnType<typeof makeCurve> | null} */
let curveMade = null;

/**
 * Whether the second half of a signature is below the order of the group, as it must be (RFC 8032 §5.1.7).
 * @param {Uint8Array} signature
 */
export function hasSmallScalar(signature) {
  if (signature.length !== 64) return false;
  const order = "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed";
  const scalar = Array.from(signature.slice(32).reverse(), (byte) => byte.toString(16).padStart(2, "0"));
  return scalar.join("") < order;
}

/**
 * Whether a signature over a message is that of a key of 32 bytes. The R that the equation gives must be the
 * bytes in the signature, as OpenSSL demands.
 * @param {Uint8Array} key
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 */
export async function verifiesEd25519Slowly(key, signature, message) {
  if (!hasSmallScalar(signature)) return false;
  const curve = curveMade || (curveMade = makeCurve());
  const point = curve.decode(key);
  if (!point || !curve.base) return false;
  const start = signature.slice(0, 32);
  const digest = await crypto.subtle.digest("SHA-512", joined(start, key, message));
  const hash = numberOf(new Uint8Array(digest)) % curve.order;
  const scalar = numberOf(signature.slice(32));
  const negative = { ...point, x: curve.p - point.x, t: curve.p - point.t };
  const both = curve.add(curve.base, negative);
  let sum = { x: curve.zero, y: curve.one, z: curve.one, t: curve.zero };
  // Both products at once: scalar times the base, less hash times the key.
  for (let bit = BigInt(252); bit >= curve.zero; bit -= curve.one) {
    sum = curve.add(sum, sum);
    const ofScalar = scalar >> bit & curve.one;
    const ofHash = hash >> bit & curve.one;
    if (ofScalar && ofHash) sum = curve.add(sum, both);
    else if (ofScalar) sum = curve.add(sum, curve.base);
    else if (ofHash) sum = curve.add(sum, negative);
  }
  return areSameBytes(curve.encode(sum), start);
}
