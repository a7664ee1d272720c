// The part of CBOR (RFC 8949) that tokens are made of, from strangers: only the deterministic encoding, bounded
// in depth.
// @ts-check

import { compareBytes, textOfBytes } from "./bytes.js";
import { Unreadable } from "./unreadable.js";

/**
 * An integer beyond 2^53 is a bigint; one beyond 64 bits with a sign is null.
 * @typedef {{ integer: number | bigint | null }
 *   | { bytes: Uint8Array } | { text: string } | { array: CBORItem[] } | { map: [CBORItem, CBORItem][] }
 *   | { tag: number | bigint | null, item: CBORItem } | { bool: boolean }} CBORItem
 */

const deepestCBOR = 8;

/**
 * Reads one item and nothing after it.
 * @param {Uint8Array} bytes
 * @returns {CBORItem}
 */
export function readCBOR(bytes) {
  const reader = new CBORReader(bytes);
  const item = reader.item(0);
  if (reader.place !== bytes.length) throw new Unreadable("bytes after the end");
  return item;
}

class CBORReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
  }

  /**
   * @param {number} depth
   * @returns {CBORItem}
   */
  item(depth) {
    if (depth > deepestCBOR) throw new Unreadable("too deep");
    const initial = this.byte();
    const major = initial >> 5;
    if (major === 7) {
      if (initial !== 0xF4 && initial !== 0xF5) throw new Unreadable("unknown simple value");
      return { bool: initial === 0xF5 };
    }
    const { high, low } = this.argument(initial & 31);
    switch (major) {
      case 0: return { integer: integerOf(high, low, false) };
      case 1: return { integer: integerOf(high, low, true) };
      case 2: return { bytes: this.take(high, low) };
      case 3: return this.text(high, low);
      case 4: return this.array(this.count(high, low), depth);
      case 5: return this.map(this.count(high, low), depth);
      default: return { tag: integerOf(high, low, false), item: this.item(depth + 1) };
    }
  }

  byte() {
    if (this.place >= this.bytes.length) throw new Unreadable("cut off");
    return this.bytes[this.place++];
  }

  /**
   * The number behind an item's first byte, in halves of 32 bits, in its shortest form.
   * @param {number} information
   */
  argument(information) {
    if (information < 24) return { high: 0, low: information };
    if (information > 27) throw new Unreadable("indefinite length");
    const width = 1 << information - 24;
    let high = 0;
    let low = 0;
    for (let index = 0; index < width; index++) {
      high = (high << 8 | low >>> 24) >>> 0;
      low = (low << 8 | this.byte()) >>> 0;
    }
    const isShortest = width === 8 ? high > 0 : low >= (width === 1 ? 24 : 2 ** (width * 4));
    if (!isShortest) throw new Unreadable("a number is not in its shortest form");
    return { high, low };
  }

  /**
   * How many items or bytes are said to follow: each takes at least a byte.
   * @param {number} high
   * @param {number} low
   */
  count(high, low) {
    if (high > 0 || low > this.bytes.length - this.place) throw new Unreadable("cut off");
    return low;
  }

  /**
   * @param {number} high
   * @param {number} low
   */
  take(high, low) {
    const start = this.place;
    this.place += this.count(high, low);
    return this.bytes.slice(start, this.place);
  }

  /**
   * @param {number} high
   * @param {number} low
   * @returns {CBORItem}
   */
  text(high, low) {
    const text = textOfBytes(this.take(high, low));
    if (text === null) throw new Unreadable("text is not UTF-8");
    return { text };
  }

  /**
   * @param {number} count
   * @param {number} depth
   * @returns {CBORItem}
   */
  array(count, depth) {
    /** @type {CBORItem[]} */
    const array = [];
    for (let index = 0; index < count; index++) array.push(this.item(depth + 1));
    return { array };
  }

  /**
   * @param {number} count
   * @param {number} depth
   * @returns {CBORItem}
   */
  map(count, depth) {
    /** @type {[CBORItem, CBORItem][]} */
    const map = [];
    let last = new Uint8Array(0);
    for (let index = 0; index < count; index++) {
      const start = this.place;
      const key = this.item(depth + 1);
      const encoded = this.bytes.slice(start, this.place);
      if (compareBytes(last, encoded) >= 0) throw new Unreadable("keys out of order");
      last = encoded;
      map.push([key, this.item(depth + 1)]);
    }
    return { map };
  }
}

/**
 * @param {number} high
 * @param {number} low
 * @param {boolean} isNegative The number is -1 - n then.
 */
function integerOf(high, low, isNegative) {
  if (high >= 0x80000000) return null;
  if (high < 0x200000 - 1) {
    const value = high * 0x100000000 + low;
    return isNegative ? -1 - value : value;
  }
  const value = BigInt(high) * BigInt(0x100000000) + BigInt(low);
  return isNegative ? BigInt(-1) - value : value;
}

/** @param {CBORItem | undefined} item */
export function integerIn(item) {
  return item && "integer" in item ? item.integer : null;
}

/** @param {CBORItem | undefined} item */
export function bytesIn(item) {
  return item && "bytes" in item ? item.bytes : null;
}

/** @param {CBORItem | undefined} item */
export function textIn(item) {
  return item && "text" in item ? item.text : null;
}

/** @param {CBORItem | undefined} item */
export function arrayIn(item) {
  return item && "array" in item ? item.array : null;
}

/** @param {CBORItem | undefined} item */
export function mapIn(item) {
  return item && "map" in item ? item.map : null;
}
