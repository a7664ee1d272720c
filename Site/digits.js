// A token as decimal digits: each 7 bytes are 17 digits, the last 1 to 6 bytes 3, 5, 8, 10, 13 or 15. A group
// above the largest value of its bytes is refused, so that one token has one spelling.
// @ts-check

import { BlijkCodes } from "./codes.js";
import { Unreadable } from "./unreadable.js";

const mostDigits = Math.floor(1024 * 17 / 7) + 17;

/**
 * The bytes of a token's digits.
 * @param {string} digits
 * @returns {Uint8Array}
 */
export function bytesOfDigits(digits) {
  if (digits.length > mostDigits) throw new Unreadable("too long");
  /** @type {number[]} */
  const bytes = [];
  for (let start = 0; start < digits.length; start += 17) {
    const group = digits.slice(start, start + 17);
    if (group.length === 17) {
      if (!/^[0-9]+$/.test(group)) throw new Unreadable("not a digit");
      const seven = BlijkCodes.sevenBytes(group, 0);
      if (!seven) throw new Unreadable("a group is too large");
      bytes.push(...seven);
    } else {
      bytes.push(...lastBytes(group));
    }
  }
  return new Uint8Array(bytes);
}

/**
 * The last bytes; 15 digits are a number that JavaScript holds exactly.
 * @param {string} group
 */
function lastBytes(group) {
  const count = BlijkCodes.widths.indexOf(group.length);
  if (count < 0) throw new Unreadable("cut off");
  if (!/^[0-9]+$/.test(group)) throw new Unreadable("not a digit");
  let value = Number(group);
  if (value >= 2 ** (8 * count)) throw new Unreadable("a group is too large");
  const bytes = new Array(count).fill(0);
  for (let index = count - 1; index >= 0; index--) {
    bytes[index] = value % 256;
    value = Math.floor(value / 256);
  }
  return bytes;
}
