// Checks a typed code: what is sealed under it is opened, and verified as if scanned.
// @ts-check

import { areSameBytes } from "./bytes.js";
import { checkCodeOf } from "./checkcode.js";
import { derive, openSealed } from "./sealed.js";
import { examine, standing } from "./examine.js";
import { plainVerdict, withdrawnVerdict } from "./verdict.js";
import { readToken } from "./token.js";
import { entryOfPrefix, sha256 } from "./keys.js";

/**
 * @typedef {import("./sources.js").Sources} Sources
 * @typedef {import("./verdict.js").Verdict} Verdict
 */

/**
 * A typed code has only what is sealed under it to go by; that is verified as if scanned.
 * @param {Uint8Array} id
 * @param {Sources} sources
 * @returns {Promise<Verdict>}
 */
export async function checkCode(id, sources) {
  const code = checkCodeOf(id);
  const unknown = plainVerdict(
    "statusUnknown", "register", "unreachable", { input: "code", code, mayBeStale: true });
  const organisation = await sources.organisation();
  const head = organisation && await sources.head(organisation);
  if (!organisation || !head) return unknown;
  if (head.codes === undefined) {
    return plainVerdict("notFound", "registered", "nothing to show", { wording: "withoutNames", input: "code", code });
  }
  const derived = await derive(id, organisation.did);
  const sealed = await sources.sealed(head, derived.tag);
  if (sealed === undefined) return unknown;
  if (sealed === null) {
    return plainVerdict("notFound", "registered", "nothing to show", { input: "code", code, mayBeStale: true });
  }
  const [opened, entry] = await Promise.all([
    openSealed(sealed, derived, organisation.did), sources.entry(head, derived.tag),
  ]);
  if (!opened || !entry) return unknown;
  const copy = { ...standing(head), holds: /** @type {const} */ ("exactly"), entry };
  if ("state" in opened) {
    if (opened.state !== entry.state) return unknown;
    return withdrawnVerdict(opened.state, { input: "code", code, issuer: organisation, copyDay: copy.day });
  }
  const token = await tokenOf(opened.token);
  if (!token || !entryOfPrefix(organisation.keys, token.keyPrefix) || !areSameBytes(token.id, id) || !areSameBytes(await sha256(token.bytes), entry.tokenHash)) {
    return unknown;
  }
  return examine(token, null, "code", sources, organisation, async () => copy, opened.details);
}

/** @param {Uint8Array} bytes */
async function tokenOf(bytes) {
  try {
    return readToken(bytes);
  } catch {
    return null;
  }
}
