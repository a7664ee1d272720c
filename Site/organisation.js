// The organisation that publishes here, by its DID document: who it is, and the keys it signs with.
// @ts-check

import { areSameBytes, textOfBytes } from "./bytes.js";
import { keyOfMethod } from "./keys.js";
import { secondsOfTime } from "./calendar.js";

/**
 * @typedef {{ key: import("./keys.js").PublicKey, method: string, vouchesUntil: number }} KeyEntry
 *   Up to when what it signs is believed without a register: `-Infinity` for a key that others may have had.
 * @typedef {{ did: string, name: string, phone: string | null, url: string | null, kvk: string | null,
 *   keys: KeyEntry[] }} Organisation
 */

const mostMethods = 256;
const mostKeys = 64;

/**
 * Reads a DID document; null where it cannot be used.
 * @param {Uint8Array} bytes
 * @returns {Promise<Organisation | null>}
 */
export async function readOrganisation(bytes) {
  let document;
  try {
    document = JSON.parse(textOfBytes(bytes) || "");
  } catch {
    return null;
  }
  if (typeof document !== "object" || document === null || !isDID(document.id)) return null;
  const keys = await keysOf(document);
  const areDifferent = keys && keys.every((one, index) => keys.slice(0, index).every((other) =>
    other.method !== one.method && !areSameBytes(other.key.prefix, one.key.prefix)));
  if (!keys || !areDifferent || keys.length > mostKeys) return null;
  return {
    did: document.id, name: text(document.name) || addressOfDID(document.id),
    phone: text(document.phone), url: text(document.url), kvk: text(document.kvk), keys,
  };
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : null;
}

/** @param {unknown} did */
function isDID(did) {
  if (typeof did !== "string" || did.length > 512) return false;
  const host = "([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?(%3A[1-9][0-9]*)?";
  return new RegExp(`^did:web:${host}(:(?!\\.{1,2}(:|$))[A-Za-z0-9._-]+)*$`).test(did);
}

/**
 * The address that a did:web stands for.
 * @param {string} did
 */
export function addressOfDID(did) {
  return did.slice("did:web:".length).replace(/:/g, "/").replace("%3A", ":");
}

/**
 * The keys that assert, and those that are `revoked` and assert no more; null where one cannot be used.
 * @param {any} document
 * @returns {Promise<KeyEntry[] | null>}
 */
async function keysOf(document) {
  const did = document.id;
  /** @param {string} id */
  const absolute = (id) => id.startsWith("#") ? did + id : id;
  const declared = Array.isArray(document.verificationMethod) ? document.verificationMethod : [];
  const asserting = Array.isArray(document.assertionMethod) ? document.assertionMethod : [];
  if (Math.max(declared.length, asserting.length) > mostMethods) return null;
  /** @param {any} method */
  const idOf = (method) => method && typeof method.id === "string" ? absolute(method.id) : null;
  /** @type {KeyEntry[]} */
  const keys = [];
  for (const reference of asserting) {
    const method = typeof reference === "string"
      ? declared.find((/** @type {any} */ one) => idOf(one) === absolute(reference)) : reference;
    const id = idOf(method);
    const key = id !== null && method.controller === did ? await keyOfMethod(method) : null;
    const end = key && endOf(method);
    if (id === null || !key || end === null) return null;
    keys.push({ key, method: id, vouchesUntil: end });
  }
  for (const method of declared) {
    const id = idOf(method);
    const isLost = id !== null && !keys.some((one) => one.method === id) && method.controller === did
      && typeof method.revoked === "string" && secondsOfTime(method.revoked) !== null;
    if (!isLost) continue;
    const key = await keyOfMethod(method);
    if (!key) return null;
    keys.push({ key, method: id, vouchesUntil: -Infinity });
  }
  return keys;
}

/**
 * When a key ends: the earlier of `revoked` and `expires` (Controlled Identifiers 1.0 §2.2); null where one of
 * them is no moment.
 * @param {any} method
 */
function endOf(method) {
  let end = Infinity;
  for (const value of [method.revoked, method.expires]) {
    if (value === undefined) continue;
    const moment = typeof value === "string" ? secondsOfTime(value) : null;
    if (moment === null) return null;
    end = Math.min(end, moment);
  }
  return end;
}
