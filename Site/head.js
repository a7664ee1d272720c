// The head of the published register: whose it is, which one, of when, and the names of its shards. It is signed
// with a detached signature (RFC 7515 appendix F), and has one spelling.
// @ts-check

import { base64URLOf, bytesOfBase64URL, bytesOfText, textOfBytes } from "./bytes.js";
import { inTheNetherlands, secondsOfTime } from "./calendar.js";
import { verifies } from "./keys.js";

/**
 * @typedef {{ issuer: string, layout: number, sequence: number, time: string, documents: number,
 *   bits: number, shards: string[], codes?: string }} Head
 */

const fileName = /^[0-9a-f]{32}$/;
/** @type {Record<string, string>} */
const jwsNames = { ed25519: "EdDSA", rsa: "RS256" };

/**
 * The head that a file holds; null where it is not one of this organisation, signed and of no later than tomorrow.
 * @param {Uint8Array} bytes
 * @param {import("./organisation.js").Organisation} organisation
 * @param {number} now In seconds since 1970.
 * @returns {Promise<Head | null>}
 */
export async function readHead(bytes, organisation, now) {
  const lines = (textOfBytes(bytes) || "").split("\n");
  if (lines.length !== 3 || lines[2] !== "") return null;
  const head = readFirstLine(lines[0]);
  if (!head || head.issuer !== organisation.did || isTooLate(head.sequence, now)) return null;
  return await isSigned(head, lines, organisation) ? head : null;
}

/**
 * Whether a number of a register is of later than tomorrow: it would keep out every honest one.
 * @param {number} sequence
 * @param {number} now
 */
export function isTooLate(sequence, now) {
  return inTheNetherlands(sequence).day > inTheNetherlands(now).day + 1;
}

/**
 * @param {string} line
 * @returns {Head | null}
 */
function readFirstLine(line) {
  let json;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null || !Array.isArray(json.shards)) return null;
  const { issuer, layout, sequence, time, documents, bits, shards, codes } = json;
  // The same members in the same order and spelling, none twice: else the texts differ.
  try {
    if (JSON.stringify({ issuer, layout, sequence, time, documents, bits, shards, codes }) !== line) return null;
  } catch {
    return null; // nested deeper than it can be written
  }
  const isRight = layout === 1 && isCount(sequence) && typeof time === "string"
    && secondsOfTime(time) !== null && isCount(documents) && bits === bitsOf(documents)
    && shards.length === 2 ** bits && shards.every(isShardName)
    && (codes === undefined || (typeof codes === "string" && fileName.test(codes)));
  return isRight ? json : null;
}

/** @param {unknown} value */
function isCount(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** @param {unknown} name */
function isShardName(name) {
  return typeof name === "string" && (name === "" || fileName.test(name));
}

/**
 * By how many bits of a tag so many documents are divided: shards of 512 to 1,024, so that none singles somebody
 * out.
 * @param {number} documents
 */
export function bitsOf(documents) {
  let bits = 0;
  while (documents >= 512 * 2 ** (bits + 1)) bits++;
  return bits;
}

/**
 * @param {Head} head
 * @param {string[]} lines
 * @param {import("./organisation.js").Organisation} organisation
 */
async function isSigned(head, lines, organisation) {
  const [start, middle, end, ...more] = lines[1].split(".");
  const signature = bytesOfBase64URL(end || "");
  if (middle !== "" || more.length > 0 || !signature) return false;
  const entry = organisation.keys.find(({ key, method }) =>
    start === base64URLOf(bytesOfText(JSON.stringify({ alg: jwsNames[key.algorithm], kid: method }))));
  if (!entry || (secondsOfTime(head.time) || 0) > entry.vouchesUntil) return false;
  const signed = `${start}.${base64URLOf(bytesOfText(`${lines[0]}\n`))}`;
  return verifies(entry.key, signature, bytesOfText(signed));
}
