// Pieces of the register and of the sealed codes, each called after the hash of its bytes.
// @ts-check

import { areSameBytes, compareBytes, hexOf, textOfBytes } from "./bytes.js";
import { sha256 } from "./keys.js";

/**
 * @typedef {{ tokenHash: Uint8Array, credentialHash: Uint8Array, state: "active" | "revoked" | "replaced" }} Entry
 */

const recordLength = 81;
/** @type {Entry["state"][]} */
const entryStates = ["active", "revoked", "replaced"];

/**
 * Whether bytes are those of a file of this name.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
export async function isOfName(bytes, name) {
  return hexOf((await sha256(bytes)).slice(0, 16)) === name;
}

/**
 * The number of the shard that a tag is in: its first bits.
 * @param {Uint8Array} tag
 * @param {number} bits At most 32.
 */
export function shardNumberOf(tag, bits) {
  const start = tag[0] * 2 ** 24 + (tag[1] << 16 | tag[2] << 8 | tag[3]);
  return Math.floor(start / 2 ** (32 - bits));
}

/**
 * What a shard says of a tag: null where it does not have it, undefined where the shard cannot be used.
 * @param {Uint8Array} shard
 * @param {Uint8Array} tag
 * @param {number} bits
 * @returns {Entry | null | undefined}
 */
export function entryInShard(shard, tag, bits) {
  if (shard.length === 0 || shard.length % recordLength !== 0) return undefined;
  const number = shardNumberOf(tag, bits);
  let last = null;
  let found = null;
  for (let start = 0; start < shard.length; start += recordLength) {
    const own = shard.subarray(start, start + 16);
    const state = entryStates[shard[start + 80]];
    const isInOrder = last === null || compareBytes(last, own) < 0;
    if (!isInOrder || shardNumberOf(own, bits) !== number || !state) return undefined;
    last = own;
    if (!areSameBytes(own, tag)) continue;
    found = {
      tokenHash: shard.slice(start + 16, start + 48), credentialHash: shard.slice(start + 48, start + 80),
      state,
    };
  }
  return found;
}

/**
 * The names of the shards of sealed codes, by their list: "" for an empty one; null where the list cannot be used.
 * @param {Uint8Array} list
 * @param {number} bits
 */
export function codeShardNames(list, bits) {
  const lines = (textOfBytes(list) || "").split("\n");
  const isWhole = lines.pop() === "" && lines.length === 2 ** bits
    && lines.every((line) => line === "" || /^[0-9a-f]{32}$/.test(line));
  return isWhole ? lines : null;
}

/**
 * The sealed text under a tag, nonce first: null where the shard does not have it, undefined where the shard cannot
 * be used.
 * @param {Uint8Array} shard
 * @param {Uint8Array} tag
 * @param {number} bits
 * @returns {Uint8Array | null | undefined}
 */
export function sealedInShard(shard, tag, bits) {
  const number = shardNumberOf(tag, bits);
  let last = null;
  let found = null;
  for (let start = 0; start < shard.length;) {
    const own = shard.subarray(start, start + 16);
    const length = shard[start + 16] << 8 | shard[start + 17];
    const end = start + 18 + length;
    const isInOrder = last === null || compareBytes(last, own) < 0;
    if (!(end <= shard.length) || !isInOrder || shardNumberOf(own, bits) !== number) return undefined;
    if (areSameBytes(own, tag)) found = shard.slice(start + 18, end);
    last = own;
    start = end;
  }
  return found;
}
