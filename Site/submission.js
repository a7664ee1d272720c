// Something handed in to be checked, as far as it can be read: a text that was scanned, typed or pasted, or the
// bytes of a file.
// @ts-check

import { areSameBytes, bytesOfText, textOfBytes } from "./bytes.js";
import { BlijkCodes } from "./codes.js";
import { bytesOfDigits } from "./digits.js";
import { otherFileOf } from "./otherfiles.js";
import { readCheckCode } from "./checkcode.js";
import { readToken } from "./token.js";
import { Unreadable } from "./unreadable.js";

/**
 * @typedef {{ kind: "token", digits: string } | { kind: "code", id: Uint8Array } | { kind: "mistyped" }
 *   | { kind: "several" } | { kind: "photo" } | { kind: "pdf" }
 *   | { kind: "file", digits: string | null, jwt: string | null }} Submission
 */

const longestTyped = 4096;

/**
 * @param {string | Uint8Array} handed
 * @returns {Submission}
 */
export function readSubmission(handed) {
  const bytes = typeof handed === "string" ? bytesOfText(handed) : handed;
  const other = otherFileOf(bytes);
  if (other === "photo" || other === "pdf") return { kind: other };
  if (other) throw new Unreadable("other file");
  const text = typeof handed === "string" ? handed : textOfBytes(bytes);
  if (text === null) throw new Unreadable("not text");
  return looksLikeFile(text) ? readFile(text) : readText(text);
}

/**
 * Whether a text is meant as a file: markup, JSON or a JSON Web Token.
 * @param {string} text
 */
export function looksLikeFile(text) {
  return /^\uFEFF?[\0-\x20]*(<|\{|eyJ)/.test(text) || isListOfJSON(text);
}

/**
 * A code somewhere in a list of JSON is not what is asked about: a link in brackets is no such list.
 * @param {string} text
 */
function isListOfJSON(text) {
  if (!/^\uFEFF?[\0-\x20]*\[/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @returns {Submission}
 */
function readText(text) {
  const found = BlijkCodes.find(text.includes("<") ? withoutReferences(text) : text);
  // Pieces of a damaged token are not two of them.
  const areBroken = found.tokens.length === 0 && found.codes.length === 0;
  const tokens = areBroken ? found.broken.slice(0, 1) : found.tokens.concat(found.broken);
  if (tokens.length > 1 || found.codes.length > 1) return { kind: "several" };
  const id = found.codes.length > 0 ? readCheckCode(found.codes[0]) : null;
  if (tokens.length > 0) {
    const isOther = id instanceof Uint8Array && !hasID(tokens[0], id);
    return isOther ? { kind: "several" } : { kind: "token", digits: tokens[0] };
  }
  if (id instanceof Uint8Array) return { kind: "code", id };
  const isMistyped = text.length <= longestTyped && readCheckCode(text) === "mistyped";
  if (found.hasMistyped || isMistyped) return { kind: "mistyped" };
  throw new Unreadable("no code, link or issued file");
}

/**
 * Whether a token is of this document; one that cannot be read is of nobody's.
 * @param {string} digits
 * @param {Uint8Array} id
 */
function hasID(digits, id) {
  try {
    return areSameBytes(readToken(bytesOfDigits(digits)).id, id);
  } catch {
    return false;
  }
}

/**
 * What is signed in a file. Its own text and looks are never read: only the QR code's digits and a credential that
 * is a JSON Web Token.
 * @param {string} text
 * @returns {Submission}
 */
function readFile(text) {
  if (/^\uFEFF?[\0-\x20]*\{/.test(text)) throw new Unreadable("credential");
  const plain = text.includes("<") ? withoutReferences(text) : text;
  const found = BlijkCodes.find(plain);
  const tokens = found.tokens.concat(found.broken);
  const jwts = Array.from(new Set(jwtsIn(plain)));
  if (tokens.length > 1 || jwts.length > 1) throw new Unreadable("more than one credential in one file");
  if (tokens.length + jwts.length > 0) {
    return { kind: "file", digits: tokens[0] || null, jwt: jwts[0] || null };
  }
  const mayHold = /application\/(vc|vp)|openbadges|credentialSubject/i.test(plain);
  throw new Unreadable(mayHold ? "credential" : "there is no credential in it");
}

/**
 * What looks like a JSON Web Token. A file that begins as one is nothing else. Each run of letters is looked at
 * once: an expression would begin anew at every letter of a run that ends in nothing.
 * @param {string} text
 */
function jwtsIn(text) {
  if (/^\uFEFF?[\0-\x20]*eyJ/.test(text) && !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text.replace(/^\uFEFF/, "").trim())) {
    throw new Unreadable("there is no credential in it");
  }
  /** @type {string[]} */
  const found = [];
  for (const run of text.split(/[^\w.-]+/)) {
    const parts = run.split(".");
    for (let i = 0; i + 2 < parts.length; i++) {
      const start = parts[i].indexOf("eyJ");
      if (start < 0 || parts[i].length < start + 4 || !parts[i + 1] || !parts[i + 2]) continue;
      found.push([parts[i].slice(start), parts[i + 1], parts[i + 2]].join("."));
      i += 2;
    }
  }
  return found;
}

/**
 * A page's text with the references to ASCII characters that a link could be spelled with (`&#47;`, `&num;`).
 * @param {string} text
 */
function withoutReferences(text) {
  return text
    .replace(/&(num|sol|amp|lt|gt|quot);/g, (whole, name) => namedReferences[name] || whole)
    .replace(/&#(?:x([0-9a-f]+)|(\d+));?/gi, (whole, hex, decimal) => {
      const code = hex ? parseInt(hex, 16) : parseInt(decimal, 10);
      return code < 0x80 ? String.fromCharCode(code) : whole;
    });
}

/** @type {Record<string, string>} */
const namedReferences = { num: "#", sol: "/", amp: "&", lt: "<", gt: ">", quot: "\"" };
