// What follows from a document's id: the tag that it is found by, and the key of what a typed code may show. Making
// them takes 1,000 rounds, so that trying codes is dear.
// @ts-check

import { bytesOfBase64URL, bytesOfText, joined, textOfBytes } from "./bytes.js";

/**
 * @typedef {{ tag: Uint8Array, key: Uint8Array }} Derived
 * @typedef {{ token: Uint8Array, details: [string, string][] } | { state: "revoked" | "replaced" }} Opened
 */

const roundsOfDerivation = 1000;
/** What a typed code may show beside the signed facts, by the keys of its labels. */
const shownLabels = [
  "goals", "provider", "hours", "seen", "skill", "role", "setting", "external-proof", "signatory",
].map((name) => `label.${name}`);

/**
 * @param {Uint8Array} id
 * @param {string} did
 * @returns {Promise<Derived>}
 */
export async function derive(id, did) {
  const salt = joined(bytesOfText("blijk-code-1"), [0], bytesOfText(did));
  const password = await crypto.subtle.importKey("raw", id, "PBKDF2", false, ["deriveBits"]);
  const scheme = { name: "PBKDF2", hash: "SHA-256", salt, iterations: roundsOfDerivation };
  const master = await crypto.subtle.deriveBits(scheme, password, 256);
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const handle = await crypto.subtle.importKey("raw", master, hmac, false, ["sign"]);
  /** @param {string} info The first block of HKDF-Expand (RFC 5869 §2.3). */
  const expand = async (info) =>
    new Uint8Array(await crypto.subtle.sign("HMAC", handle, joined(bytesOfText(info), [1])));
  return { tag: (await expand("tag")).slice(0, 16), key: await expand("key") };
}

/**
 * Opens what is sealed under a tag; null where it is not as it should be.
 * @param {Uint8Array} sealed Nonce, then what was encrypted.
 * @param {Derived} derived
 * @param {string} did
 * @returns {Promise<Opened | null>}
 */
export async function openSealed(sealed, derived, did) {
  const scheme = {
    name: "AES-GCM", iv: sealed.slice(0, 12), tagLength: 128,
    additionalData: joined([1], bytesOfText(did), derived.tag),
  };
  try {
    const handle = await crypto.subtle.importKey("raw", derived.key, "AES-GCM", false, ["decrypt"]);
    const plain = new Uint8Array(await crypto.subtle.decrypt(scheme, handle, sealed.slice(12)));
    const text = plain.length % 256 === 0 ? textOfBytes(plain) : null;
    return text === null ? null : readOpened(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * @param {any} json
 * @returns {Opened | null}
 */
function readOpened(json) {
  const names = Object.keys(json).join();
  if (names === "state") {
    return json.state === "revoked" || json.state === "replaced" ? { state: json.state } : null;
  }
  const token = typeof json.token === "string" ? bytesOfBase64URL(json.token) : null;
  const isRight = names === "token,details" && token && Array.isArray(json.details)
    && json.details.every(isDetail);
  return isRight ? { token, details: json.details } : null;
}

/** @param {unknown} detail */
function isDetail(detail) {
  return Array.isArray(detail) && detail.length === 2 && shownLabels.includes(detail[0])
    && typeof detail[1] === "string";
}
