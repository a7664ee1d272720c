// Kinds of file that people hand in and that are not read here, told by their first bytes.
// @ts-check

import { hexOf } from "./bytes.js";

/** @type {[RegExp, string][]} */
const beginningsOfFiles = [
  [/^ffd8ff|^47494638|^49492a00|^4d4d002a|^ff0a|^0000000c4a584c20|^89504e470d0a1a0a/, "photo"],
  [/^52494646.{8}57454250|^424d.{8}00000000|^.{8}66747970(686569|686576|6d6966|6d7366|617669)/, "photo"],
  [/^(efbbbf)?255044462d/, "pdf"],
  [/^504b0[0-8]|^d0cf11e0a1b11ae1|^7b5c727466/, "other"],
];

/**
 * `photo`, `pdf` or `other`; null for what may be read.
 * @param {Uint8Array} bytes
 */
export function otherFileOf(bytes) {
  const start = hexOf(bytes.slice(0, 12));
  const found = beginningsOfFiles.find(([beginning]) => beginning.test(start));
  return found ? found[1] : null;
}
